"""Clashes gathered into disputes: one for each question and event, with all that take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claims.board import Board
from claims.clash import Clash
from claims.dispute_questions import denial_question, listed
from claims.hostile import BLAME, FIRST, began
from claims.quarrel import Quarrel
from domain.claim import Claim

_OF_ONE_THING = 2  # stems that a statement shares with the reply to another, from which the reply answers it too


def gathered(clashes: Iterable[Clash], board: Board) -> list[Quarrel]:
    """Disputes in the order in which their first claims come; a pair that one dispute holds makes no second one."""
    quarrels: list[Quarrel] = []
    held: set[frozenset[str]] = set()
    by_kind: dict[str, list[Clash]] = defaultdict(list)
    for clash in clashes:
        by_kind["blame" if clash.topic in (FIRST, BLAME) else "denial"].append(clash)
    for kind in ("denial", "blame"):
        fresh = [c for c in by_kind[kind] if frozenset((c.claim.id, c.against.id)) not in held]
        fresh = list(_at_home(_innermost(fresh), board)) if kind == "denial" else list(_of_one_question(fresh))
        for group in groups_of(fresh):
            held |= {frozenset((c.claim.id, c.against.id)) for c in group}
            quarrel = _blame(group, board) if kind == "blame" else _denial(group, board)
            if len(quarrel.sides) > 1:
                quarrels.append(quarrel)
    return quarrels


def _innermost(clashes: Sequence[Clash]) -> list[Clash]:
    """The clashes without those of a statement inside which another stands that the same reply answers.

    As in "Orvenia speaks of fourteen bombs; the observers found nine craters", answered by "Talmark called it an invention":
    the reply is to what Orvenia says, not to all that the observers tell.
    """
    answered: dict[str, list[Claim]] = defaultdict(list)
    for clash in clashes:
        answered[clash.against.id].append(clash.claim)
    return [c for c in clashes if not any(is_inside(other, c.claim) for other in answered[c.against.id])]


def is_inside(inner: Claim, outer: Claim) -> bool:
    """True for a statement whose words are a part of another's."""
    if inner.article != outer.article or inner.id == outer.id:
        return False
    ours, theirs = ([(p.start, p.end) for p in c.content] for c in (inner, outer))
    within = all(any(a <= start and end <= b for a, b in theirs) for start, end in ours)
    return within and sum(e - s for s, e in ours) < sum(e - s for s, e in theirs)


def _of_one_question(clashes: Sequence[Clash]) -> Iterator[Clash]:
    """The clashes without those that set an answer to "who fired first?" against some other accusation of the same days.

    As in "Talmark opened fire at 02:40" and "the enemy fired first": that Talmark hired men besides is another matter.
    """
    first = {c.id for clash in clashes if clash.topic == FIRST for c in (clash.claim, clash.against)}
    return (c for c in clashes if c.topic == FIRST or not {c.claim.id, c.against.id} & first)


def _at_home(clashes: Sequence[Clash], board: Board) -> Iterator[Clash]:
    """The clashes without those of a reply with another article's statement that its own article does not set it against.

    "Talmark has denied the charge of hiring men: no foreigner served in its forces" answers that charge, and whoever tells
    the same elsewhere; not the shelling by the forces of Talmark that another article tells of.
    """
    home: dict[str, list[Claim]] = defaultdict(list)
    for clash in clashes:
        if clash.claim.article == clash.against.article:
            home[clash.against.id].append(clash.claim)
    for clash in clashes:
        answered = home.get(clash.against.id, [])
        near = len(board.stems(clash.claim) & board.stems(clash.against)) >= _OF_ONE_THING
        if (
            near
            or not answered
            or any(clash.claim.id == c.id or _tells_the_same(clash.claim, c, board) for c in answered)
        ):
            yield clash


def _tells_the_same(one: Claim, other: Claim, board: Board) -> bool:
    shared, both = board.stems(one) & board.stems(other), (board.stems(one), board.stems(other))
    return 2 * len(shared) >= min(map(len, both)) > 0


def groups_of(clashes: Sequence[Clash]) -> list[list[Clash]]:
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


def sides_of(group: Sequence[Clash], board: Board) -> dict[str, tuple[Claim, ...]]:
    """Everybody who takes part in these clashes, with what he said, in the order in which it was found.

    Where two of one party contradict each other, they are the sides, by their own names.
    """
    sides: dict[str, dict[str, Claim]] = defaultdict(dict)
    divided = {who for c in group for who in {*board.owners(c.claim)} & {*board.owners(c.against)}}
    for claim in (*(c.claim for c in group), *(c.against for c in group)):
        owners = board.owners(claim)
        for who in owners if divided.isdisjoint(owners) else dict.fromkeys(s.name for s in claim.speakers):
            sides[who][claim.id] = claim
    return {who: tuple(said.values()) for who, said in sides.items()}


def _denial(group: Sequence[Clash], board: Board) -> Quarrel:
    first = group[0]
    return Quarrel(
        kind="denial", question=denial_question(group, board), sides=tuple(sides_of(group, board).items()),
        about=first.claim.id,
    )  # fmt: skip


def _blame(group: Sequence[Clash], board: Board) -> Quarrel:
    first = any(c.topic == FIRST for c in group)
    sides = sides_of(group, board)
    ordered = tuple((who, tuple(sorted(said, key=lambda c: not began(c, board)))) for who, said in sides.items())
    names = listed(sorted(sides), "or")
    question = f"Who opened fire first: {names}?" if first else f"Who is to blame: {names}?"
    return Quarrel(kind="initiator" if first else "accusation", question=question, sides=ordered)
