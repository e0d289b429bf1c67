"""The retrieval chain: a question becomes evidence, as a LangChain runnable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda, RunnablePassthrough

from domain.answer import Evidence, Question
from domain.article import Article, Filters, Hit
from domain.claim import Claim, Dispute, Relation
from retrieval.closest import searched_for, with_nearness
from retrieval.library import Library

FindDisputes = Callable[
    [Sequence[Claim], Mapping[str, Article]], tuple[tuple[Dispute, ...], tuple[Relation, ...]]
]  # fmt: skip
_HITS = 12
_ALL_CLAIMS = 5000  # more than these, and only those of the articles that search finds are looked at
_ARTICLES = 50


def evidence_chain(
    library: Library,
    disputes: FindDisputes,
    claims_under: Callable[[Filters], tuple[Claim, ...]] | None = None,
    articles_under: Callable[[Filters], tuple[Article, ...]] | None = None,
    search_under: Callable[[str, Filters, int], tuple[Hit, ...]] | None = None,
) -> Runnable[Question, Evidence]:
    """Question → {question, hits} → Evidence: the passages, the claims and the disputes an answer may rest on.

    `claims_under`, `articles_under` and `search_under` give the claims, articles and passages under filters; left out,
    they are the library's as they were found.
    """
    claims_of = claims_under or library.claims
    articles_of = articles_under or library.articles
    find = search_under or library.search

    def search(step: dict[str, Any]) -> tuple[Hit, ...]:
        question: Question = step["question"]
        return find(searched_for(question), question.filters, _HITS)

    def gather(found: dict[str, Any]) -> Evidence:
        filters = found["question"].filters
        if library.count_claims(_broad(filters)) > _ALL_CLAIMS:
            filters = _nearest(find, found["question"])
        claims = claims_of(filters) if filters is not None else ()
        articles = _articles(articles_of, found["hits"], claims)
        contradicted, related = disputes(claims, articles)
        evidence = Evidence(
            articles=articles, hits=found["hits"], claims=claims, disputes=contradicted, relations=related
        )
        if library.nearness is None or library.reranker is None:
            return evidence
        return with_nearness(evidence, found["question"], library.nearness, library.reranker)

    named: Runnable[Question, dict[str, Any]] = RunnableLambda(lambda question: {"question": question})
    searched: Runnable[dict[str, Any], dict[str, Any]] = RunnablePassthrough.assign(hits=RunnableLambda(search))
    gathered: Runnable[dict[str, Any], Evidence] = RunnableLambda(gather)
    return named | searched | gathered


def _broad(filters: Filters) -> Filters:
    """The filters without parties, which may have been renamed since they were stored."""
    return replace(filters, parties=())


def _nearest(find: Callable[[str, Filters, int], tuple[Hit, ...]], question: Question) -> Filters | None:
    """The question's filters narrowed to the articles nearest to it; None when there are none."""
    hits = find(question.asked_as, question.filters, _ARTICLES)
    found = tuple(dict.fromkeys(hit.passage.article for hit in hits))
    return replace(question.filters, articles=found) if found else None


def _articles(
    articles_of: Callable[[Filters], tuple[Article, ...]], hits: Sequence[Hit], claims: Sequence[Claim]
) -> dict[str, Article]:
    ids = tuple(dict.fromkeys([*(hit.passage.article for hit in hits), *(claim.article for claim in claims)]))
    return {article.id: article for article in articles_of(Filters(articles=ids))} if ids else {}
