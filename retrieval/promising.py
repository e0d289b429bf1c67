"""Which of the sentences that search found are worth comparing with a question by meaning: that takes milliseconds each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from domain.article import Article
from domain.text import Sentence
from retrieval.nearness import Nearness, words_in
from retrieval.words import STOP_WORDS

_UNRELATED, _SAME = 0.25, 0.7  # likeness of two words from which it counts, and from which it is full
_AKIN = 0.4  # from which a word counts as covering a term
_STANDS = 0.9  # from which a word is as good as the term, to tell how rare that is
_LEANS = 0.35  # what a word counts that only the conversation gives
_OWN, _AROUND, _ARTICLE = 1.0, 3.5, 3.0  # about as a ranked answer weighs them
_BEFORE = 2  # sentences before that count as around
Found = tuple[Article, Sentence]
Rows = NDArray[np.float64]


def promising(found: Sequence[Found], cover: Rows, asked: str, nearness: Nearness, most: int) -> tuple[Found, ...]:
    """At most so many of the sentences, in their order: those of the greatest `cover` that sound most like the question."""
    if len(found) <= most:
        return tuple(found)
    scores = cover / (cover.max() or 1.0) + _alike(found, asked, nearness)
    best = sorted(range(len(found)), key=lambda n: (-scores[n], n))[:most]
    return tuple(found[n] for n in sorted(best))


def _alike(found: Sequence[Found], asked: str, nearness: Nearness) -> Rows:
    """(sentences,): how alike each is to the question by the words of both, the rarer ones weighing more."""
    texts = [frozenset(words_in(s.span.of(a.text))) - STOP_WORDS for a, s in found]
    having = Counter(word for text in texts for word in text)
    said = [{word: _rarity(len(found), having[word]) for word in sorted(text)} for text in texts]
    own = {word: _rarity(len(found), having[word]) for word in words_in(asked) if word not in STOP_WORDS}
    return np.asarray(nearness.alike(own, said), dtype=np.float64)


def covering(found: Sequence[Found], kin: Mapping[str, Mapping[str, float]], most: int) -> tuple[Found, ...]:
    """At most so many, in their order: those with words for most of the question's telling words."""
    if len(found) <= most:
        return tuple(found)
    telling = (words for term, words in kin.items() if term not in STOP_WORDS)
    wanted = [{w for w, near in words.items() if near >= _AKIN} for words in telling]
    counts = [
        sum(not words.isdisjoint(own) for words in wanted) for own in (words_in(s.span.of(a.text)) for a, s in found)
    ]
    best = sorted(range(len(found)), key=lambda n: (-counts[n], n))[:most]
    return tuple(found[n] for n in sorted(best))


def cover(found: Sequence[Found], kin: Mapping[str, Mapping[str, float]], asked: str) -> Rows:
    """(sentences,): how much of the question's rarer words each covers, 0 to 7.5.

    `kin` gives for each word of the question, and of the conversation before it, the words of the sentences that may mean
    the same. What stands just before a sentence, in its title and elsewhere in its article counts too.
    """
    own_words = frozenset(words_in(asked))
    terms = [term for term in kin if term not in STOP_WORDS]
    likeness = _likeness([kin[term] for term in terms])
    own = np.stack([_covered(words_in(s.span.of(a.text)), likeness, len(terms)) for a, s in found])
    articles = {a.id: a for a, _ in found}
    titles = {i: _covered(words_in(f"{a.title or ''} {a.name}"), likeness, len(terms)) for i, a in articles.items()}
    around, whole = _around(found, own, titles), _whole(found, own, titles)
    weights = np.array(
        [(1.0 if t in own_words else _LEANS) * _rarity(len(found), n) for t, n in zip(terms, _counts(own), strict=True)]
    )
    covered: Rows = (_OWN * own + _AROUND * around + _ARTICLE * whole) @ weights / (weights.sum() or 1.0)
    return covered


def _likeness(kin: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """For each word the terms that it may stand for, by number, 0 to 1."""
    found: dict[str, list[tuple[int, float]]] = {}
    for number, words in enumerate(kin):
        for word, near in words.items():
            if near > _UNRELATED:
                likeness = min(1.0, (near - _UNRELATED) / (_SAME - _UNRELATED))
                found.setdefault(word, []).append((number, likeness))
    return found


def _covered(words: Iterable[str], likeness: Mapping[str, Sequence[tuple[int, float]]], terms: int) -> Rows:
    """(terms,): how well the best of the words stands for each."""
    row = np.zeros(terms)
    for word in words:
        for number, near in likeness.get(word, ()):
            row[number] = max(row[number], near)
    return row


def _around(found: Sequence[Found], own: Rows, titles: Mapping[str, Rows]) -> Rows:
    """As `own`, with the title and the sentences before, as far as they were found too."""
    places = {(a.id, s.index): n for n, (a, s) in enumerate(found)}
    rows = [
        [
            own[n],
            titles[a.id],
            *(own[places[at]] for k in range(1, _BEFORE + 1) if (at := (a.id, s.index - k)) in places),
        ]
        for n, (a, s) in enumerate(found)
    ]
    return np.stack([np.max(some, axis=0) for some in rows])


def _whole(found: Sequence[Found], own: Rows, titles: Mapping[str, Rows]) -> Rows:
    """As `own`, of all of the article that was found."""
    articles = dict(titles)
    for (article, _), row in zip(found, own, strict=True):
        articles[article.id] = np.maximum(articles[article.id], row)
    return np.stack([articles[article.id] for article, _ in found])


def _counts(own: Rows) -> list[int]:
    return [int(n) for n in (own >= _STANDS).sum(axis=0)]


def _rarity(sentences: int, having: int) -> float:
    return math.log((sentences + 2) / (having + 0.5))
