"""Passages and their vectors in the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from domain.article import Article, Passage
from retrieval.passages import about, cut, heading, suggested
from retrieval.schema import columns, passages, vectors
from retrieval.selection import one_of

Vectors = NDArray[np.float32]
_PAGE = 1000


def put(connection: Connection, article: Article) -> None:
    """Cuts the article's current version into passages and stores them, for words to be found at once."""
    rows = passage_rows(article)
    if rows:  # as one statement: after each, SQLite's full-text index writes what it holds in memory
        connection.execute(insert(passages).returning(passages.c.n), rows)


def passage_rows(article: Article) -> list[dict[str, Any]]:
    """The rows of the article's passages, in order."""
    above, said_of = " ".join(heading(article).split()), about(article)
    found = ((passage, suggested(article, passage)) for passage in cut(article))
    return [
        _row(passage, "\n".join(filter(None, (above, reading))), " · ".join(filter(None, (said_of, reading))))
        for passage, reading in found
    ]


def drop(connection: Connection, article: str) -> None:
    """Removes an article's passages, with their vectors and words."""
    connection.execute(delete(passages).where(passages.c.article == article))


def of_articles(connection: Connection, ids: Collection[str]) -> list[RowMapping]:
    """The passage rows of these articles, in order."""
    query = select(passages).where(one_of(passages.c.article, ids)).order_by(passages.c.n)
    return list(connection.execute(query).mappings())


def some_of(connection: Connection, ids: Collection[str], most: int) -> list[str]:
    """The ids of at most so many passages of these articles."""
    query = select(passages.c.id).where(one_of(passages.c.article, ids)).limit(most)
    return list(connection.execute(query).scalars())


def by_id(connection: Connection, ids: Collection[str]) -> dict[str, Passage]:
    """The passages of these ids that are there."""
    found = connection.execute(select(passages).where(one_of(passages.c.id, ids))).mappings()
    return {row["id"]: passage_of(row) for row in found}


def passage_of(row: RowMapping | Mapping[str, Any]) -> Passage:
    """The noun that a passage row stands for."""
    return Passage(
        id=row["id"],
        article=row["article"],
        version=row["version"],
        first=row["first"],
        last=row["last"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
    )


def put_vectors(connection: Connection, ids: Sequence[str], model: str, rows: Vectors) -> None:
    """Stores one float32 vector a passage, in the order given."""
    if len(ids):
        data = [
            {"passage": passage, "model": model, "vector": to_blob(row)} for passage, row in zip(ids, rows, strict=True)
        ]
        connection.execute(insert(vectors), data)


def vectors_after(connection: Connection, seq: int) -> Iterator[tuple[list[int], list[str], Vectors]]:
    """(sequence numbers, passage ids, (n, dimension) vectors) stored after `seq`, at most 1,000 at a time."""
    while True:
        query = select(*columns(vectors, "seq", "passage", "vector")).where(vectors.c.seq > seq).order_by(vectors.c.seq)
        page = connection.execute(query.limit(_PAGE)).all()
        if not page:
            return
        seq = page[-1][0]
        yield [row[0] for row in page], [row[1] for row in page], _stack([row[2] for row in page])


def vectors_of(connection: Connection, ids: Collection[str]) -> dict[str, NDArray[np.float32]]:
    """The vectors of these passages that have one."""
    query = select(*columns(vectors, "passage", "vector")).where(one_of(vectors.c.passage, ids))
    return {passage: np.frombuffer(blob, dtype="<f4") for passage, blob in connection.execute(query)}


def with_vectors(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of the passages that have a vector."""
    return set(connection.execute(select(vectors.c.passage).where(one_of(vectors.c.passage, ids))).scalars())


def count_vectors(connection: Connection, upto: int | None = None) -> int:
    """How many passages have a vector, of all or of those stored up to a sequence number."""
    query = select(func.count()).select_from(vectors)
    if upto is not None:
        query = query.where(vectors.c.seq <= upto)
    return int(connection.execute(query).scalar_one())


def newest_seq(connection: Connection) -> int:
    """The highest sequence number ever given, 0 when there is none: its vector may be gone."""
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'vectors'")
    return int(found.scalar() or 0)


def to_blob(vector: NDArray[np.float32]) -> bytes:
    """The bytes a vector is stored as."""
    return np.ascontiguousarray(vector, dtype="<f4").tobytes()


def _stack(blobs: Sequence[bytes]) -> Vectors:
    return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1)


def _row(passage: Passage, above: str, said_of: str) -> dict[str, Any]:
    return {
        "id": passage.id,
        "article": passage.article,
        "version": passage.version,
        "first": passage.first,
        "last": passage.last,
        "start": passage.start,
        "end": passage.end,
        "heading": above,
        "about": said_of,
        "text": passage.text,
    }
