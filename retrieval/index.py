"""Chroma's index over passage vectors: quick to ask, and never the only copy. The only file that imports Chroma.

Run as a command, it examines an index in a process of its own, because a damaged one can end the process that opens it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings
from chromadb.errors import ChromaError

from retrieval.embeddings import Vectors

_NAME = "passages"
_PAGE = 1000  # rows a call: Chroma takes 5,461
_READ_ALL = 20_000  # so many vectors are all read back when an index is examined; of more, a spread of pages
_BREADTH = 200  # candidates that a query follows: twice Chroma's default, at the price of a few milliseconds
_SYNC = 1000  # Chroma writes its files every so many vectors
_FAULTS = (ChromaError, ValueError, RuntimeError, OSError, TypeError)  # what a damaged index has been seen to raise


class IndexBroken(Exception):
    """The index cannot be used: build it anew."""


class Index:
    """An index in a folder of its own, opened (or created); IndexBroken from any method that finds it damaged."""

    def __init__(self, folder: Path, *, create: bool = False, sync: int = _SYNC) -> None:
        settings = Settings(anonymized_telemetry=False, allow_reset=False)
        try:
            self._client: Any = chromadb.PersistentClient(str(folder), settings=settings)
            self._collection = self._create(sync) if create else self._client.get_collection(_NAME, None)
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error

    def _create(self, sync: int) -> Any:
        shape: Any = {
            "hnsw": {"space": "cosine", "ef_search": _BREADTH, "sync_threshold": sync, "batch_size": min(100, sync)}
        }
        return self._client.create_collection(_NAME, embedding_function=None, configuration=shape)

    def add(self, ids: Sequence[str], rows: Vectors) -> None:
        """Takes (n, dimension) vectors by passage id; one that is there already is replaced."""
        try:
            for start in range(0, len(ids), _PAGE):
                part = list(ids[start : start + _PAGE])
                about: Any = [{"article": passage.rpartition("@")[0]} for passage in part]
                self._collection.upsert(part, embeddings=rows[start : start + _PAGE], metadatas=about)
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error

    def drop(self, ids: Sequence[str]) -> None:
        """Forgets these passages; those that are not there are passed over."""
        try:
            for start in range(0, len(ids), _PAGE):
                self._collection.delete(list(ids[start : start + _PAGE]))
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error

    def ids(self) -> set[str]:
        """The passages that it holds."""
        try:
            pages = (self._collection.get(limit=_PAGE, offset=n, include=[]) for n in range(0, self.count(), _PAGE))
            return {str(found) for page in pages for found in page["ids"]}
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error

    def nearest(self, query: Vectors, limit: int) -> list[str]:
        """Passage ids by nearness, best first."""
        try:
            known = self._collection.count()
            if known == 0:
                return []
            asked = np.asarray([query], dtype=np.float32)
            found = self._collection.query(query_embeddings=asked, n_results=min(limit, known), include=["distances"])
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error
        return list(found["ids"][0])

    def count(self) -> int:
        """How many vectors Chroma believes to hold."""
        try:
            return int(self._collection.count())
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error

    def page(self, offset: int) -> tuple[list[str], Vectors]:
        """(ids, vectors) of 1,000 rows from `offset`, read back from the files."""
        try:
            found = self._collection.get(limit=_PAGE, offset=offset, include=["embeddings"])
            return list(found["ids"]), np.asarray(found["embeddings"], dtype=np.float32)
        except _FAULTS as error:
            raise IndexBroken(str(error)) from error

    def close(self) -> None:
        """Lets go of the folder."""
        self._client.close()


def examine(folder: Path, least: int) -> str | None:
    """What is wrong with the index, if anything: too few vectors, unreadable ones, or a query that misses its own."""
    index = Index(folder)
    known = index.count()
    if known < least:
        return f"it holds {known} of {least} vectors"
    pages = range(0, known, _PAGE)
    if known > _READ_ALL:
        pages = pages[:: max(1, len(pages) * _PAGE // _READ_ALL)]
    for offset in pages:
        ids, rows = index.page(offset)
        if len(ids) != len(rows) or len(ids) < min(_PAGE, known - offset):
            return "some vectors cannot be read"
        found = index.nearest(rows[-1], 50)
        if len(found) < min(50, known) or (ids[-1] not in found and np.ptp(rows @ rows[-1]) > 0):
            return "a passage is not found by its own vector"
    return None


def main(arguments: Sequence[str]) -> int:
    """0 when the index in the folder (first argument) is sound and holds at least so many vectors (second)."""
    problem = examine(Path(arguments[0]), int(arguments[1]))
    if problem:
        sys.stdout.write(problem)
    return 3 if problem else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
