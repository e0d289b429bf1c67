"""How near sentences and words come to a question, by the bundled model: so that a paraphrase is found too."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from retrieval.embeddings import Vectors, unit
from retrieval.kept_vectors import KeptVectors, rounded

Embed = Callable[[Sequence[str]], Vectors]
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = str.maketrans("‘’`´", "''''")
_KIN = 0.25  # centred cosine from which one word may stand for another; unrelated words lie around 0.1
_KEPT = 50_000  # vectors of words, and half as many of sentences: about 75 MB each at most
# Words of all sorts: what their vectors have in common is what every word's vector has, and tells nothing.
_ORDINARY = """
the said people house green run table quickly music seven minister cat blue water law big paper door hand river letter
walk stone early winter doctor road number child field glass market line bread voice summer wall city
"""


class Nearness:
    """Vectors of words and sentences, computed once each while this object lives, or once ever where they are `kept`.

    Any thread may ask.
    """

    def __init__(self, embed: Embed, query: Callable[[str], Vectors], kept: KeptVectors | None = None) -> None:
        self._embed, self._query, self._kept = embed, query, kept
        self._words: OrderedDict[str, Vectors] = OrderedDict()
        self._sentences: OrderedDict[str, Vectors] = OrderedDict()
        self._common: Vectors | None = None
        self._lock = threading.Lock()

    def kin(self, terms: Iterable[str], texts: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each term the words of the texts that may mean nearly the same, each with a centred cosine, -1 to 1."""
        wanted = list(dict.fromkeys(t for t in terms if _WORD.fullmatch(t)))
        there = list(dict.fromkeys(w for text in texts for w in words_in(text)))
        if not wanted or not there:
            return {}
        with self._lock:
            near = self._of_words(wanted, None) @ self._of_words(there, self._kept).T  # a question is not kept
        return {
            term: {there[n]: float(row[n]) for n in np.flatnonzero(row >= _KIN)}
            for term, row in zip(wanted, near, strict=True)
        }

    def alike(self, one: Mapping[str, float], others: Sequence[Mapping[str, float]]) -> Vectors:
        """(others,): how alike the weighted words of one text and of each other are as a whole, -1 to 1; 0 for a text of none.

        Quick where the words are known: a first guess at what `near` tells.
        """
        words = list(dict.fromkeys(w for text in (one, *others) for w in text))
        if not words:
            return np.zeros(len(others), dtype=np.float32)
        places = {word: n for n, word in enumerate(words)}
        weights = np.zeros((1 + len(others), len(words)), dtype=np.float32)
        for row, text in zip(weights, (one, *others), strict=True):
            row[[places[word] for word in text]] = list(text.values())
        with self._lock:
            rows = unit(weights @ self._of_words(words, None))
        return np.asarray(rows[1:] @ rows[0])

    def near(self, questions: Sequence[str], sentences: Mapping[str, str]) -> dict[str, float]:
        """The mean cosine of each sentence with the wordings of a question, by the sentence's id."""
        if not sentences or not questions:
            return {}
        with self._lock:
            rows = _of(self._sentences, list(sentences.values()), self._embed, _KEPT // 2, self._kept)
        scores = rows @ np.mean([self._query(question) for question in questions], axis=0)
        return {name: float(score) for name, score in zip(sentences, scores, strict=True)}

    def _of_words(self, words: Sequence[str], kept: KeptVectors | None) -> Vectors:
        if self._common is None:
            ordinary = _ORDINARY.split()
            self._common = _of(self._words, ordinary, self._embed, _KEPT, self._kept).mean(axis=0)
        return unit(_of(self._words, words, self._embed, _KEPT, kept) - self._common)


def _of(
    held: OrderedDict[str, Vectors], texts: Sequence[str], embed: Embed, most: int, kept: KeptVectors | None
) -> Vectors:
    """The vectors of the texts, (n, dimension), those neither held nor kept computed; the longest unused are let go."""
    missing = [text for text in dict.fromkeys(texts) if text not in held]
    if kept is not None and missing:
        held.update(kept.get(missing))
        missing = [text for text in missing if text not in held]
    if missing:
        new = dict(zip(missing, rounded(embed(missing)), strict=True))
        held.update(new)
        if kept is not None:
            kept.put(new)
    rows = []
    for text in texts:
        held.move_to_end(text)
        rows.append(held[text])
    while len(held) > most:
        held.popitem(last=False)
    return np.stack(rows)


@lru_cache(maxsize=4_000)  # the sentences that search found are looked at four times for one question
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, possessive endings cut, numbers left out.

    >>> words_in("Talmark’s 40 guards")
    ('talmark', 'guards')
    """
    plain = text.translate(_APOSTROPHES).lower()
    return tuple(word.removesuffix("'s") for word in _WORD.findall(plain))
