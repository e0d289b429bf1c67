"""Clashes gathered into disputes: one for each question and event, with all that take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.board import Board
from claims.clash import Clash
from claims.contrary import CONTRARY
from claims.hostile import BLAME, FIRST, aims_of, began
from claims.quarrel import Quarrel
from claims.refuted import DENIAL
from domain.claim import Claim


def gathered(clashes: Iterable[Clash], board: Board) -> list[Quarrel]:
    """Disputes in the order in which their first claims come; a pair that one dispute holds makes no second one."""
    quarrels: list[Quarrel] = []
    held: set[frozenset[str]] = set()
    by_kind: dict[str, list[Clash]] = defaultdict(list)
    for clash in clashes:
        by_kind["blame" if clash.topic in (FIRST, BLAME) else "denial"].append(clash)
    for kind in ("denial", "blame"):
        fresh = [c for c in by_kind[kind] if frozenset((c.claim.id, c.against.id)) not in held]
        for group in _groups(fresh):
            held |= {frozenset((c.claim.id, c.against.id)) for c in group}
            quarrel = _blame(group, board) if kind == "blame" else _denial(group, board)
            if len(quarrel.sides) > 1:
                quarrels.append(quarrel)
    return quarrels


def _groups(clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes that share a claim are one dispute."""
    above = list(range(len(clashes)))

    def root(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    seen: dict[str, int] = {}
    for i, clash in enumerate(clashes):
        for key in (clash.claim.id, clash.against.id):
            above[root(i)] = root(seen.setdefault(key, i))
    groups: dict[int, list[Clash]] = defaultdict(list)
    for i, clash in enumerate(clashes):
        groups[root(i)].append(clash)
    return list(groups.values())


def _sides(group: Sequence[Clash], board: Board) -> dict[str, tuple[Claim, ...]]:
    sides: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in (*(c.claim for c in group), *(c.against for c in group)):
        for who in board.owners(claim):
            sides[who][claim.id] = claim
    return {who: tuple(said.values()) for who, said in sides.items()}


def _denial(group: Sequence[Clash], board: Board) -> Quarrel:
    first = group[0]
    return Quarrel(
        kind="denial", question=_denial_question(group, board), sides=tuple(_sides(group, board).items()),
        about=first.claim.id,
    )  # fmt: skip


def _blame(group: Sequence[Clash], board: Board) -> Quarrel:
    first = any(c.topic == FIRST for c in group)
    sides = _sides(group, board)
    if first:  # who began it is told by those who tell who began it
        telling = {who: tuple(c for c in said if began(c, board)) for who, said in sides.items()}
        sides = {who: telling[who] or said for who, said in sides.items()}
    ordered = tuple(sides.items())
    names = listed(sorted(sides), "or")
    question = f"Who opened fire first: {names}?" if first else f"Who is to blame: {names}?"
    return Quarrel(kind="initiator" if first else "accusation", question=question, sides=ordered)


def _denial_question(group: Sequence[Clash], board: Board) -> str:
    claimant = group[0].claim
    says = listed(board.owners(claimant))
    against = tuple(dict.fromkeys(who for c in group for who in board.owners(c.against) if who not in says))
    against = against or board.owners(group[0].against)
    several = len(against) > 1
    topics = {c.topic for c in group}
    ending = (
        f"{'say' if several else 'says'} otherwise" if topics == {CONTRARY} else f"{'deny' if several else 'denies'} it"
    )
    blamed = aims_of(claimant, board) & set(against)
    if len(blamed) == 1 and DENIAL in topics:
        attack = claimant.event is not None and claimant.event.type == "attack"
        deed = f"attack, as {says} says" if attack else f"do what {says} says"
        return f"Did {next(iter(blamed))} {deed}? {listed(against)} {ending}."
    return f"Did it happen as {says} says? {listed(against)} {ending}."


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a sentence.

    >>> listed(("A", "B", "C"), "or")
    'A, B or C'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
