"""What each article calls its parties, kept beside its claims, so that no text is read twice for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select

from domain.article import Article
from retrieval.catalogue import Catalogue
from retrieval.name_tables import article_names
from retrieval.schema import articles
from retrieval.selection import one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesOf:
    """An article's outlet, and its names as the plain JSON value that was kept."""

    article: str
    outlet: str | None
    names: Any


class StoredNames:
    """The names of a library's articles; each change is one transaction."""

    def __init__(self, catalogue: Catalogue, may_write: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._may_write = may_write

    def all(self, ids: Collection[str] = ()) -> tuple[NamesOf, ...]:
        """What is kept of the articles that are held, or of these of them, in order of arrival."""
        kept = (
            select(articles.c.id, articles.c.outlet, article_names.c.names)
            .join(article_names, article_names.c.article == articles.c.id)
            .where(articles.c.hidden.is_(False), article_names.c.version == articles.c.version)
            .order_by(articles.c.n)
        )
        if ids:
            kept = kept.where(one_of(articles.c.id, ids))
        with self._catalogue.reading() as connection:
            rows = connection.execute(kept).all()
        return tuple(NamesOf(article=row[0], outlet=row[1], names=json.loads(row[2])) for row in rows)

    def without(self, given: Collection[Article]) -> tuple[Article, ...]:
        """Those of these articles whose present version has none kept."""
        kept = select(article_names.c.article, article_names.c.version)
        wanted = kept.where(article_names.c.article.in_([a.id for a in given]))
        with self._catalogue.reading() as connection:
            known = {(row[0], row[1]) for row in connection.execute(wanted)}
        return tuple(a for a in given if (a.id, a.version) not in known)

    def keep(self, given: Iterable[tuple[Article, Any]]) -> None:
        """Stores each article's names, a plain JSON value, instead of those of an earlier version."""
        self._may_write()
        rows = [
            {"article": a.id, "version": a.version, "names": json.dumps(names, ensure_ascii=False)}
            for a, names in given
        ]
        if not rows:
            return
        with self._catalogue.writing() as connection:
            connection.execute(delete(article_names).where(article_names.c.article.in_([r["article"] for r in rows])))
            connection.execute(insert(article_names), rows)
