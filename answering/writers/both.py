"""Two accounts of one matter: the pair that stands against each other."""

from __future__ import annotations

from collections.abc import Iterator

from answering.ranking import Ranking
from answering.sides import sides_in
from answering.writers.pairing import best_pair
from answering.writers.pointed import line
from domain.answer import DraftStatement, QuestionKind

KINDS: tuple[QuestionKind, ...] = ("contradiction", "compare")


def write(ranking: Ranking) -> Iterator[DraftStatement]:
    """Two sentences, each with whoever said it."""
    for one in best_pair(ranking, ranking.best, sides_in(ranking.close.head)):
        yield line(ranking, one)
