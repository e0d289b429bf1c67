"""One statement reported again: by the same claimant in nearly the same words, in another article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.board import Board
from claims.clash import ASSERTING
from claims.clauses import Clause
from domain.claim import Relation

_LEAST = 3  # stems in common, parties' names left out
_ENOUGH = 0.6  # share of the telling words of the shorter clause
_NUMBER = re.compile(r"\d[\d,.:]*")


def repeated(board: Board) -> Iterator[Relation]:
    """Each statement with the ones that repeat it, the earliest first."""
    groups: dict[str, dict[str, None]] = {}
    order = sorted(board.claims, key=lambda c: (str(board.window.published(c) or ""), c.article, c.extent.start))
    for claim in order:
        if claim.stance not in ASSERTING or claim.is_narrator:
            continue
        for clause in board.clauses[claim.id]:
            found = next((o for o, shared in board.near(clause).values() if _repeats(clause, o, shared, board)), None)
            if found is not None:
                home = groups.setdefault(found.claim.id, groups.get(claim.id, {found.claim.id: None}))
                home |= {found.claim.id: None, claim.id: None}
                groups[claim.id] = home
    for members in {id(g): g for g in groups.values()}.values():
        yield Relation(kind="same", claims=tuple(members), note="one statement, reported again")


def _repeats(one: Clause, other: Clause, shared: frozenset[str], board: Board) -> bool:
    if other.claim.article == one.claim.article or one.negative != other.negative or len(shared) < _LEAST:
        return False
    if other.claim.stance not in ASSERTING or board.opposed(one.claim, other.claim):
        return False
    smaller = min(board.weight(one.stems), board.weight(other.stems)) or 1.0
    alike = board.weight(shared) / smaller >= _ENOUGH
    return alike and _numbers(one, board) == _numbers(other, board) and board.events.same(one.claim, other.claim)


def _numbers(clause: Clause, board: Board) -> frozenset[str]:
    text = clause.span.of(board.window.articles[clause.claim.article].text)
    return frozenset(number.strip(".,:") for number in _NUMBER.findall(text))
