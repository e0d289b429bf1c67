"""The retrieval chain and the retriever, as LangChain runs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.answer import Question
from domain.article import Article, Filters
from domain.claim import Claim, Dispute, Relation
from retrieval.chain import evidence_chain
from retrieval.retriever import SitrepRetriever
from tests.retrieval.builders import GRAIN, article, claim
from tests.retrieval.conftest import Shelf

ALL = Filters()


def same(claims: Sequence[Claim], articles: Mapping[str, Article]) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """Says of all claims that they are the same, once it has seen their articles."""
    assert {c.article for c in claims} <= set(articles)
    return (), (Relation(kind="same", claims=tuple(c.id for c in claims), note="test"),)


def question(text: str, filters: Filters = ALL) -> Question:
    """A question that stands on its own."""
    return Question(text=text, asked_as=text, kind="general", filters=filters)


def test_a_question_becomes_evidence(shelf: Shelf) -> None:
    """Hits, all claims, their articles, and what the dispute finder made of them."""
    library = shelf.filled(article(), article(GRAIN, "post-1"))
    bridge = library.article("courier-1")
    library.keep_claims(bridge, [claim(bridge)])
    evidence = evidence_chain(library, same).invoke(question("grain prices"))
    assert evidence.hits[0].passage.article == "post-1"
    assert evidence.claims == (claim(bridge),)
    assert set(evidence.articles) == {"courier-1", "post-1"}
    assert evidence.relations[0].claims == ("courier-1-c1",)
    assert evidence.sentence("courier-1@1.1") == "Talmark's army said two of its soldiers were killed."


def test_filters_hold_for_claims_too(shelf: Shelf) -> None:
    """What the filters leave out is not in the evidence at all."""
    library = shelf.filled(article(), article(GRAIN, "post-1"))
    bridge = library.article("courier-1")
    library.keep_claims(bridge, [claim(bridge)])
    evidence = evidence_chain(library, same).invoke(question("bridge", Filters(articles=("post-1",))))
    assert set(evidence.articles) == {"post-1"}
    assert evidence.claims == ()


def test_the_retriever_gives_documents_that_lead_back(shelf: Shelf) -> None:
    """A Document's words stand in its article at the span of its metadata."""
    library = shelf.filled(article(title="Bridge", outlet="Courier"), article(GRAIN, "post-1"))
    document = SitrepRetriever(library=library, limit=1).invoke("bridge at Halden")[0]
    found = document.metadata
    text = library.article(found["article"], found["version"]).text
    assert text[found["start"] : found["end"]] == document.page_content
    assert (found["outlet"], found["title"], found["published"]) == ("Courier", "Bridge", "2031-05-04")
