"""How far two annotators agree on the whole claim model: `python -m evals.claims_agreement`.

Fifteen articles of the unseen set were annotated a second time, by another of its writers, who had not seen the first
annotation. One is scored as the gold and the other as if it were the program, then the other way round, by the columns of
`evals.claims_whole`: what a program can be asked for at most by this gold. Totals only, as for all of that set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evals.claims_align import Said, from_gold, touching
from evals.claims_columns import Case, Quarrel, percents
from evals.claims_whole import SETS, table, wanted
from evals.cli import Json, read

FIRST = SETS / "unseen"
SECOND = FIRST / "second"


def cases() -> dict[str, Case]:
    """The first annotator's claims as gold beside the second's, and the reverse."""
    articles = {row["id"]: row for row in read(FIRST / "articles.jsonl")}
    second = read(SECOND / "gold.jsonl")
    both = {row["article"] for row in second}
    first = [row for row in read(FIRST / "gold.jsonl") if row["article"] in both]
    sides = [
        (_said(rows, articles), tuple(_quarrels(folder, {row["id"] for row in rows})))
        for folder, rows in ((FIRST, first), (SECOND, second))
    ]
    return {"first": _beside(*sides[0], *sides[1]), "second": _beside(*sides[1], *sides[0])}


def _said(rows: Iterable[Json], articles: dict[str, Json]) -> tuple[Said, ...]:
    told = ((row, articles[row["article"]]) for row in rows)
    return tuple(from_gold(row, one["text"], one.get("agency")) for row, one in told)


def _quarrels(folder: Path, inside: set[str]) -> Iterator[Quarrel]:
    """The disputes and relations that have two sides among these claims."""
    for row in read(folder / "disputes.jsonl"):
        whole = wanted(row)
        sides = tuple(side & inside for side in whole.sides if side & inside)
        if len(sides) > 1:
            yield Quarrel(kind=whole.kind, sides=sides, optional=whole.optional, question=whole.question)


def _beside(gold: tuple[Said, ...], asked: Sequence[Quarrel], ours: tuple[Said, ...], given: Sequence[Quarrel]) -> Case:
    answers = touching(gold, ours)
    told = (
        Quarrel(kind=q.kind, sides=tuple(frozenset[str]().union(*(answers[c] for c in side)) for side in q.sides))
        for q in given
    )
    return Case(gold=gold, ours=ours, wanted=tuple(asked), given=tuple(told))


if __name__ == "__main__":
    print(table({f"{name} gold": percents(case) for name, case in cases().items()}))
