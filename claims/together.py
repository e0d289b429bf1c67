"""Claims found on every core: by the rules in this process, and in one helper for each further core while there is much to do."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from claims.helper import Helper, HelperGone
from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim

MANY = 32  # articles in a row before helpers are worth the two seconds that each takes to start
_PIECE = 4  # articles that are handed out together: parsing more at once is hardly faster
_AHEAD = 4  # pieces handed out for each core
_IDLE = 20.0  # seconds without work after which a helper ends


class Finder(Protocol):
    """Finds claims, in many articles at once."""

    name: str

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each article in turn."""

    def knowing(self, parties: Parties) -> Finder:
        """The same finder with these parties."""


class Together:
    """Finds what its `finder` finds, in the same order; deterministic; one call at a time.

    Helpers start after MANY articles with no long pause between them, and end when they have been idle. A helper that breaks
    down is not missed: what it had is found here.
    """

    def __init__(
        self, finder: Finder, helper: Callable[[], Helper], *, helpers: int | None = None, many: int = MANY
    ) -> None:
        self.name = finder.name
        self._finder = finder
        self._helper = helper
        self._most = cores() - 1 if helpers is None else helpers
        self._many = many
        self._seen = 0
        self._last = time.monotonic()
        self._pieces: queue.SimpleQueue[_Piece | None] = queue.SimpleQueue()
        self._hired: list[threading.Thread] = []
        self._parties: Parties | None = None  # None: those that finder and helpers were made with

    def knows(self, parties: Parties) -> None:
        """From now on these parties are known, here and in every helper."""
        self._parties = parties
        self._finder = self._finder.knowing(parties)

    def find_many(self, articles: Iterable[Article]) -> Iterator[tuple[Claim, ...]]:
        """The claims of each article in turn."""
        supply, waiting = iter(articles), deque[_Piece]()
        try:
            while True:
                self._hand_out(supply, waiting)
                if not waiting:
                    return
                yield from self._first(waiting)
                waiting.popleft()
        finally:
            for piece in waiting:
                piece.taken()  # nobody waits for it any more
            self._last = time.monotonic()

    def close(self) -> None:
        """End the helpers, if there are any; the next articles may start others."""
        for _ in self._hired:
            self._pieces.put(None)
        for thread in self._hired:
            thread.join()

    def _hand_out(self, supply: Iterator[Article], waiting: deque[_Piece]) -> None:
        while len(waiting) < _AHEAD * (1 + self._most) and (some := tuple(islice(supply, _PIECE))):
            self._seen = len(some) + (self._seen if time.monotonic() - self._last < _IDLE or waiting else 0)
            piece = _Piece(some, self._parties)
            waiting.append(piece)
            self._pieces.put(piece)
        if self._seen >= self._many and len(waiting) > 1:
            self._hire()

    def _first(self, waiting: Sequence[_Piece]) -> Sequence[tuple[Claim, ...]]:
        """The claims of the first piece; while a helper is at work on it, another piece is done here."""
        first = waiting[0]
        while not first.done.is_set():
            mine = next((piece for piece in waiting if piece.taken()), None)
            if mine is not None:
                mine.settle(list(self._finder.find_many(mine.articles)))
            else:
                first.done.wait()
        if first.found is None:  # its helper broke down
            first.found = list(self._finder.find_many(first.articles))
        return first.found

    def _hire(self) -> None:
        self._hired = [thread for thread in self._hired if thread.is_alive()]
        while len(self._hired) < self._most:
            thread = threading.Thread(target=self._serve, name="sitrep-claims", daemon=True)
            self._hired.append(thread)
            thread.start()

    def _serve(self) -> None:
        """The life of a helper; its process ends with this one at the latest, when its pipe closes."""
        helper = self._helper()
        try:
            while (piece := self._pieces.get(timeout=_IDLE)) is not None:
                if piece.taken():
                    _done_by(helper, piece)
        except queue.Empty:
            pass  # the work is over
        except HelperGone:
            self._most -= 1  # one that broke down is not replaced: the next might too
        finally:
            helper.stop()


class _Piece:
    """A few articles: taken once, by a helper or here; `found` stays None when the helper broke down."""

    def __init__(self, articles: tuple[Article, ...], parties: Parties | None) -> None:
        self.articles = articles
        self.parties = parties
        self.found: list[tuple[Claim, ...]] | None = None
        self.done = threading.Event()
        self._lock = threading.Lock()

    def taken(self) -> bool:
        """True for the first who asks."""
        return self._lock.acquire(blocking=False)

    def settle(self, found: list[tuple[Claim, ...]] | None) -> None:
        """Here are its claims."""
        self.found = found
        self.done.set()


def _done_by(helper: Helper, piece: _Piece) -> None:
    found = None
    try:
        found = helper.find(piece.articles, piece.parties)
    finally:
        piece.settle(found)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
