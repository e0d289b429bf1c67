"""How close a sentence comes to a question: its words, words that mean nearly the same, and its meaning as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from answering.case import Case
from answering.names import names_in
from answering.quantities import numbers_in
from answering.vocabulary import word_set
from answering.wanting import without_times
from answering.words import content_terms, is_stop, same_name, stem, tokens
from domain.article import Article
from domain.text import Sentence

_LEANS = 0.35  # weight of a word that only the conversation gives, beside a word of the question itself
_BEFORE = 2  # sentences before that count as around
_UNRELATED, _SAME = 0.25, 0.7  # centred cosines of two words from which likeness counts, and from which it is full
_AKIN = 0.9  # the most that a word of another stem can stand for a term
_NUMBER = 4.0  # weight of a number in the question, about that of a rare word
_UNKNOWN = 0.5  # the cosine of a sentence that has nothing to do with the question, about

CERTAIN = 10.0
"""A logit beyond those that sentences get: what it is divided by to be a trait."""


@dataclass(frozen=True, kw_only=True)
class Closeness:
    """The question's terms with weights, laid over any words; `by_meaning` is false where no model gave nearness."""

    case: Case

    @property
    def by_meaning(self) -> bool:
        """True when the evidence says how near its sentences are."""
        return bool(self.case.ledger.evidence.near)

    @cached_property
    def head(self) -> str:
        """The question itself, without what the conversation adds."""
        question = self.case.question
        return question.asked_as.partition(": ")[0] if question.context else question.asked_as

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The content words of the question itself; its numbers stand apart."""
        return tuple(t for t in content_terms(self.head) if not numbers_in(t))

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each term tells: the rarer in the articles the more; what only the conversation gives counts less."""
        lent = (t for t in content_terms(f"{self.case.question.asked_as} {self.case.question.context}"))
        own = {t: self.case.weight(stem(t)) for t in self.own} | dict.fromkeys(self._numbers, _NUMBER)
        return {t: _LEANS * self.case.weight(stem(t)) for t in lent if t not in own and not numbers_in(t)} | own

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        """The numbers of the question, each as one term: “two hundred” is 200 in the next article."""
        return tuple(f"#{value:g}" for value in numbers_in(without_times(self.head)))

    @cached_property
    def _likeness(self) -> dict[str, dict[str, float]]:
        """For each word of the found articles and their titles that stands for a term, those terms, 0 to 1."""
        articles = {a.id: a for a, _ in self.found}.values()
        roots = {term: stem(term) for term in self.weights}
        kin = self.case.ledger.evidence.kin
        akin = {term: kin[term] for term in roots if term in kin}
        there = frozenset[str]().union(*map(_all_words, articles))
        return {w: terms for w in there if (terms := _stands_for(w, roots, akin))}

    @cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(self._likeness)

    def best(self, words: frozenset[str]) -> dict[str, float]:
        """How well the best of the words stands for each term, 0 to 1; terms that none stands for are left out."""
        telling = words & self._telling
        if telling not in self._best:
            found: dict[str, float] = {}
            for word in telling:
                for term, likeness in self._likeness[word].items():
                    if likeness > found.get(term, 0.0):
                        found[term] = likeness
            self._best[telling] = found
        return self._best[telling]

    @cached_property
    def _best(self) -> dict[frozenset[str], dict[str, float]]:
        return {}  # many sentences share the few words that tell

    def cover(self, words: frozenset[str]) -> float:
        """The weighted share of the terms that the words cover, 0 to 1."""
        best = self.best(words)
        return sum(w * best[t] for t, w in self.weights.items() if t in best) / self._total if self._total else 0.0

    @cached_property
    def _total(self) -> float:
        return sum(self.weights.values())

    def traits(self, article: Article, sentence: Sentence) -> dict[str, float]:
        """How close a sentence is by its words, with those around it, by its article, by meaning and as judged, about 0 to 1."""
        own = words_of(article, sentence)
        evidence, place = self.case.ledger.evidence, article.sentence_id(sentence)
        near, judged = evidence.near.get(place, _UNKNOWN), evidence.judged.get(place, 0.0)
        return {
            "own": self.cover(own),
            "around": self.cover_of(article, sentence),
            "article": self.of_article(article),
            "named": self.named(article),
            "meaning": near - _UNKNOWN,
            "judged": judged / CERTAIN,
        }

    def named(self, article: Article) -> float:
        """The share of the names in the question that an article has; 1 where there are none."""
        return self._named.get(article.id, 1.0)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in the question; those of an earlier one stand in it where it leans on that."""
        found = names_in(f"x {self.case.question.asked_as}")
        return frozenset(t for name in found for t in tokens(name) if not is_stop(t))

    @cached_property
    def _named(self) -> dict[str, float]:
        return {
            a.id: sum(self._has(_all_words(a), name) for name in self.names) / max(1, len(self.names))
            for a in {a.id: a for a, _ in self.found}.values()
            if self.names
        }

    def _has(self, words: frozenset[str], name: str) -> bool:
        return name in words or any(same_name(name, word) for word in words)

    def of_article(self, article: Article) -> float:
        """The share of the terms that an article covers as a whole, 0 to 1."""
        return self._articles.get(article.id, 0.0)

    @cached_property
    def _articles(self) -> dict[str, float]:
        return {a.id: self.cover(_all_words(a)) for a in {a.id: a for a, _ in self.found}.values()}

    def cover_of(self, article: Article, sentence: Sentence) -> float:
        """The share of the terms that a sentence and what stands around it cover, 0 to 1."""
        place = article.sentence_id(sentence)
        if place not in self._covers:
            self._covers[place] = self.cover(words_of(article, sentence) | around(article, sentence))
        return self._covers[place]

    @cached_property
    def _covers(self) -> dict[str, float]:
        return {}

    @cached_property
    def found(self) -> tuple[tuple[Article, Sentence], ...]:
        """The sentences whose nearness is known, in reading order."""
        near = self.case.ledger.evidence.near
        return tuple((a, s) for a, s in self.case.sentences if a.sentence_id(s) in near)


def _stands_for(word: str, roots: Mapping[str, str], akin: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The terms, with their stems in `roots`, that a word stands for, 0 to 1; `akin` holds what may mean the same as each."""
    root, start, found = stem(word), word[:4], dict[str, float]()
    for term, wanted in roots.items():
        if root == wanted or (term[:4] == start and same_name(term, word)):  # small letters both
            found[term] = 1.0
        elif term in akin and (near := akin[term].get(word, 0.0)) > _UNRELATED:
            found[term] = min(_AKIN, (near - _UNRELATED) / (_SAME - _UNRELATED))
    return found


def words_of(article: Article, sentence: Sentence) -> frozenset[str]:
    """The content words of a sentence, and its numbers by value."""
    return _words(sentence.of(article.text))


@lru_cache(maxsize=50_000)  # the sentences of a library are met again with every question
def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text)) - word_set("stop") | {f"#{value:g}" for value in numbers_in(text)}


def _all_words(article: Article) -> frozenset[str]:
    return _words(f"{article.title or ''} {article.name} {article.text}")


def around(article: Article, sentence: Sentence) -> frozenset[str]:
    """The content words of title and outlet, and of the sentences just before."""
    before = article.sentences[max(0, sentence.index - _BEFORE) : sentence.index]
    return _words(f"{article.title or ''} {article.name}").union(*(words_of(article, s) for s in before))
