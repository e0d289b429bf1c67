"""A kept briefing as the bytes of one file, in the version that a person changed or as it was written."""

from __future__ import annotations

import re
from typing import Protocol

from app.export.audit import cited_articles
from app.export.edited import edited
from app.export.formats import BRIEFING, READING, SOURCES
from app.export.reading import briefing, briefing_citations
from app.render.kept import order_line
from app.render.words import stamp
from domain.article import Article, Filters
from domain.claim import Dispute, Relation
from domain.errors import UserError
from domain.kept_briefing import KeptBriefing, title_of

LONGEST = 60  # characters of a title in the name of a file


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
    when = f"Written {stamp(kept.at)} · {order_line(kept.order)}"
    if edition is None:
        title = "" if kept.title == title_of(kept.order) else kept.title
        return READING[form](briefing(kept.briefing, disputes, articles, filters, title=title, written=when))
    named = f"Briefing: {kept.title}"
    return READING[form](edited(kept.briefing, edition, named, disputes, articles, filters, when=when))


def file_name(kept: KeptBriefing, form: str) -> str:
    """What the file is called: its name, what it is about, and its day, so that two briefings are two files."""
    stem, _, ending = BRIEFING[form][1].rpartition(".")
    about = re.sub(r"[\W_]+", "-", kept.title.lower()).strip("-")[:LONGEST].strip("-")
    return "-".join(part for part in (stem, about, f"{kept.at:%Y-%m-%d}") if part) + f".{ending}"
