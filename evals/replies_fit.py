"""Weights of the signs of a reply, fitted on the project's own articles: `python -m evals.replies_fit`.

As `evals/disputes_fit.py` does for pairs anywhere, for pairs of statements that stand near each other in one article
(`claims/replies.py`). It prints the weights for `claims/reply_weights.py`, and for each set, with weights that were fitted
on the other sets only: how many pairs reach some weights, and how many of them the gold sets against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.board import Board
from claims.disputes import plain_clashes
from claims.replies import neighbours
from claims.reply_signs import SIGNS
from evals.disputes_fit import told

_LEVELS = (0.0, -0.5, -1.0, -1.5, -1.75, -2.0, -2.25)


def _candidates(board: Board) -> Iterator[tuple[tuple[str, str], list[float]]]:
    for first, second, values in neighbours(board, plain_clashes(board)):
        yield (first.id, second.id), values


if __name__ == "__main__":
    told(_candidates, SIGNS, _LEVELS)
