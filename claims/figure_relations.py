"""Why two figures for one side and event are no contradiction: the same again, a later count, a part, or another scope."""

from __future__ import annotations

from claims.board import Board
from claims.counted import Counted
from domain.claim import Figure, RelationKind

SAME, UPDATE, COMPATIBLE = "same", "update", "compatible"
Why = tuple[RelationKind, str]


def why_not(first: Counted, second: Counted, board: Board) -> Why | None:
    """The relation of two figures and its note, the earlier first; None where they exclude each other."""
    shown = f"{shown_as(first.figure)} and {shown_as(second.figure)}"
    if first.figure.kind != second.figure.kind:
        return (
            None
            if _fewer_hit_than_killed(first.figure, second.figure)
            else ("compatible", f"{shown}: other kinds of loss")
        )
    if {first.figure.victims_kind, second.figure.victims_kind} == {"military", "civilian"}:
        return "compatible", f"{shown}: soldiers and civilians"
    if first.range == second.range and first.narrow == second.narrow:
        return "same", f"the same figure: {shown_as(first.figure)}"
    if first.figure.scope != second.figure.scope and "daily" in (first.figure.scope, second.figure.scope):
        return "compatible", "one counts a day, the other more"
    if _is_part(first, second) or _is_part(second, first):
        return "compatible", f"{shown}: one is a part of the other"
    if same_voice(first, second) and board.window.published(first.claim) != board.window.published(second.claim):
        return "update", f"{shown_as(first.figure)}, later {shown_as(second.figure)}"
    if not disjoint(first.figure, second.figure):
        return "compatible", f"{shown} can both hold"
    return None


def same_voice(a: Counted, b: Counted) -> bool:
    """True for one claimant, or for the counts that two articles give as their own: nobody is set against nobody."""
    return bool(set(a.owners) & set(b.owners)) or (a.claim.is_narrator and b.claim.is_narrator)


def disjoint(a: Figure, b: Figure) -> bool:
    """True when both cannot hold."""
    return _above(a, b) or _above(b, a)


def _above(a: Figure, b: Figure) -> bool:
    return a.low is not None and b.high is not None and a.low > b.high


def _fewer_hit_than_killed(a: Figure, b: Figure) -> bool:
    """As in losses of four altogether, and fourteen killed: one of them cannot be."""
    killed, hit = (a, b) if a.kind == "killed" else (b, a)
    return _above(killed, hit)


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


def shown_as(figure: Figure) -> str:
    """A figure in words: "3", "at least 3", "3 to 5", "no number"."""
    low, high = figure.low, figure.high
    if low is not None and low == high:
        return str(low)
    if high is not None:
        return f"{low if low is not None else 'fewer'} to {high}"
    return f"{low} or more" if low is not None else "no number"
