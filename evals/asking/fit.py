"""The weights of `answering.weights`, fitted to the questions: `python -m evals.asking.fit LIBRARY`.

For each answerable question a softmax over the sentences that were found; those that must be cited share the aim, those to the
point count less; the weights are held small (ridge). Prints, for weights from each set alone and from both, the share of the
questions of every set whose best sentence is to the point, so that one sees what carries over; then the weights, which were
rounded by hand into the table. LIBRARY is one that `python -m evals.asking second --library LIBRARY` has built. A few minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answering.case import Case
from answering.ledger import Ledger
from answering.ranking import Ranking
from answering.weights import WEIGHTS
from app.settings import read_settings
from app.wiring import Desk, open_desk
from domain.answer import Turn
from evals.asking.run import questions_of
from evals.asking.score import Cited, shows
from evals.cli import Json

SETS = ("seen", "second", "third", "many")
BEARS = 0.4  # what a sentence to the point counts beside one that must be cited
RIDGE, STEPS, RATE, SLOW = 2.0, 400, 0.05, (0.9, 0.99)
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The sentences of one question: a row of traits for each, (n, traits), and what each is worth, (n,)."""

    set: str
    traits: Numbers
    worth: Numbers


def choices(desk: Desk, name: str) -> Iterator[Choice]:
    """The answerable questions of a set for which a good sentence was found."""
    keys = {a.id: a.key or "" for a in desk.articles()}
    for asked in questions_of(name):
        turns = [Turn(role=t["role"], content=t["content"]) for t in asked["history"]]
        question, evidence = desk.gathered(asked["question"], turns)
        best = Ranking(case=Case(question=question, ledger=Ledger(evidence=evidence)))
        rows = [[best.traits(r.article, r.sentence)[trait] for trait in WEIGHTS] for r in best.best]
        worth = [value(asked, Cited(article=keys[r.article.id], quote=r.text)) for r in best.best]
        if asked["behaviour"] == "answer" and any(worth):
            yield Choice(set=name, traits=np.array(rows), worth=np.array(worth))


def value(asked: Json, cited: Cited) -> float:
    """What citing a sentence is worth to a question, 0 to 1."""
    if any(shows(cited, wanted) for group in asked["must_cite"] for wanted in group):
        return 1.0
    return BEARS if any(shows(cited, wanted) for wanted in asked["bears"]) else 0.0


def fitted(given: Sequence[Choice], spread: Numbers) -> Numbers:
    """The weights, (traits,), by Adam (Kingma and Ba, 2015) on the mean cross-entropy; `spread` puts traits on one scale."""
    weights, mean, square = (np.zeros(len(spread)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = RIDGE / len(given) * weights
        for one in given:
            rows, aim = one.traits / spread, one.worth / one.worth.sum()
            odds = np.exp(rows @ weights - (rows @ weights).max())
            slope = slope + rows.T @ (odds / odds.sum() - aim) / len(given)
        mean = SLOW[0] * mean + (1 - SLOW[0]) * slope
        square = SLOW[1] * square + (1 - SLOW[1]) * slope**2
        stride = mean / (1 - SLOW[0] ** step) / (np.sqrt(square / (1 - SLOW[1] ** step)) + 1e-8)
        weights = weights - RATE * stride
    return np.asarray(weights / spread)


def to_the_point(given: Sequence[Choice], weights: Numbers) -> float:
    """The share of the questions, 0 to 100, whose best sentence is of some worth."""
    return 100 * float(np.mean([one.worth[np.argmax(one.traits @ weights)] > 0 for one in given]))


def main(words: Sequence[str] | None = None) -> int:
    """Prints what carries over from set to set, and the table; 2 without a library."""
    given = sys.argv[1:] if words is None else list(words)
    if len(given) != 1 or not Path(given[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    desk = open_desk(read_settings(library=Path(given[0])), writer=False)
    every = [choice for name in SETS for choice in choices(desk, name)]
    spread = np.concatenate([one.traits for one in every]).std(axis=0) + 1e-6
    parts = {name: [one for one in every if one.set == name] for name in SETS}
    kept = {"as shipped": np.array(list(WEIGHTS.values()))}
    kept |= {f"from {name}": fitted(some, spread) for name, some in (*parts.items(), ("both", every))}
    for name, weights in kept.items():
        print(f"{name:<12}" + "".join(f"{part:>9}{to_the_point(parts[part], weights):>6.1f}" for part in SETS))
    print("\n".join(f'"{trait}": {weight:.2f},' for trait, weight in zip(WEIGHTS, kept["from both"], strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
