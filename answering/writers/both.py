"""Two accounts of one matter: the pair that stands against each other, and the sentence that comes closest beside it."""

from __future__ import annotations

from collections.abc import Iterator

from answering.ranking import Ranked, Ranking
from answering.sides import sides_in
from answering.writers.pairing import best_pair
from answering.writers.pointed import line
from domain.answer import DraftStatement, QuestionKind

KINDS: tuple[QuestionKind, ...] = ("contradiction", "compare")
_NEAR = 2.0  # below the best score, a third sentence is still shown


def write(ranking: Ranking) -> Iterator[DraftStatement]:
    """Two or three sentences, each with whoever said it."""
    for one in chosen(ranking):
        yield line(ranking, one)


def chosen(ranking: Ranking) -> tuple[Ranked, ...]:
    """The best pair, then the best of the others: an account is often told in two sentences, or chosen in the wrong one."""
    pair = best_pair(ranking, ranking.best, sides_in(ranking.close.head))
    floor = ranking.best[0].score - _NEAR
    return (*pair, *[r for r in ranking.best if r not in pair and r.score >= floor][:1])
