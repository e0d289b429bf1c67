"""Accounts that may not agree: what speaks for a disagreement, and is not enough to call it one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claims.board import Board
from claims.clash import Clash
from claims.dispute_questions import told_in_doubt
from claims.gathering import groups_of, sides_of
from claims.quarrel import Quarrel
from claims.replies import Reply
from claims.reply_weights import POSSIBLE
from domain.claim import Claim


def possible(replies: Iterable[Reply], plain: Sequence[Quarrel], board: Board) -> list[Quarrel]:
    """The replies in none of the `plain` disputes, the heaviest first; those of two sides that share a statement are one."""
    held = set(_pairs(plain))
    light = [r for r in replies if r.answers and r.weight >= POSSIBLE and _ids(r) not in held]
    found: list[Quarrel] = []
    taken: set[str] = set()
    for group in _of_two_sides(sorted(light, key=lambda r: -r.weight), board):
        ids = frozenset(c for r in group for c in _ids(r))
        if ids & taken:
            group = [r for r in group if not _ids(r) & taken]
            ids = frozenset(c for r in group for c in _ids(r))
        if group:
            taken |= ids
            found.append(_quarrel([r.clash for r in group], board))
    return [q for q in found if len(q.sides) > 1]


def _of_two_sides(replies: Sequence[Reply], board: Board) -> Iterator[list[Reply]]:
    """Replies between the same sides that share a statement, the heaviest first."""
    weights = {_ids(r): r for r in replies}
    by_sides: dict[frozenset[str], list[Clash]] = defaultdict(list)
    for reply in replies:
        c = reply.clash
        by_sides[frozenset((*board.owners(c.claim), *board.owners(c.against)))].append(c)
    groups = [group for clashes in by_sides.values() for group in groups_of(clashes)]
    made = [[weights[frozenset((c.claim.id, c.against.id))] for c in group] for group in groups]
    yield from sorted(made, key=lambda group: -group[0].weight)


def _ids(reply: Reply) -> frozenset[str]:
    return frozenset((reply.clash.claim.id, reply.clash.against.id))


def _quarrel(group: Sequence[Clash], board: Board) -> Quarrel:
    sides = tuple(sides_of(group, board).items())
    about = f"{group[0].claim.id} {group[0].against.id}"
    return Quarrel(kind="denial", question=told_in_doubt(group[0], board), sides=sides, about=about)


def _pairs(quarrels: Sequence[Quarrel]) -> Iterator[frozenset[str]]:
    """The claims that stand against each other in plain disputes."""
    for quarrel in quarrels:
        for who, said in quarrel.sides:
            others = (c for party, theirs in quarrel.sides if party != who for c in theirs)
            yield from _across(said, tuple(others))


def _across(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterator[frozenset[str]]:
    return (frozenset((a.id, b.id)) for a in ours for b in theirs)
