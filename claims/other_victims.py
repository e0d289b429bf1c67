"""Losses that look opposed and are not: one side's dead beside the other's, soldiers beside civilians."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from claims.board import Board
from domain.claim import Claim, Figure, Relation

_KINDS = ("killed", "wounded", "captured", "casualties")


def other_victims(board: Board) -> Iterator[Relation]:
    """For each article and kind of loss, the counts of two sides' people, or of soldiers and civilians, by two claimants."""
    for claims in board.by_article.values():
        held: dict[tuple[str, str | None, str], dict[str, Claim]] = defaultdict(dict)
        for claim in claims:
            for figure in claim.figures if claim.stance != "denies" else ():
                if figure.kind in _KINDS and figure.low and (figure.victims or figure.victims_kind == "civilian"):
                    held[figure.kind, board.window.party(figure.victims), _sort(figure)][claim.id] = claim
        for (one, ours), (other, theirs) in combinations(held.items(), 2):
            if one[0] == other[0] and _apart(one, other):
                yield from _relation(one, tuple(ours.values()), other, tuple(theirs.values()), board)


def _sort(figure: Figure) -> str:
    return figure.victims_kind if figure.victims_kind in ("civilian", "military") else ""


def _apart(one: tuple[str, str | None, str], other: tuple[str, str | None, str]) -> bool:
    (_, ours, mine), (_, theirs, yours) = one, other
    return bool(ours and theirs and ours != theirs) or {mine, yours} == {"civilian", "military"}


def _relation(
    one: tuple[str, str | None, str], ours: tuple[Claim, ...], other: tuple[str, str | None, str],
    theirs: tuple[Claim, ...], board: Board,
) -> Iterator[Relation]:  # fmt: skip
    told = [(a, b) for a in ours for b in theirs if a.id != b.id and board.opposed(a, b)]
    if told:
        who = " and ".join(
            " ".join(filter(None, (side[1], side[2] and f"({side[2]})"))) or "others" for side in (one, other)
        )
        claims = dict.fromkeys(c.id for pair in told for c in pair)
        yield Relation(kind="compatible", claims=tuple(claims), note=f"{one[0]}: other victims, {who}")
