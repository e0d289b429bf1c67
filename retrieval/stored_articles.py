"""Articles in the catalogue: every version's text, its sentences, and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from domain.article import Article, State, Version
from domain.codec import decode, encode
from domain.text import OffsetMap, Piece, Sentence
from retrieval import stored_passages
from retrieval.schema import articles, claims, columns, versions
from retrieval.selection import days, one_of

_COLUMNS = (
    "id",
    "version",
    "stored_at",
    "versions",
    "text",
    "raw",
    "offsets",
    "sentences",
    "state",
    "origin",
    "copies",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of an article that was given, and the article as it is stored."""

    outcome: Literal["added", "updated", "unchanged"]
    article: Article


def keep(connection: Connection, article: Article, now: datetime | None = None) -> Kept:
    """Stores the article unless the same one is there: by its id, or by its digest under another id."""
    held = _held(connection, article)
    if held is None:
        return Kept(outcome="added", article=_store(connection, article, 1, now))
    article = replace(article, id=held["id"])
    if (held["digest"], held["parser"]) != (article.digest, article.parser):
        version = _last_version(connection, held["id"]) + 1
        return Kept(outcome="updated", article=_store(connection, article, version, now))
    if held["hidden"]:
        restore(connection, held["id"])
        return Kept(outcome="added", article=read_one(connection, held["id"]))
    return Kept(outcome="unchanged", article=read_one(connection, held["id"]))


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
    joined = articles.join(versions, (versions.c.article == articles.c.id) & (versions.c.version == articles.c.version))
    return _fields().select_from(joined).where(articles.c.hidden.is_(False)).order_by(articles.c.n)


def select_version(version: int) -> Select[Any]:
    """A query for one version, hidden or not: what a citation names can always be read."""
    joined = articles.join(versions, versions.c.article == articles.c.id)
    return _fields().select_from(joined).where(versions.c.version == version)


def _fields() -> Select[Any]:
    own = [versions.c[name] for name in ("version", "stored_at", "text", "raw", "offsets", "sentences", "noun")]
    return select(articles.c.id, articles.c.state, articles.c.origin, articles.c.copies, *own)


def article_of(row: RowMapping | Mapping[str, Any], all_versions: tuple[Version, ...]) -> Article:
    """The noun that a row of `rows` stands for."""
    text = row["text"]
    return replace(
        _described(row["noun"]),
        id=row["id"],
        version=row["version"],
        stored_at=datetime.fromisoformat(row["stored_at"]),
        text=text,
        raw=text if row["raw"] is None else row["raw"],
        state=row["state"],
        origin=row["origin"],
        copies=tuple(json.loads(row["copies"])),
        offsets=_offsets(row["offsets"]),
        sentences=_sentences(row["sentences"]),
        versions=all_versions,
    )


_NOTHING = {"id": "", "text": "", "raw": "", "offsets": {"pieces": []}, "sentences": []}


@lru_cache(maxsize=4096)  # decoding is slow, and after most changes most articles are the same
def _described(noun: str) -> Article:
    return decode(Article, _NOTHING | json.loads(noun))


def version_lists(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Version, ...]]:
    """All stored versions of each article, oldest first."""
    query = select(*columns(versions, "article", "version", "stored_at", "parser")).where(
        one_of(versions.c.article, ids)
    )
    lists: dict[str, list[Version]] = {article: [] for article in ids}
    for article, version, stored_at, parser in connection.execute(query.order_by(versions.c.version)):
        lists[article].append(Version(version=version, stored_at=datetime.fromisoformat(stored_at), parser=parser))
    return {article: tuple(found) for article, found in lists.items()}


def hide(connection: Connection, article: str) -> None:
    """Takes an article out of everything derived; its texts stay, so that `restore` can bring it back."""
    stored_passages.drop(connection, article)
    connection.execute(delete(claims).where(claims.c.article == article))
    connection.execute(update(articles).where(articles.c.id == article).values(hidden=True, analysed=False))


def restore(connection: Connection, article: str) -> None:
    """Brings a hidden article back, to be indexed and analysed anew."""
    connection.execute(
        update(articles).where(articles.c.id == article).values(hidden=False, state="parsed", analysed=False)
    )
    stored_passages.put(connection, read_one(connection, article))


def _held(connection: Connection, article: Article) -> RowMapping | None:
    wanted = select(*columns(articles, "id", "digest", "parser", "hidden"))
    by_id = connection.execute(wanted.where(articles.c.id == article.id)).mappings().first()
    by_digest = wanted.where(articles.c.digest == article.digest).order_by(articles.c.n).limit(1)
    return by_id or connection.execute(by_digest).mappings().first()


def _last_version(connection: Connection, article: str) -> int:
    found = connection.execute(select(func.max(versions.c.version)).where(versions.c.article == article))
    return int(found.scalar_one())


def article_rows(article: Article, state: State = "parsed") -> tuple[dict[str, Any], dict[str, Any]]:
    """The article's row and its version's, with version 1 and the present time where it has none."""
    stored_at = article.stored_at or datetime.now(UTC)
    article = replace(article, version=article.version or 1, stored_at=stored_at)
    return _article_row(article) | {"state": state}, _version_row(article)


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
    return replace(article, versions=version_lists(connection, [article.id])[article.id])


def _article_row(article: Article) -> dict[str, Any]:
    first_day, last_day = days(article.published)
    return {
        "id": article.id,
        "version": article.version,
        "digest": article.digest,
        "parser": article.parser,
        "name": article.name,
        "outlet": article.outlet,
        "first_day": first_day,
        "last_day": last_day,
        "origin": article.origin,
        "copies": json.dumps(article.copies),
        "analysed": False,
        "hidden": False,
    }


def _version_row(article: Article) -> dict[str, Any]:
    noun = {name: value for name, value in encode(replace(article, sentences=())).items() if name not in _COLUMNS}
    return {
        "article": article.id,
        "version": article.version,
        "stored_at": article.stored_at.isoformat() if article.stored_at else "",
        "parser": article.parser,
        "digest": article.digest,
        "text": article.text,
        "raw": None if article.raw == article.text else article.raw,
        "offsets": json.dumps([(p.start, p.end, p.raw_start, p.raw_end) for p in article.offsets.pieces]),
        "sentences": json.dumps([(s.index, s.start, s.end, s.paragraph) for s in article.sentences]),
        "noun": json.dumps(noun, ensure_ascii=False),
    }


def _offsets(stored: str) -> OffsetMap:
    return OffsetMap(pieces=tuple(Piece(start=a, end=b, raw_start=c, raw_end=d) for a, b, c, d in json.loads(stored)))


def _sentences(stored: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(index=i, start=a, end=b, paragraph=p) for i, a, b, p in json.loads(stored))
