"""Search by meaning without an index: every vector of the catalogue, compared."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from retrieval.schema import vectors
from retrieval.stored_passages import Vectors, count_vectors, vectors_after, vectors_of

_FEW = 3000  # so many are read from the catalogue for one question; for more, the whole table is kept in memory


@dataclass(frozen=True, slots=True)
class _Held:
    seqs: NDArray[np.int64]  # ascending
    ids: NDArray[np.object_]
    rows: Vectors


class VectorTable:
    """The catalogue's vectors in memory, brought up to date at each look: exact, and fast to 100,000 and beyond."""

    def __init__(self, dimension: int) -> None:
        self._refreshing = threading.Lock()
        empty = np.empty((0, dimension), dtype=np.float32)
        self._held = _Held(np.empty(0, dtype=np.int64), np.empty(0, dtype=object), empty)

    def nearest(self, connection: Connection, query: Vectors, limit: int) -> list[str]:
        """Ids of the passages whose vectors lie nearest, best first."""
        held = self._fresh(connection)
        return _best(held.ids, held.rows @ query, limit)

    def nearest_among(self, connection: Connection, query: Vectors, ids: Collection[str], limit: int) -> list[str]:
        """The same, of these passages only."""
        if len(ids) <= _FEW:
            found = vectors_of(connection, ids)
            return nearest_of(found, query, limit)
        held = self._fresh(connection)
        wanted = set(ids)
        at = np.fromiter((n for n, held_id in enumerate(held.ids) if held_id in wanted), dtype=np.int64)
        return _best(held.ids[at], held.rows[at] @ query, limit)

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
        return _Held(
            np.concatenate([held.seqs, *(np.asarray(seqs) for seqs, _, _ in pages)]),
            np.concatenate([held.ids, *(np.asarray(ids, dtype=object) for _, ids, _ in pages)]),
            np.concatenate([held.rows, *(rows for _, _, rows in pages)]),
        )

    def _without_dropped(self, held: _Held, connection: Connection) -> _Held:
        live = np.fromiter(connection.execute(select(vectors.c.seq)).scalars(), dtype=np.int64)
        kept = np.isin(held.seqs, live)
        return _Held(held.seqs[kept], held.ids[kept], held.rows[kept])


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
