"""Near copies among hits: one report that several outlets carried is one hit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.article import Hit

_ALIKE = 0.97  # cosine of the passages
_SHARED = 0.8  # of all words of the two, those in both
_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(
    r"\b(?:not|no|never|den(?:y|ies|ied)|none|neither|nor|without|[^\W\d_]*\d\w*)\b|n[’']t\b", re.IGNORECASE
)


def fold(hits: Sequence[Hit], vectors: Mapping[str, NDArray[np.float32]], first_days: Mapping[str, str]) -> list[Hit]:
    """The hits, of near copies in different articles only the earliest published, at the best one's place."""
    kept: list[tuple[Hit, _Words]] = []
    for hit in hits:
        words = _words(hit.passage.text)
        twin = next((n for n, (other, known) in enumerate(kept) if _copies(hit, words, other, known, vectors)), None)
        if twin is None:
            kept.append((hit, words))
        elif _day(hit, first_days) < _day(kept[twin][0], first_days):
            place = kept[twin][0]
            kept[twin] = (Hit(passage=hit.passage, score=place.score, found_by=place.found_by), words)
    return [hit for hit, _ in kept]


@dataclass(frozen=True, slots=True)
class _Words:
    plain: str
    running: tuple[str, ...]
    all: frozenset[str]

    def telling(self) -> list[str]:
        """Its numbers and denials: "3 killed" is no copy of "5 killed"."""
        return sorted(_TELLING.findall(self.plain))


def _words(text: str) -> _Words:
    plain = text.casefold()
    running = tuple(_WORD.findall(plain))
    return _Words(plain, running, frozenset(running))


def _copies(hit: Hit, words: _Words, other: Hit, known: _Words, vectors: Mapping[str, NDArray[np.float32]]) -> bool:
    if hit.passage.article == other.passage.article:
        return False
    if words.running == known.running:
        return True
    if len(words.all & known.all) < _SHARED * len(words.all | known.all) or words.telling() != known.telling():
        return False
    one, two = vectors.get(hit.passage.id), vectors.get(other.passage.id)
    return one is not None and two is not None and float(one @ two) >= _ALIKE


def _day(hit: Hit, first_days: Mapping[str, str]) -> str:
    return first_days.get(hit.passage.article, "9999")
