"""One statement reported again: by the same claimant in nearly the same words, in another article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

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
    known: dict[tuple[str, str], list[Clause]] = defaultdict(list)
    for claim in sorted(board.claims, key=lambda c: (str(board.window.published(c) or ""), c.article, c.extent.start)):
        if claim.stance in ASSERTING and not claim.is_narrator:
            for clause in board.clauses[claim.id]:
                found = _earlier(clause, known, board)
                if found is not None:
                    home = groups.setdefault(found.claim.id, groups.get(claim.id, {found.claim.id: None}))
                    home |= {found.claim.id: None, claim.id: None}
                    groups[claim.id] = home
    for members in {id(g): g for g in groups.values()}.values():
        yield Relation(kind="same", claims=tuple(members), note="one statement, reported again")


def _earlier(clause: Clause, known: dict[tuple[str, str], list[Clause]], board: Board) -> Clause | None:
    """The clause that this one repeats; the clause itself is put where later ones look."""
    told = clause.stems - board.parties
    if len(told) < _LEAST:
        return None
    rarest = sorted(told, key=lambda s: (-board.telling.get(s, 0.0), s))[:_LEAST]
    keys = [(who, stem) for who in board.owners(clause.claim) for stem in rarest]
    candidates = {id(o): o for key in keys for o in known[key][-_LATEST:]}
    found = next((o for o in candidates.values() if _repeats(clause, o, told & o.stems, board)), None)
    for key in keys:
        known[key].append(clause)
    return found


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
