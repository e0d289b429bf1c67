"""Figures that differ: for the same victims and event, by different claimants, with ranges that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.board import Board
from claims.counted import Counted, runs_of
from claims.figure_relations import same_voice, why_not
from claims.quarrel import Quarrel
from claims.rivals import are_rivals
from domain.claim import Figure, Relation, RelationKind
from domain.count_words import count_words

_VERBS = {
    "killed": "were killed", "wounded": "were wounded", "missing": "are missing", "captured": "were captured",
    "displaced": "were displaced", "casualties": "were hit", "equipment": "were lost",
}  # fmt: skip
_NOUNS = {"military": "soldiers", "civilian": "civilians", "mixed": "people", "unknown": "people"}
_MOST = 40  # different figures of one run that are compared pair by pair, the first ones


def differing_figures(board: Board) -> tuple[list[Quarrel], list[Relation]]:
    """Disputes over figures, and the pairs that only look like one: updates, the same figure, other scopes."""
    quarrels: dict[tuple[str, str], Quarrel] = {}
    relations: dict[tuple[str, ...], Relation] = {}
    for run in runs_of(board):
        alike = _together(run)
        related, rivals = _compared(alike, board)
        relations |= {(r.kind, *r.claims): r for r in _together_told((*_repeated(alike), *related))}
        for quarrel in _quarrels(rivals, alike, board):
            quarrels.setdefault((quarrel.question, quarrel.sides[0][1][0].id), quarrel)
    return list(quarrels.values()), list(relations.values())


Alike = dict[tuple[object, ...], list[Counted]]
Pair = tuple[Counted, Counted]


def _together(run: Sequence[Counted]) -> Alike:
    """The figures of a run, those by one claimant with one number taken together."""
    found: Alike = defaultdict(list)
    for item in run:
        if item.told:
            kinds = (item.figure.kind, item.figure.victims_kind, item.narrow, item.figure.scope)
            found[(item.owners, item.range, *kinds)].append(item)
    return found


def _repeated(alike: Alike) -> Iterator[Relation]:
    for items in alike.values():
        claims = tuple(dict.fromkeys(i.claim.id for i in items))
        if len(claims) > 1:
            yield Relation(kind="same", claims=claims, note="the same figure by the same claimant")


def _together_told(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Relations of one run that say the same, as one."""
    claims: dict[tuple[RelationKind, str], dict[str, None]] = defaultdict(dict)
    for relation in relations:
        claims[relation.kind, relation.note] |= dict.fromkeys(relation.claims)
    for (kind, note), held in claims.items():
        yield Relation(kind=kind, claims=tuple(held), note=note)


def _compared(alike: Alike, board: Board) -> tuple[list[Relation], list[Pair]]:
    """What relates the different figures of a run, and the pairs that exclude each other."""
    relations: list[Relation] = []
    rivals: list[Pair] = []
    for a, b in combinations(list(alike.values())[:_MOST], 2):
        first, second = a[0], b[-1]
        if first.claim.id == second.claim.id or not board.events.same(first.claim, second.claim):
            continue
        why = why_not(first, second, board)
        if why is None and not same_voice(first, second) and are_rivals(first, second, board):
            rivals.append((first, second))
        elif why is not None or board.opposed(first.claim, second.claim):
            shown = f"{count_words(first.figure)} and {count_words(second.figure)}: counted apart"
            kind, note = why or ("compatible", shown)
            relations.append(Relation(kind=kind, claims=(first.claim.id, second.claim.id), note=note))
    return relations, rivals


def _quarrels(rivals: Sequence[Pair], alike: Alike, board: Board) -> Iterator[Quarrel]:
    """One dispute over the figures of a run, each side with its latest count first."""
    if not rivals:
        return
    taking_part = {(who, item.figure.kind, item.range) for pair in rivals for item in pair for who in item.owners}
    sides: dict[str, list[Counted]] = defaultdict(list)
    for item in (i for items in alike.values() for i in items):
        for who in item.owners:
            if (who, item.figure.kind, item.range) in taking_part:
                sides[who].append(item)
    shown = {who: tuple(dict.fromkeys(c.claim for c in _latest(mine, board))) for who, mine in sides.items()}
    first = rivals[0][0]
    yield Quarrel(kind="figure", question=_question(first.figure, first.party), sides=tuple(shown.items()))


def _latest(mine: Sequence[Counted], board: Board) -> list[Counted]:
    return sorted(mine, key=lambda c: str(board.window.published(c.claim) or ""), reverse=True)


def _question(figure: Figure, victims: str | None) -> str:
    noun = "pieces of equipment" if figure.kind == "equipment" else _NOUNS[figure.victims_kind]
    return f"How many {noun}{f' of {victims}' if victims else ''} {_VERBS[figure.kind]}?"
