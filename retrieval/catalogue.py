"""The truth: one SQLite file with every article, passage, vector and claim. Safe to use from many threads."""

from __future__ import annotations

import difflib
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select, update

from domain.article import Article, Card, Filters
from domain.claim import Claim
from domain.errors import NotFound
from retrieval import stored_articles, stored_claims
from retrieval.article_rows import article_of
from retrieval.cards import read_cards
from retrieval.database import open_database, reading, writable, writing
from retrieval.schema import articles, versions
from retrieval.selection import conditions
from retrieval.stamp import set_value, value
from retrieval.stored_articles import Kept
from retrieval.stored_passages import of_articles

T = TypeVar("T")
FILE = "catalogue.db"
_REVISION = "SELECT value FROM meta WHERE key = 'revision'"
_CACHED = 32  # answers to "which articles, which claims" kept for the present revision


class Catalogue:
    """Reads and transactions over one catalogue file; LibraryTooNew or LibraryBroken when it cannot be opened."""

    def __init__(self, folder: Path) -> None:
        self._engine = open_database(folder / FILE)
        self._one_writer = threading.RLock()
        self._caching = threading.Lock()
        self._cache: dict[object, Any] = {}
        self._cached_at = -1

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction at a time, which raises the revision; LibraryError when the disk is full or read-only."""
        with self._one_writer, writable(), writing(self._engine) as connection:
            yield connection
            set_value(connection, "revision", str(_revision(connection) + 1))

    @contextmanager
    def beside(self) -> Iterator[Connection]:
        """One transaction on what no search and no list of articles rests on: the revision, and so every cache, stays."""
        with self._one_writer, writing(self._engine) as connection:
            yield connection

    def revision(self) -> int:
        """A number that grows with every change, in whichever process."""
        with self._engine.connect() as connection:  # one statement is one view: it needs no transaction
            return int(connection.exec_driver_sql(_REVISION).scalar() or 0)

    def keep(self, given: Sequence[Article]) -> tuple[Kept, ...]:
        """Stores articles in one transaction."""
        with self.writing() as connection:
            return tuple(stored_articles.keep(connection, article) for article in given)

    def articles(self, filters: Filters) -> tuple[Article, ...]:
        """The current versions under the filters, in order of arrival."""
        return self._remembered(("articles", filters), lambda connection: _read_articles(connection, filters))

    def cards(self) -> tuple[Card, ...]:
        """Every current version without its text, in order of arrival."""
        return self._remembered("cards", lambda connection: tuple(read_cards(connection)))

    def ids(self, filters: Filters) -> frozenset[str]:
        """The ids of the articles under the filters."""
        with self.reading() as connection:
            return frozenset(connection.execute(select(articles.c.id).where(conditions(filters))).scalars())

    def claims(self, filters: Filters) -> tuple[Claim, ...]:
        """The claims of current versions under the filters."""
        return self._remembered(("claims", filters), lambda connection: stored_claims.read(connection, filters))

    def count_claims(self, filters: Filters) -> int:
        """How many claims stand under the filters."""
        return self._remembered(("count", filters), lambda connection: stored_claims.count(connection, filters))

    def speaking(self) -> dict[str, int]:
        """How many claims each party makes, as stored."""
        with self.reading() as connection:
            return stored_claims.speaking(connection)

    def named(self) -> tuple[str, ...]:
        """Every party in a claim, as stored, by name."""
        with self.reading() as connection:
            return stored_claims.named(connection)

    def article(self, article: str, version: int | None) -> Article:
        """One article in its current or the given version; NotFound names what is near."""
        with self.reading() as connection:
            try:
                return stored_articles.read_one(connection, article, version)
            except LookupError:
                raise _not_found(connection, article, version) from None

    def hidden(self) -> tuple[Article, ...]:
        """The articles that were removed, in order of arrival."""
        with self.reading() as connection:
            return tuple(stored_articles.read_hidden(connection))

    def passages_of(self, ids: Collection[str]) -> tuple[str, ...]:
        """The ids of these articles' passages."""
        with self.reading() as connection:
            return tuple(row["id"] for row in of_articles(connection, ids))

    def known(self, article: str) -> None:
        """Quietly returns when the article is held, or was until it was removed; NotFound names what is near."""
        with self.reading() as connection:
            if connection.execute(select(articles.c.id).where(articles.c.id == article)).first() is None:
                raise _not_found(connection, article, None)

    def in_state(self, state: str, limit: int | None = None) -> tuple[Article, ...]:
        """The articles in this state, in order of arrival."""
        with self.reading() as connection:
            found = connection.execute(stored_articles.rows().where(articles.c.state == state).limit(limit))
            return _with_versions(connection, found.mappings().all())

    def counts(self) -> dict[str, int]:
        """How many articles are in each state."""
        query = select(articles.c.state, func.count()).where(articles.c.hidden.is_(False)).group_by(articles.c.state)
        with self.reading() as connection:
            return {str(state): int(count) for state, count in connection.execute(query)}

    def ever_held(self) -> bool:
        """True once an article has been received, even when it was removed since."""
        with self.reading() as connection:
            return connection.execute(select(articles.c.n).limit(1)).first() is not None

    def keep_claims(self, pairs: Sequence[tuple[Article, Sequence[Claim]]]) -> None:
        """Stores each article's claims instead of its earlier ones, all in one transaction."""
        with self.writing() as connection:
            for article, found in pairs:
                stored_claims.replace_claims(connection, article, found)

    def set_indexed(self, connection: Connection, ids: Sequence[str]) -> None:
        """Marks articles as searchable; those analysed before stay so."""
        for state, analysed in (("indexed", False), ("analysed", True)):
            change = update(articles).where(articles.c.id.in_(ids), articles.c.analysed.is_(analysed))
            connection.execute(change.values(state=state))

    def read_these(self, connection: Connection, ids: Sequence[str]) -> tuple[Article, ...]:
        """The current versions of these articles, in order of arrival."""
        found = connection.execute(stored_articles.rows().where(articles.c.id.in_(ids)))
        return _with_versions(connection, found.mappings().all())

    def _remembered(self, key: object, read: Callable[[Connection], T]) -> T:
        with self.reading() as connection:
            revision = _revision(connection)
            with self._caching:
                if revision != self._cached_at or len(self._cache) >= _CACHED:
                    self._cache, self._cached_at = {}, revision
                if key in self._cache:
                    known: T = self._cache[key]
                    return known
            found = read(connection)
            with self._caching:
                if revision == self._cached_at:
                    self._cache[key] = found
            return found


def _revision(connection: Connection) -> int:
    return int(value(connection, "revision") or 0)


def _read_articles(connection: Connection, filters: Filters) -> tuple[Article, ...]:
    return _with_versions(
        connection, connection.execute(stored_articles.rows().where(conditions(filters))).mappings().all()
    )


def _with_versions(connection: Connection, found: Sequence[Any]) -> tuple[Article, ...]:
    lists = stored_articles.version_lists(connection, [row["id"] for row in found])
    return tuple(article_of(row, lists[row["id"]]) for row in found)


def _not_found(connection: Connection, article: str, version: int | None) -> NotFound:
    known = list(connection.execute(select(articles.c.id)).scalars())
    if article in known:
        there = connection.execute(select(versions.c.version).where(versions.c.article == article)).scalars()
        return NotFound(f"Article {article!r} has no version {version}.", f"It has: {', '.join(map(str, there))}.")
    near = [k for k in known if article and k.startswith(article)][:3] or difflib.get_close_matches(article, known, 3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`sitrep articles` lists what is there."
    return NotFound(f"There is no article {article!r}.", hint)
