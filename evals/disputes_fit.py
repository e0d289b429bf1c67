"""Weights of the signs of a disagreement, fitted on the project's own articles: `python -m evals.disputes_fit`.

A pair of claims is a disagreement when the gold has what they answer on two sides of one dispute. A logistic regression with
a penalty on large weights (`PENALTY`) is solved by Newton's method. It prints the weights for `claims/opposition_weights.py`,
and, for each set, how many pairs reach some scores with weights that were fitted on the other sets only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.board import Board
from claims.opposition import candidate
from claims.opposition_traits import TRAITS, Pairs
from claims.parties import Parties
from evals.claims_align import from_claim, from_gold, touching
from evals.claims_whole import PRIVATE, SETS, articles_of, claimed, parties_of, wanted
from evals.cli import read

PENALTY = 3.0
_STEPS = 30
_LEVELS = (-1.5, -1.25, -1.0, -0.75, -0.5, 0.0)
Values = NDArray[np.float64]
Candidates = Callable[[Board], Iterable[tuple[tuple[str, str], list[float]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The pairs of one set: a row of traits each, and 1 for those that the gold sets against each other."""

    name: str
    traits: Values
    right: Values


def judged(folder: Path, candidates: Candidates) -> Judged:
    """The pairs of claims, by id, that `candidates` finds in a set, held against its gold."""
    articles = articles_of(folder)
    by_id = {a.id: a for a in articles}
    claims = claimed(articles, parties_of(folder) or Parties.load())[0]
    told = {row["id"]: row for row in read(folder / "articles.jsonl")}
    gold = [from_gold(row, told[row["article"]]["text"]) for row in read(folder / "gold.jsonl")]
    answers = touching(gold, [from_claim(c, by_id[c.article]) for c in claims])
    disputes = [w for w in map(wanted, read(folder / "disputes.jsonl")) if w.kind == "dispute"]
    rows, right = [], []
    for key, values in candidates(Board.over(list(claims), by_id)):
        one, other = (answers[name] for name in key)
        rows.append(values)
        right.append(any(one & s and other & t for w in disputes for s in w.sides for t in w.sides if s is not t))
    return Judged(name=folder.name, traits=np.array(rows, float), right=np.array(right, float))


def _candidates(board: Board) -> Iterator[tuple[tuple[str, str], list[float]]]:
    pairs = Pairs(board=board)
    for key, clauses in pairs.found().items():
        values = candidate(pairs, key, clauses)
        if values is not None:
            yield key, values


def fitted(sets: Sequence[Judged]) -> Values:
    """The weights that tell right pairs from others best, by `TRAITS`."""
    traits, right = np.concatenate([s.traits for s in sets]), np.concatenate([s.right for s in sets])
    weights = np.zeros(traits.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-np.clip(traits @ weights, -30, 30)))
        slope = traits.T @ (odds - right) + PENALTY * weights
        bend = (traits * (odds * (1 - odds))[:, None]).T @ traits + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def told(candidates: Candidates, signs: Sequence[str], levels: Sequence[float]) -> None:
    """Prints what holds on sets that were left out, and the weights over all."""
    names = sorted(p.parent.name for p in SETS.glob("*/gold.jsonl") if PRIVATE not in p.parent.name)
    sets = [judged(SETS / name, candidates) for name in names]
    for left in sets:
        scores = left.traits @ fitted([s for s in sets if s is not left])
        reached = (
            f"{level:+.2f}: {left.right[scores >= level].sum():.0f}/{(scores >= level).sum()}" for level in levels
        )
        print(f"{left.name:8} {len(scores)} pairs, {left.right.sum():.0f} right   " + "   ".join(reached))
    for name, weight in zip(signs, fitted(sets), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    told(_candidates, TRAITS, _LEVELS)
