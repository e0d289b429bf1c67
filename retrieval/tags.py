"""Tags that persons give articles: kept apart from what was read, so that no parser and no new version touches them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import delete, insert, select

from retrieval import audit
from retrieval.catalogue import Catalogue
from retrieval.schema import articles
from retrieval.selection import one_of
from retrieval.tag_tables import article_tags


class Tags:
    """The tags of a library; each change is one transaction with its lines in the log."""

    def __init__(self, catalogue: Catalogue, may_write: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._may_write = may_write

    def all(self) -> dict[str, tuple[str, ...]]:
        """The tags of each article that has some and is held, by name."""
        held = select(article_tags.c.article, article_tags.c.tag).join(
            articles, articles.c.id == article_tags.c.article
        )
        wanted = held.where(articles.c.hidden.is_(False)).order_by(article_tags.c.tag)
        found: dict[str, tuple[str, ...]] = {}
        with self._catalogue.reading() as connection:
            for article, tag in connection.execute(wanted):
                found[article] = (*found.get(article, ()), tag)
        return found

    def put(self, tag: str, ids: Collection[str]) -> tuple[str, ...]:
        """Gives these articles a tag; the ids of those that did not have it."""
        self._may_write()
        with self._catalogue.writing() as connection:
            known = select(article_tags.c.article).where(article_tags.c.tag == tag, one_of(article_tags.c.article, ids))
            have = set(connection.execute(known).scalars())
            new = tuple(one for one in dict.fromkeys(ids) if one not in have)
            if new:
                connection.execute(insert(article_tags), [{"article": one, "tag": tag} for one in new])
                audit.write_down(connection, [("tagged", one, tag) for one in new])
            return new

    def take(self, tag: str, ids: Collection[str]) -> tuple[str, ...]:
        """Takes a tag from these articles; the ids of those that had it."""
        self._may_write()
        which = (article_tags.c.tag == tag) & one_of(article_tags.c.article, ids)
        with self._catalogue.writing() as connection:
            had = tuple(connection.execute(select(article_tags.c.article).where(which)).scalars())
            connection.execute(delete(article_tags).where(which))
            audit.write_down(connection, [("untagged", one, tag) for one in had])
            return had
