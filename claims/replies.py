"""Statements of one article that follow each other and may not agree: a reply, or another account of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.board import Board
from claims.clash import STATING, Clash
from claims.contrary import CONTRARY
from claims.gathering import is_inside
from claims.opposition import of_two_times
from claims.opposition_traits import LOSSES, REFUTING, Pairs
from claims.owners import has_voice
from claims.refuted import is_denial, is_whose
from claims.reply_signs import NUMBER, SIGNS, Known, Signs, frame_of, scored
from claims.reply_weights import CERTAIN, WEIGHTS
from domain.claim import Claim

_ANSWERING = tuple(
    SIGNS.index(name)
    for name in (
        "refuting word near", "told of", "second denies", "elliptic number", "pronoun and no", "pair quarrels",
    )
)  # fmt: skip
"""Signs of an answer; two reports of the same thing that only stand near each other have none."""
_ONLY = re.compile(
    r"\b(?:only|just|merely|no|not|none|single|nothing|never|no more than|at most|other)\b|n[’']t\b|\d", re.IGNORECASE
)
_STEPS = 3  # statements of others from one to another that may be its reply, at most
_FAR = 900  # code points between them, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Two accounts that may not agree, the second after the first, and how much speaks for it; a dispute when `certain`.

    `answers` is false for those that only stand near each other in about the same words.
    """

    clash: Clash
    weight: float
    answers: bool
    certain: bool


def replies(board: Board, known: Sequence[Clash], pairs: Pairs | None = None) -> Iterator[Reply]:
    """Each pair of neighbours by two sides that `known` does not hold, with its weight; time grows with the claims."""
    told = {frozenset((c.claim.id, c.against.id)) for c in known}
    for first, second, values in neighbours(board, known, pairs):
        if frozenset((first.id, second.id)) not in told:
            weight = scored(values, WEIGHTS)
            clash = Clash(kind="denial", claim=first, against=second, topic=CONTRARY)
            plain = weight >= CERTAIN and _refutes(first, second, board)
            yield Reply(clash=clash, weight=weight, answers=any(values[n] for n in _ANSWERING), certain=plain)


def _refutes(first: Claim, second: Claim, board: Board) -> bool:
    """True for what a party or a person refutes of what the other said; counts and losses are compared as figures."""
    refutes = is_denial(second, board) or REFUTING.search(frame_of(second, board)) is not None
    speaks = bool(board.window.parties(second)) or any(s.kind == "person" for s in second.speakers)
    counts = all(NUMBER.search(board.text(c)) for c in (first, second))
    lost = not (board.stems(first) | board.stems(second)).isdisjoint(LOSSES)
    return refutes and speaks and not counts and not lost and is_whose(second, first, board)


def neighbours(
    board: Board, known: Iterable[Clash], pairs: Pairs | None = None
) -> Iterator[tuple[Claim, Claim, list[float]]]:
    """The pairs of statements that stand near each other in an article and are made by two sides, with their signs."""
    signs = Signs(board=board, pairs=pairs or Pairs(board=board), known=_known(known, board))
    for held in board.by_article.values():
        denied = set(_told_to_be_denied(held))
        voices = [c for c in held if has_voice(c, board.window) and c.id not in denied]
        for at, first in enumerate(voices):
            for step, second in enumerate(voices[at + 1 : at + 1 + _STEPS]):
                if _may_answer(first, second, board):
                    between = voices[at + 1 : at + 1 + step]
                    yield first, second, signs.of(first, second, alone=_alone(first, second, between, board))


def _told_to_be_denied(held: Sequence[Claim]) -> Iterator[str]:
    """As in "The ministry rejects the agency's reports that a boat was sunk": the reports have their answer, and are none."""
    for denial in held:
        if denial.denies:
            yield denial.denies
        if denial.stance == "denies":
            yield from (c.id for c in held if is_inside(c, denial))


def _may_answer(first: Claim, second: Claim, board: Board) -> bool:
    stand = all(c.stance in STATING and not c.negated for c in (first, second)) and not _agrees(first, second, board)
    apart = first.parent != second.id and second.parent != first.id and board.opposed(first, second)
    near = board.extent(second).start - board.extent(first).end <= _FAR
    together = not of_two_times(first, second, board) and board.window.dates_agree(first, second)
    return stand and apart and near and together


def _agrees(first: Claim, second: Claim, board: Board) -> bool:
    """As in "Kesh confirmed that the bridge was shut", beside the same of another; not "confirmed only one wounded guard"."""
    if "confirms" not in (first.stance, second.stance):
        return False
    bounded = any(_ONLY.search(board.text(c)) or c.figures for c in (first, second) if c.stance == "confirms")
    return not bounded and not is_denial(second, board)


def _alone(first: Claim, second: Claim, between: Sequence[Claim], board: Board) -> bool:
    both = {*board.owners(first), *board.owners(second)}
    return bool(between) and all(both & set(board.owners(c)) for c in between)


def _known(clashes: Iterable[Clash], board: Board) -> Known:
    clashes = tuple(clashes)
    pairs = (
        (c.against.article, frozenset((a, b)))
        for c in clashes
        for a in board.owners(c.claim)
        for b in board.owners(c.against)
    )
    return Known(claims=frozenset(k.id for c in clashes for k in (c.claim, c.against)), pairs=frozenset(pairs))
