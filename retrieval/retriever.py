"""Sitrep's search for others' LangChain chains."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from domain.article import Article, Filters, Hit
from retrieval.library import Library


class SitrepRetriever(BaseRetriever):
    """Gives passages as Documents whose metadata lead back to the words: article, version, start, end, outlet, ..."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    filters: Filters = Filters()
    limit: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager  # nothing to tell it
        hits = self.library.search(query, self.filters, self.limit)
        return [_document(hit, self.library.article(hit.passage.article, hit.passage.version)) for hit in hits]


def _document(hit: Hit, article: Article) -> Document:
    return Document(
        id=hit.passage.id,
        page_content=hit.passage.text,
        metadata={
            "article": article.id,
            "version": article.version,
            "start": hit.passage.start,
            "end": hit.passage.end,
            "outlet": article.outlet,
            "published": article.published.iso if article.published else None,
            "title": article.title,
            "score": hit.score,
        },
    )
