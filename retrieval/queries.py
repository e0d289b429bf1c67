"""The vectors of questions, each worked out once while it is being answered: search and nearness ask for the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from retrieval.embeddings import Vectors

_KEPT = 256


class Queries:
    """Vectors of the last questions; any thread may ask."""

    def __init__(self, query: Callable[[str], Vectors], most: int = _KEPT) -> None:
        self._query, self._most = query, most
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, text: str) -> Vectors:
        """(dimension,) float32 of length 1."""
        with self._lock:
            if text in self._known:
                self._known.move_to_end(text)
                return self._known[text]
        vector = self._query(text)
        with self._lock:
            self._known[text] = vector
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return vector
