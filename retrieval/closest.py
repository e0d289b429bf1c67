"""Evidence with how near its sentences come to the question: those of the passages that search found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.answer import Evidence, Question
from domain.article import Article
from domain.text import Sentence
from retrieval.nearness import Nearness, words_in
from retrieval.words import STOP_WORDS

_SENTENCES = 80  # embedded for one question: each takes a few milliseconds the first time
_ARTICLES = 5  # of the best hits: all their sentences are looked at, of the others those of the passages found
_BEFORE = 2  # sentences before a passage that its first sentence may lean on
_AKIN = 0.4  # likeness from which a word counts as covering a term, to choose what is embedded


def searched_for(question: Question) -> str:
    """The words to search for: the question's own, and what a follow-up rests on."""
    return " ".join(part for part in (question.asked_as, question.context) if part)


def with_nearness(evidence: Evidence, question: Question, nearness: Nearness) -> Evidence:
    """The evidence with `near` and `kin` of the sentences in its hits."""
    found = list(_found(evidence))
    texts = [sentence.span.of(article.text) for article, sentence in found]
    terms = (*words_in(question.asked_as), *words_in(question.context))
    kin = nearness.kin(terms, texts)
    chosen = {a.sentence_id(s): " ".join(s.span.of(a.text).split()) for a, s in _promising(found, kin)}
    queries = (question.asked_as, without_names(question.asked_as))
    return replace(evidence, near=nearness.near(queries, chosen), kin=kin)


def without_names(question: str) -> str:
    """The question without its capitalised words, the first kept: a name says which article, the rest which sentence of it.

    >>> without_names("Who told Corvale that the mill in Sella had burnt?")
    'Who told that the mill in had burnt?'
    """
    first, *rest = question.split() or [""]
    return " ".join([first, *(word for word in rest if not word.lstrip("“‘\"'(")[:1].isupper())])


def _promising(
    found: list[tuple[Article, Sentence]], kin: Mapping[str, Mapping[str, float]]
) -> list[tuple[Article, Sentence]]:
    """The sentences with words for most of the question's telling words, in the order of the hits."""
    if len(found) <= _SENTENCES:
        return found
    telling = (words for term, words in kin.items() if term not in STOP_WORDS)
    covering = [{w for w, near in words.items() if near >= _AKIN} for words in telling]
    counts = [sum(bool(words & set(words_in(s.span.of(a.text)))) for words in covering) for a, s in found]
    best = sorted(range(len(found)), key=lambda n: (-counts[n], n))[:_SENTENCES]
    return [found[n] for n in sorted(best)]


def _found(evidence: Evidence) -> Iterator[tuple[Article, Sentence]]:
    """The sentences of the hits with those before, and all of the best articles, those of the best hit first, each once."""
    seen: set[tuple[str, int]] = set()
    best = list(dict.fromkeys(hit.passage.article for hit in evidence.hits))[:_ARTICLES]
    for hit in evidence.hits:
        article = evidence.articles.get(hit.passage.article)
        if article is None or article.version != hit.passage.version:
            continue
        first, last = max(0, hit.passage.first - _BEFORE), hit.passage.last + 1
        for sentence in article.sentences if article.id in best else article.sentences[first:last]:
            if (article.id, sentence.index) not in seen:
                seen.add((article.id, sentence.index))
                yield article, sentence
