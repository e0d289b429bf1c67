"""What was computed from a library, kept while the library stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, TypeVar

T = TypeVar("T")
PATIENCE = 60.0  # seconds to wait for another; then both compute it, so that no two locks can hold each other up
MOST = 64  # views (filters and questions) that a few people at work have open at a time


class Memory:
    """The last results by key; safe to call from several threads: what one is computing, the others wait for.

    Ten people who open the page at once would otherwise each have every article read.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, RLock] = {}
        self._lock = Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result kept under `key`, made and kept when there is none.

        >>> memory = Memory(most=1)
        >>> memory.of("a", lambda: 1), memory.of("a", lambda: 2), memory.of("b", lambda: 3), memory.of("a", lambda: 4)
        (1, 1, 3, 4)
        """
        with self._lock:
            if key in self._kept:
                return self._again(key)  # type: ignore[no-any-return] # what was kept under this key is what `make` gives
            mine = self._making.setdefault(key, RLock())
        waited = mine.acquire(timeout=PATIENCE)
        try:
            with self._lock:
                if key in self._kept:
                    return self._again(key)  # type: ignore[no-any-return] # as above
            made = make()
            self._keep(key, made)
        finally:
            with self._lock:
                self._making.pop(key, None)
            if waited:
                mine.release()
        return made

    def _again(self, key: Hashable) -> Any:
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: Hashable, made: Any) -> None:
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
