"""One statement reported again: by the same claimant in nearly the same words, in another article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.board import Board
from claims.clash import ASSERTING
from claims.clauses import Clause
from domain.claim import Relation

_LEAST = 3  # stems in common, parties' names left out
_LATEST = 20  # clauses with one rare word by one claimant that are compared, the latest
_ENOUGH = 0.6  # share of the telling words of the shorter clause
_NUMBER = re.compile(r"\d[\d,.:]*")


def repeated(board: Board) -> Iterator[Relation]:
    """Each statement with the ones that repeat it, the earliest first."""
    groups: dict[str, dict[str, None]] = {}
    known: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for claim in sorted(board.claims, key=lambda c: (str(board.window.published(c) or ""), c.article, c.extent.start)):
        if claim.stance in ASSERTING and not claim.is_narrator:
            for clause in board.clauses[claim.id]:
                found = _earlier(_Told(clause=clause, board=board), known)
                if found is not None:
                    home = groups.setdefault(found.claim.id, groups.get(claim.id, {found.claim.id: None}))
                    home |= {found.claim.id: None, claim.id: None}
                    groups[claim.id] = home
    for members in {id(g): g for g in groups.values()}.values():
        yield Relation(kind="same", claims=tuple(members), note="one statement, reported again")


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A clause; what it tells is read once, however many later ones it is compared with."""

    clause: Clause
    board: Board

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words, parties' names left out."""
        return self.clause.stems - self.board.parties

    @cached_property
    def weight(self) -> float:
        return self.board.weight(self.clause.stems)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(number.strip(".,:") for number in _NUMBER.findall(self.board.text_of(self.clause)))


def _earlier(one: _Told, known: dict[tuple[str, str], list[_Told]]) -> Clause | None:
    """The clause that this one repeats; the clause itself is put where later ones look."""
    if len(one.stems) < _LEAST:
        return None
    telling = one.board.telling
    rarest = sorted(one.stems, key=lambda s: (-telling.get(s, 0.0), s))[:_LEAST]
    keys = [(who, stem) for who in one.board.owners(one.clause.claim) for stem in rarest]
    candidates = {id(o): o for key in keys for o in known[key][-_LATEST:]}
    found = next((o for o in candidates.values() if _repeats(one, o)), None)
    for key in keys:
        known[key].append(one)
    return found.clause if found is not None else None


def _repeats(one: _Told, other: _Told) -> bool:
    """True for two clauses by one claimant, in two articles, that say nearly the same with the same numbers."""
    mine, theirs, board = one.clause, other.clause, one.board
    if theirs.claim.article == mine.claim.article or mine.negative != theirs.negative:
        return False
    shared = one.stems & theirs.stems
    if len(shared) < _LEAST:
        return False
    smaller = min(one.weight, other.weight) or 1.0
    alike = board.weight(shared) / smaller >= _ENOUGH
    return alike and one.numbers == other.numbers and board.events.same(mine.claim, theirs.claim)
