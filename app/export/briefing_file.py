"""A kept briefing as the bytes of one file, in the version that a person changed or as it was written."""

from __future__ import annotations

from typing import Protocol

from app.export.audit import cited_articles
from app.export.edited import edited
from app.export.formats import BRIEFING, READING, SOURCES
from app.export.reading import briefing, briefing_citations
from domain.article import Article, Filters
from domain.claim import Dispute, Relation
from domain.errors import UserError
from domain.kept_briefing import KeptBriefing


class Shelves(Protocol):
    """The part of the desk that an export reads."""

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the contract's own word
        """One article in a version."""

    def disputes(self, filters: Filters = ...) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """What is disputed."""


def briefing_file(desk: Shelves, kept: KeptBriefing, form: str, *, original: bool = False) -> bytes:
    """The bytes; UserError for a format that there is not."""
    if form not in BRIEFING:
        raise UserError(f"a briefing is not exported as {form}", f"Its formats are {', '.join(BRIEFING)}")
    edition = None if original else kept.edition
    cited = edition.citations if edition else briefing_citations(kept.briefing)
    articles = cited_articles(desk.article, cited)
    if form in SOURCES:
        return SOURCES[form](articles.values())
    filters, disputes = kept.order.filters, desk.disputes(kept.order.filters)[0]
    if edition is None:
        return READING[form](briefing(kept.briefing, disputes, articles, filters))
    return READING[form](edited(kept.briefing, edition, f"Briefing: {kept.title}", disputes, articles, filters))
