"""Politeness: who we say we are, one request at a time to a host, and a pause after each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How servers are treated: our name, seconds between two requests to one host, seconds a page may take, redirects."""

    agent: str = "Sitrep/0.1 (reads news for one newsroom; follows robots.txt as: Sitrep)"
    pause: float = 1.0
    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    redirects: int = 5


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    """When the pause after the last request is over (monotonic seconds)."""


class Turns:
    """Who may ask a host next; hosts do not wait for one another."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Wait until nobody else asks this host and the last pause is over; then `pause` seconds begin when it is left."""
        with self._lock:
            one = self._hosts.setdefault(host, _Host())
        with one.lock:
            time.sleep(max(0.0, one.free_at - time.monotonic()))
            try:
                yield
            finally:
                one.free_at = time.monotonic() + pause


@dataclass(slots=True)
class Errand:
    """The seconds that are left for one page; waiting for one's turn does not count."""

    seconds: float

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Take off what is spent inside."""
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds -= time.monotonic() - start
