"""Evidence with how near its sentences come to the question: those of the passages that search found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.answer import Evidence, Question
from domain.article import Article
from domain.text import Sentence
from retrieval.nearness import Nearness, words_in
from retrieval.promising import cover, covering, promising
from retrieval.reranker import Reranker, in_context

_SENTENCES = 80  # looked at for one question
_COMPARED = 12  # of these compared with it by meaning: about eight milliseconds of a processor each, the first time
_MEANING = 7.75  # for the cosine, beside what of the question a sentence covers
_JUDGED = 8  # of these read together with the question: about twenty milliseconds of a processor each
_ARTICLES = 5  # of the best hits: all their sentences are looked at, of the others those of the passages found
_BEFORE = 2  # sentences before a passage that its first sentence may lean on


def searched_for(question: Question) -> str:
    """The words to search for: the question's own, and what a follow-up rests on."""
    return " ".join(part for part in (question.asked_as, question.context) if part)


def with_nearness(evidence: Evidence, question: Question, nearness: Nearness, reranker: Reranker) -> Evidence:
    """The evidence with `near`, `kin` and `judged` of the sentences in its hits."""
    found = list(_found(evidence))
    texts = [sentence.span.of(article.text) for article, sentence in found]
    terms = (*words_in(question.asked_as), *words_in(question.context))
    kin = nearness.kin(terms, texts)
    looked_at = covering(found, kin, _SENTENCES)
    if not looked_at:
        return replace(evidence, kin=kin)
    ids = [a.sentence_id(s) for a, s in looked_at]
    covered = cover(looked_at, kin, question.asked_as)
    chosen = promising(looked_at, covered, question.asked_as, nearness, _COMPARED)
    queries = (question.asked_as, without_names(question.asked_as))
    near = nearness.near(queries, {a.sentence_id(s): " ".join(s.span.of(a.text).split()) for a, s in chosen})
    worth = {i: float(c) + _MEANING * near[i] for i, c in zip(ids, covered, strict=True) if i in near}
    first = frozenset(sorted(worth, key=lambda i: -worth[i])[:_JUDGED])
    read = {i: in_context(a, s) for i, (a, s) in zip(ids, looked_at, strict=True) if i in first}
    judged = reranker.scores(question.asked_as, read)
    return replace(evidence, near=with_guesses(near, ids), kin=kin, judged=with_guesses(judged, ids))


def with_guesses(near: Mapping[str, float], ids: Sequence[str]) -> dict[str, float]:
    """The values of all these sentences, in order: what was not looked at has that of the farther half of the rest.

    >>> with_guesses({"a": 0.8, "b": 0.5, "c": 0.6}, ["a", "b", "c", "d"])["d"]
    0.5
    """
    farther = sorted(near.values())[: max(1, len(near) // 2)]
    guess = sum(farther) / len(farther) if farther else 0.0
    return {one: near.get(one, guess) for one in ids}


def without_names(question: str) -> str:
    """The question without its capitalised words, the first kept: a name says which article, the rest which sentence of it.

    >>> without_names("Who told Corvale that the mill in Sella had burnt?")
    'Who told that the mill in had burnt?'
    """
    first, *rest = question.split() or [""]
    return " ".join([first, *(word for word in rest if not word.lstrip("“‘\"'(")[:1].isupper())])


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
