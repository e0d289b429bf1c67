"""A kept briefing as the bytes of one file, in the version that a person changed or as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from app.export.audit import cited_articles
from app.export.edited import edited
from app.export.formats import READING, SOURCES
from app.export.reading import briefing, briefing_citations
from domain.article import Article, Filters
from domain.claim import Dispute, Relation
from domain.errors import UserError
from domain.kept_briefing import KeptBriefing

FORMS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "md": ("text/markdown; charset=utf-8", "briefing.md"),
    "html": ("text/html; charset=utf-8", "briefing.html"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "briefing.docx"),
    "pdf": ("application/pdf", "briefing.pdf"),
    "csl": ("application/json", "sources.json"),
    "bibtex": ("text/plain; charset=utf-8", "sources.bib"),
})  # fmt: skip
"""By format: the media type, and what the file is called."""


class Shelves(Protocol):
    """The part of the desk that an export reads."""

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the contract's own word
        """One article in a version."""

    def disputes(self, filters: Filters = ...) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """What is disputed."""


def briefing_file(desk: Shelves, kept: KeptBriefing, form: str, *, original: bool = False) -> bytes:
    """The bytes; UserError for a format that there is not."""
    if form not in FORMS:
        raise UserError(f"a briefing is not exported as {form}", f"Its formats are {', '.join(FORMS)}")
    edition = None if original else kept.edition
    cited = edition.citations if edition else briefing_citations(kept.briefing)
    articles = cited_articles(desk.article, cited)
    if form in SOURCES:
        return SOURCES[form](articles.values())
    filters, disputes = kept.order.filters, desk.disputes(kept.order.filters)[0]
    if edition is None:
        return READING[form](briefing(kept.briefing, disputes, articles, filters))
    return READING[form](edited(kept.briefing, edition, f"Briefing: {kept.title}", disputes, articles, filters))
