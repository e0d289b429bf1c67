"""Vectors of words and sentences kept beside a library, so that a new process need not work them out again; it may be deleted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import numpy as np

from retrieval.embeddings import Vectors

T = TypeVar("T")
FILE = "nearness.db"
"""The file in a library's folder."""
_MOST = 200_000_000  # bytes, about 200,000 texts: beyond these none is added
_PATIENCE = 0.2  # seconds to wait for another process that writes: what is not kept is worked out again
_WANTED = "SELECT text, vector FROM near WHERE model = ? AND text IN (SELECT value FROM json_each(?))"
_TABLE = "CREATE TABLE IF NOT EXISTS near (model TEXT, text TEXT, vector BLOB, PRIMARY KEY (model, text)) WITHOUT ROWID"


class KeptVectors:
    """Vectors by text, of one model; with half the digits, which is all that nearness needs. Any process may add.

    A file that cannot be read or written keeps nothing, and is not missed.
    """

    def __init__(self, file: Path, model: str) -> None:
        self._file, self._model = file, model

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those texts that are kept."""
        if not texts or not self._file.is_file():
            return {}
        asked = (self._model, json.dumps(list(texts)))
        rows = self._tried(lambda database: database.execute(_WANTED, asked).fetchall())
        return {text: np.frombuffer(blob, dtype="<f2").astype(np.float32) for text, blob in rows or ()}

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep them, when there is room and the file can be written."""
        if self._file.is_file() and self._file.stat().st_size >= _MOST:
            return
        known = {t: v for t, v in vectors.items() if t.isprintable()}  # a lone surrogate is no text to SQLite
        rows = [(self._model, text, vector.astype("<f2").tobytes()) for text, vector in known.items()]
        self._tried(lambda database: _add(database, rows))

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` gives, None where the file cannot be used; a damaged one is begun anew."""
        try:
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as database, database:
                database.execute("PRAGMA synchronous=OFF")  # what a crash loses is worked out again
                return work(database)
        except sqlite3.OperationalError:  # read-only, full, in use, or without its table yet
            return None
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return None


def _add(database: sqlite3.Connection, rows: Sequence[tuple[str, str, bytes]]) -> None:
    database.execute(_TABLE)
    database.executemany("INSERT OR IGNORE INTO near VALUES (?, ?, ?)", rows)


def rounded(vectors: Vectors) -> Vectors:
    """The vectors as they come back once kept: so that an answer is the same the first time and later."""
    return vectors.astype(np.float16).astype(np.float32)
