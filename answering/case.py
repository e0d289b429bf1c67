"""A question laid over its evidence: which claims and sentences speak to it, and how well."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from answering.kin import Kin
from answering.ledger import Ledger, tainted
from answering.vocabulary import word_set
from answering.words import content_terms, same_name, stem, stems, tokens
from domain.answer import Question
from domain.article import Article
from domain.claim import Claim
from domain.text import Sentence

_COMES_BACK = 3  # sentences with a word that make it part of what the article is about
_LENT = 2  # citations that copies of a report lend to a sentence
ENOUGH = 0.5  # of the weighted terms of a question: below it the evidence is about something else


@dataclass(frozen=True, kw_only=True)
class Case:
    """The question and its ledger, with weights by rarity (inverse sentence frequency)."""

    question: Question
    ledger: Ledger

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties whose accounts are wanted: the claimants when the question tells them apart, else all it names."""
        return self.question.claimants or self.question.parties

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """The stems of the question's terms that are not names of its parties.

        A general word for the event ("the clash") that no given sentence has is left out: articles call it many things.
        """
        parties = [w for p in self.question.parties for w in tokens(p)]
        named = (t for t in self.question.terms if not any(same_name(t, w) for w in parties))
        kept = dict.fromkeys(stem(t) for t in named if t not in word_set("events") or self._frequency[stem(t)])
        return tuple(kept)

    @cached_property
    def sentences(self) -> tuple[tuple[Article, Sentence], ...]:
        """Every sentence that was given and may be cited, in reading order."""
        articles = self.ledger.evidence.articles.values()
        return tuple((a, s) for a in articles for s in a.sentences if not tainted(a, s))

    @cached_property
    def _stems(self) -> dict[tuple[str, int], frozenset[str]]:
        """Of each sentence, by its article's id and its number there."""
        return {(a.id, s.index): stems(s.of(a.text)) for a, s in self.sentences}

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(term for found in self._stems.values() for term in found)

    def knows(self, word: str) -> bool:
        """True when a given sentence has the word, in another form or as a country's adjective."""
        return bool(self._frequency[stem(word)]) or any(same_name(stem(word), known) for known in self._frequency)

    def weight(self, term: str) -> float:
        """How much a stem tells: rarer in the given sentences, heavier; a stem that stands nowhere is the heaviest."""
        if term not in self._weights:
            self._weights[term] = math.log((len(self.sentences) + 2) / (self._frequency[term] + 0.5))
        return self._weights[term]

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    def cover(self, found: frozenset[str], terms: tuple[str, ...] | None = None) -> float:
        """The weighted share of the topic that a set of stems covers, 0 to 1; 1 for a question without a topic."""
        wanted, total = self._wanted(self.topic if terms is None else terms)
        if not total:
            return 1.0
        covered, meets = 0.0, self._kin.meets
        for term, weight in wanted:
            if term in found or meets(term, found):
                covered += weight
        return covered / total

    def _wanted(self, terms: tuple[str, ...]) -> tuple[tuple[tuple[str, float], ...], float]:
        """The terms with their weights, each once, and the sum of these."""
        if terms not in self._sums:
            weights = {t: self.weight(t) for t in terms}
            self._sums[terms] = tuple(weights.items()), sum(weights.values())
        return self._sums[terms]

    @cached_property
    def _sums(self) -> dict[tuple[str, ...], tuple[tuple[tuple[str, float], ...], float]]:
        return {}

    @cached_property
    def _kin(self) -> Kin:
        return Kin()

    def stems_at(self, article: Article, sentence: Sentence) -> frozenset[str]:
        """The stems of a sentence."""
        return self._stems.get((article.id, sentence.index), frozenset())

    def stems_of(self, claim: Claim) -> frozenset[str]:
        """The stems of a claim: its words, its speakers, its hops, and what it was resolved to."""
        names = [n for s in claim.speakers for n in (s.name, s.role, s.party)] + [v.name for v in claim.via]
        names += [claim.target_party, *(f.victims for f in claim.figures), *(f.kind for f in claim.figures)]
        if claim.event:
            names += [claim.event.type, claim.event.place, claim.event.actor, claim.event.target]
        return stems(f"{self.ledger.said(claim)} {' '.join(n for n in names if n)}")

    def score(self, claim: Claim, terms: tuple[str, ...] | None = None) -> float:
        """How much of the topic a claim covers by itself, with a little for the sentences before it."""
        own = self.stems_of(claim)
        covered = self.cover(own, terms)
        return covered + 0.25 * max(0.0, self.cover(own | self._before(claim), terms) - covered)

    def _before(self, claim: Claim) -> frozenset[str]:
        article = self.ledger.article(claim)
        first = article.sentence_at(claim.extent.start)
        start = first.index if first else 0
        near = (s for s in article.sentences[max(0, start - 2) : start])
        return frozenset(t for s in near for t in self.stems_at(article, s))

    def covered_by_article(self, article: Article, terms: tuple[str, ...] | None = None) -> float:
        """How much of the topic, or of the given stems, an article covers as a whole."""
        found = frozenset(t for s in article.sentences for t in self.stems_at(article, s)) | stems(article.title or "")
        return self.cover(found, terms)

    def theme(self, article: Article) -> frozenset[str]:
        """What an article is about: the stems of its title and first two sentences, and those that come back."""
        found = Counter(t for s in article.sentences for t in self.stems_at(article, s))
        opening = frozenset(t for s in article.sentences[:2] for t in self.stems_at(article, s))
        return opening | stems(article.title or "") | {t for t, n in found.items() if n >= _COMES_BACK}

    def best_sentences(self, floor: float = ENOUGH, at_most: int = 4) -> tuple[tuple[Article, Sentence], ...]:
        """The sentences that cover most of the topic, in reading order; none below `floor`, none without a topic.

        A sentence that copies of one report share counts once, as its first copy has it.
        """
        scored = [(self.cover(self.stems_at(a, s)), a, s) for a, s in self.sentences]
        top = max((score for score, _, _ in scored), default=0.0)
        chosen = ((a, s) for score, a, s in scored if self.topic and score >= max(floor, 0.8 * top))
        once = {self._report(a, s): (a, s) for a, s in reversed(tuple(chosen))}
        return tuple(reversed(once.values()))[:at_most]

    def told_again(self, article: Article, sentence: Sentence) -> tuple[str, ...]:
        """The ids of the same sentence in copies of the article: they are cited beside it."""
        own, words = article.sentence_id(sentence), self.stems_at(article, sentence)
        told = self._reports.get(article.origin or article.id, ())
        same = (a.sentence_id(s) for a, s in told if self.stems_at(a, s) == words)
        return tuple(islice((i for i in same if i != own), _LENT))

    def _report(self, article: Article, sentence: Sentence) -> tuple[str, frozenset[str]]:
        """What a sentence and its copies have in common: the origin and the words that carry content."""
        return article.origin or article.id, self.stems_at(article, sentence)

    @cached_property
    def _reports(self) -> dict[str, list[tuple[Article, Sentence]]]:
        """The sentences of each origin, in reading order."""
        found: dict[str, list[tuple[Article, Sentence]]] = {}
        for article, sentence in self.sentences:
            found.setdefault(article.origin or article.id, []).append((article, sentence))
        return found

    def about(self, text: str) -> tuple[str, ...]:
        """The stems of a text's content words."""
        return tuple(dict.fromkeys(stem(t) for t in content_terms(text)))
