"""What the re-ranker is worth on the events that it was not trained on: `python -m evals.reranking.held` (about three minutes).

Of each answerable question the share, 0 to 100, for which the best of the event's sentences answers (`best`), and for which
the best three hold all that must be cited (`three`), by the embedder alone, by the package's cross-encoder as it comes, and
by Sitrep's. `told apart` is how often an answerable question's best sentence scores higher than an unanswerable one's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from evals.reranking.data import Asked, held, questions
from retrieval.embeddings import BundledEmbedder, Vectors
from retrieval.reranker import BundledReranker

Scores = Sequence[float]


def by_meaning() -> Callable[[Asked], Scores]:
    """Scores by the embedder."""
    model, rows = BundledEmbedder(), dict[str, Vectors]()

    def scores(one: Asked) -> Scores:
        if one.event not in rows:
            rows[one.event] = model.passages(one.bare)
        return [float(s) for s in rows[one.event] @ model.query(one.text)]

    return scores


def by(model: BundledReranker) -> Callable[[Asked], Scores]:
    """Scores by a cross-encoder."""

    def scores(one: Asked) -> Scores:
        given = {str(n): text for n, text in enumerate(one.sentences)}
        return list(model.scores(one.text, given).values())

    return scores


def row(asked: Sequence[Asked], scores: Callable[[Asked], Scores]) -> Mapping[str, float]:
    """The three columns."""
    tops, empty, best, three = [], [], [], []
    for one in asked:
        given = scores(one)
        order = sorted(range(len(given)), key=lambda n: -given[n])
        if not one.must:
            empty.append(max(given))
            continue
        tops.append(max(given))
        best.append(order[0] in one.right)
        three.append(all(group & set(order[:3]) for group in one.must))
    apart = np.mean([a > b for a in tops for b in empty])
    return {"best": 100 * float(np.mean(best)), "three": 100 * float(np.mean(three)), "told apart": 100 * float(apart)}


def main() -> int:
    """Prints a row for each."""
    asked = [q for q in questions() if held(q.event)]
    rows = {
        "embedder": by_meaning(),
        "package's cross-encoder": by(BundledReranker(None)),
        "Sitrep's": by(BundledReranker()),
    }
    print(f"{len(asked)} questions; of the answerable ones, of 100")
    for name, scores in rows.items():
        print(f"{name:<26}" + "".join(f"{k:>12} {v:4.1f}" for k, v in row(asked, scores).items()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
