"""Articles in the catalogue: every version's text, its sentences, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from domain.article import Article, Version
from retrieval import stored_passages
from retrieval.article_rows import article_of, article_rows
from retrieval.joining import held_at, note_address
from retrieval.schema import articles, claims, columns, versions
from retrieval.selection import one_of
from retrieval.tag_tables import give_own


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of an article that was given, and the article as it is stored."""

    outcome: Literal["added", "updated", "unchanged"]
    article: Article


def keep(
    connection: Connection,
    article: Article,
    now: datetime | None = None,
    *,
    address: str | None = None,
    revive: bool = True,
) -> Kept:
    """Stores the article unless the same one is there: by its id, its digest, or its canonical `address` and words.

    One that a person removed comes back only with `revive`. A new version is stored when what is read has changed.
    """
    held = _held(connection, article, address)
    if held is None:
        note_address(connection, article.id, address)
        stored = _store(connection, article, 1, now)
        give_own(connection, article.id, article.keywords)
        return Kept(outcome="added", article=stored)
    known = read_one(connection, held["id"], held["version"])
    article = replace(article, id=known.id)
    if held["hidden"] and not revive:
        return Kept(outcome="unchanged", article=known)
    note_address(connection, known.id, address)
    if not _reads_the_same(known, article):
        version = _last_version(connection, known.id) + 1
        stored = _store(connection, article, version, now)
        give_own(connection, known.id, [tag for tag in article.keywords if tag not in known.keywords])
        return Kept(outcome="updated", article=stored)
    if held["hidden"]:
        restore(connection, known.id)
        return Kept(outcome="added", article=read_one(connection, known.id))
    return Kept(outcome="unchanged", article=known)


def read_one(connection: Connection, article: str, version: int | None = None) -> Article:
    """The article in its current or the given version; LookupError when there is none."""
    query = rows().where(articles.c.id == article)
    if version is not None:
        query = select_version(version).where(articles.c.id == article)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise LookupError(article)
    return article_of(row, version_lists(connection, [article])[article])


def read_all(connection: Connection) -> Iterator[Article]:
    """Every current version, one after the other, without the list of its versions."""
    for row in connection.execute(rows()).mappings():
        yield article_of(row, ())


def rows() -> Select[Any]:
    """A query for current versions, in order of arrival; each row goes to `article_of`."""
    return _current().where(articles.c.hidden.is_(False))


def select_version(version: int) -> Select[Any]:
    """A query for one version, hidden or not: what a citation names can always be read."""
    joined = articles.join(versions, versions.c.article == articles.c.id)
    return _fields().select_from(joined).where(versions.c.version == version)


def _current() -> Select[Any]:
    joined = articles.join(versions, (versions.c.article == articles.c.id) & (versions.c.version == articles.c.version))
    return _fields().select_from(joined).order_by(articles.c.n)


def _fields() -> Select[Any]:
    own = [versions.c[name] for name in ("version", "stored_at", "text", "raw", "offsets", "sentences", "noun")]
    return select(articles.c.id, articles.c.state, articles.c.origin, articles.c.copies, *own)


def version_lists(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Version, ...]]:
    """All stored versions of each article, oldest first."""
    query = select(*columns(versions, "article", "version", "stored_at", "parser")).where(
        one_of(versions.c.article, ids)
    )
    lists: dict[str, list[Version]] = {article: [] for article in ids}
    for article, version, stored_at, parser in connection.execute(query.order_by(versions.c.version)):
        lists[article].append(Version(version=version, stored_at=datetime.fromisoformat(stored_at), parser=parser))
    return {article: tuple(found) for article, found in lists.items()}


def hide(connection: Connection, article: str) -> bool:
    """Takes an article out of everything derived; its texts stay, so that `restore` can bring it back. True when it was in."""
    change = update(articles).where(articles.c.id == article, articles.c.hidden.is_(False))
    if connection.execute(change.values(hidden=True, analysed=False)).rowcount == 0:
        return False
    stored_passages.drop(connection, article)
    connection.execute(delete(claims).where(claims.c.article == article))
    return True


def restore(connection: Connection, article: str) -> bool:
    """Brings a hidden article back, to be indexed and analysed anew. True when it was hidden."""
    change = update(articles).where(articles.c.id == article, articles.c.hidden.is_(True))
    if connection.execute(change.values(hidden=False, state="parsed", analysed=False)).rowcount == 0:
        return False
    stored_passages.put(connection, read_one(connection, article))
    return True


def read_hidden(connection: Connection) -> Iterator[Article]:
    """What was removed, in its last version, in order of arrival."""
    for row in connection.execute(_current().where(articles.c.hidden.is_(True))).mappings():
        yield article_of(row, ())


def _reads_the_same(known: Article, given: Article) -> bool:
    """True when the reading of a source gives nothing new: what only names the source or the parser does not count.

    A page that is fetched again has other bytes (a time, an advertisement) around the same article; the same bytes read
    by another parser may lead back to other places of the raw text.
    """
    same_bytes = known.digest == given.digest
    ignored: tuple[str, ...] = (
        "id",
        "source",
        "digest",
        "parser",
        "version",
        "stored_at",
        "versions",
        "key",
        "member",
        "copies",
        "keywords",
    )
    ignored += ("origin", "state") if same_bytes else ("origin", "state", "raw", "offsets", "url", "basis")
    return all(getattr(known, f.name) == getattr(given, f.name) for f in fields(known) if f.name not in ignored)


def _held(connection: Connection, article: Article, address: str | None) -> RowMapping | None:
    wanted = select(*columns(articles, "id", "version", "hidden"))
    by_id = connection.execute(wanted.where(articles.c.id == article.id)).mappings().first()
    by_digest = wanted.where(articles.c.digest == article.digest).order_by(articles.c.n).limit(1)
    found = by_id or connection.execute(by_digest).mappings().first()
    if found is None and (twin := held_at(connection, address, article.text)):
        found = connection.execute(wanted.where(articles.c.id == twin)).mappings().first()
    return found


def _last_version(connection: Connection, article: str) -> int:
    found = connection.execute(select(func.max(versions.c.version)).where(versions.c.article == article))
    return int(found.scalar_one())


def _store(connection: Connection, article: Article, version: int, now: datetime | None) -> Article:
    article = replace(article, version=version, stored_at=now or datetime.now(UTC), state="parsed")
    row, version_row = article_rows(article)
    if version == 1:
        connection.execute(insert(articles), row)
    else:
        stored_passages.drop(connection, article.id)
        connection.execute(delete(claims).where(claims.c.article == article.id))
        connection.execute(update(articles).where(articles.c.id == article.id).values(**row))
    connection.execute(insert(versions), version_row)
    stored_passages.put(connection, article)
    if version == 1:
        only = Version(version=1, stored_at=datetime.fromisoformat(version_row["stored_at"]), parser=article.parser)
        return replace(article, versions=(only,))
    return replace(article, versions=version_lists(connection, [article.id])[article.id])
