"""Why two figures for one side and event are no contradiction: the same again, a later count, a part, or another scope."""

from __future__ import annotations

import re

from claims.board import Board
from claims.counted import Counted
from claims.one_event import brings_up_to_date
from domain.claim import Figure, RelationKind
from domain.count_words import count_words, is_approximate

_LESS, _MORE = 0.9, 1.1  # share of a number meant by "about"
Why = tuple[RelationKind, str]
_CORRECTED = re.compile(
    r"\b(?:first|earlier|initially|previously|originally|correct(?:s|ed|ing)|revis\w+|rais\w+|up from|down from"
    r"|not \w+ as|instead of)\b",
    re.IGNORECASE,
)


def why_not(first: Counted, second: Counted, board: Board) -> Why | None:
    """The relation of two figures and its note, the earlier first; None where they exclude each other."""
    shown = f"{count_words(first.figure)} and {count_words(second.figure)}"
    one_voice = same_voice(first, second)
    if {first.figure.victims_kind, second.figure.victims_kind} == {"military", "civilian"}:
        return "compatible", f"{shown}: soldiers and civilians"
    one_number = first.range == second.range or (one_voice and first.figure.low == second.figure.low is not None)
    one_kind = first.narrow == second.narrow and (one_voice or first.figure.kind == second.figure.kind)
    if one_number and one_kind:
        return "same", f"the same figure: {count_words(first.figure)}"
    if first.figure.scope != second.figure.scope and "daily" in (first.figure.scope, second.figure.scope):
        return "compatible", "one counts a day, the other more"
    later = one_voice and first.narrow == second.narrow and _later(first, second, board)
    if later and brings_up_to_date(first, second, board):
        return "update", f"{count_words(first.figure)}, later {count_words(second.figure)}"
    if _is_part(first, second) or _is_part(second, first):
        return "compatible", f"{shown}: one is a part of the other"
    if first.figure.kind != second.figure.kind:
        return None if _excluded(first.figure, second.figure) else ("compatible", f"{shown}: other kinds of loss")
    return None if disjoint(first.figure, second.figure) else ("compatible", f"{shown} can both hold")


def same_voice(a: Counted, b: Counted) -> bool:
    """True for one claimant, and for the count that an article gives as its own: it reports, and is no party's rival."""
    own = any(c.claim.is_narrator and not any(s.party for s in c.claim.speakers) for c in (a, b))
    return own or bool(set(a.owners) & set(b.owners))


def disjoint(a: Figure, b: Figure) -> bool:
    """True when both cannot hold."""
    return above(a, b) or above(b, a)


def above(a: Figure, b: Figure) -> bool:
    """True when all that the first allows is more than what the second allows; "up to 60" is not none.

    "About 30" allows 31, and not 40.
    """
    low = a.low if a.low is not None else 1 if a.high else None
    if low is None or b.high is None:
        return False
    return low * (_LESS if is_approximate(a) else 1) > b.high * (_MORE if is_approximate(b) else 1)


def _later(first: Counted, second: Counted, board: Board) -> bool:
    """True for an article of another day, or for "seven, not six as it first said" in one."""
    if first.claim.article != second.claim.article:
        return board.window.published(first.claim) != board.window.published(second.claim)
    text = board.window.articles[first.claim.article].text
    start, end = (
        min(first.claim.extent.start, second.claim.extent.start),
        max(first.claim.extent.end, second.claim.extent.end),
    )
    return end - start < 300 and bool(_CORRECTED.search(text[start:end]))


def _excluded(a: Figure, b: Figure) -> bool:
    """As in losses of four altogether, and fourteen killed: one of them cannot be. Missing and held are told apart by number."""
    if "killed" not in (a.kind, b.kind):
        return disjoint(a, b)
    killed, hit = (a, b) if a.kind == "killed" else (b, a)
    return above(killed, hit)


def _is_part(small: Counted, large: Counted) -> bool:
    """As in "nine of them children" beside 27 bodies; bodies in one hospital beside all dead; civilians beside people."""
    if small.narrow == large.narrow and small.figure.victims_kind == large.figure.victims_kind and not small.partial:
        return False
    low, high = small.figure.high or small.figure.low, large.figure.low or large.figure.high
    if low is None or high is None or low > high or not low:
        return False
    narrower = small.narrow is not None and large.narrow is None
    civil = small.figure.victims_kind == "civilian" and large.figure.victims_kind in ("unknown", "mixed")
    return narrower or civil or (small.partial and not large.partial)
