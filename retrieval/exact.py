"""Search by meaning without an index: every vector of the catalogue, compared."""

from __future__ import annotations

import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from retrieval.passages import article_in
from retrieval.schema import vectors
from retrieval.stored_passages import Vectors, count_vectors, some_of, vectors_after, vectors_of

_FEW = 3000  # so many are read from the catalogue for one question; for more, the whole table is kept in memory
_MANY = 8000  # vectors that are worth a second thread
_BLOCK = 64  # rows that are reckoned together: each sum is the same whichever thread has it
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Held:
    seqs: NDArray[np.int64]  # ascending
    ids: NDArray[np.object_]
    rows: Vectors
    places: NDArray[np.int64]  # of each row, the number of its article
    numbers: dict[str, int]  # of the articles

    def of(self, articles: Collection[str]) -> NDArray[np.int64]:
        """The rows of these articles."""
        wanted = np.zeros(len(self.numbers), dtype=np.bool_)
        wanted[[self.numbers[article] for article in articles if article in self.numbers]] = True
        return np.flatnonzero(wanted[self.places])


class VectorTable:
    """The catalogue's vectors in memory, brought up to date at each look: exact, and fast to 100,000 and beyond."""

    def __init__(self, dimension: int) -> None:
        self._refreshing = threading.Lock()
        empty = np.empty((0, dimension), dtype=np.float32)
        self._held = _Held(_NONE, np.empty(0, dtype=object), empty, _NONE, {})

    def nearest(self, connection: Connection, query: Vectors, limit: int) -> list[str]:
        """Ids of the passages whose vectors lie nearest, best first."""
        held = self._fresh(connection)
        return _best(held.ids, _scores(held.rows, query), limit)

    def nearest_among(self, connection: Connection, query: Vectors, articles: Collection[str], limit: int) -> list[str]:
        """The same, of the passages of these articles only."""
        if not len(self._held.seqs):
            few = some_of(connection, articles, _FEW + 1)
            if len(few) <= _FEW:
                return nearest_of(vectors_of(connection, few), query, limit)
        held = self._fresh(connection)
        at = held.of(articles)
        return _best(held.ids[at], _scores(held.rows, query, at), limit)

    def _fresh(self, connection: Connection) -> _Held:
        with self._refreshing:
            held = self._grown(self._held, connection)
            if len(held.seqs) != count_vectors(connection):
                held = self._without_dropped(held, connection)
            self._held = held
            return held

    def _grown(self, held: _Held, connection: Connection) -> _Held:
        pages = list(vectors_after(connection, int(held.seqs[-1]) if len(held.seqs) else 0))
        if not pages:
            return held
        numbers = dict(held.numbers)  # a search under way reads the old one
        places = [[numbers.setdefault(article_in(one), len(numbers)) for one in ids] for _, ids, _ in pages]
        return _Held(
            np.concatenate([held.seqs, *(np.asarray(seqs) for seqs, _, _ in pages)]),
            np.concatenate([held.ids, *(np.asarray(ids, dtype=object) for _, ids, _ in pages)]),
            np.concatenate([held.rows, *(rows for _, _, rows in pages)]),
            np.concatenate([held.places, *(np.asarray(page, dtype=np.int64) for page in places)]),
            numbers,
        )

    def _without_dropped(self, held: _Held, connection: Connection) -> _Held:
        live = np.fromiter(connection.execute(select(vectors.c.seq)).scalars(), dtype=np.int64)
        kept = np.isin(held.seqs, live)
        return _Held(held.seqs[kept], held.ids[kept], held.rows[kept], held.places[kept], held.numbers)


def _scores(rows: Vectors, query: Vectors, at: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
    """(n,): the nearness of the rows, or of those `at` these places; of many, by two threads: they wait for memory."""
    count = len(rows) if at is None else len(at)
    if count < _MANY:
        return (rows if at is None else rows[at]) @ query
    half = count // 2 // _BLOCK * _BLOCK
    first, second = (slice(half), slice(half, None)) if at is None else (at[:half], at[half:])
    with ThreadPoolExecutor(1) as other:
        rest = other.submit(lambda: rows[second] @ query)
        return np.concatenate([rows[first] @ query, rest.result()])


def nearest_of(found: dict[str, Vectors], query: Vectors, limit: int) -> list[str]:
    """Ids by the nearness of their vectors to the query, best first."""
    if not found:
        return []
    return _best(np.asarray(list(found), dtype=object), np.stack(list(found.values())) @ query, limit)


def _best(ids: NDArray[np.object_], scores: NDArray[np.float32], limit: int) -> list[str]:
    limit = min(limit, len(ids))
    if limit == 0:
        return []
    top = np.argpartition(-scores, limit - 1)[:limit]
    return [str(best) for best in ids[top[np.argsort(-scores[top], kind="stable")]]]
