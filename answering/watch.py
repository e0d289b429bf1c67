"""Looks after one call to a model: it ends when the person stops it, when nothing is heard, or when it has no end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Self, TypeVar

from answering.faults import SILENT, TOO_LONG
from domain.errors import Stopped

T = TypeVar("T")
Why = Literal["", "stopped", "silent", "endless"]
_LOOKS = 0.1  # seconds between two looks: how soon a stop is felt


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a model is waited for: `silence` seconds for each next word, `whole` for a reply, `tries` calls.

    A server that asks to wait longer than `longest_wait` seconds is not waited for. `pause` is before a second try.
    """

    silence: float = 60.0
    whole: float = 300.0
    tries: int = 3
    pause: float = 0.5
    longest_wait: float = 20.0


class Watch:
    """A second pair of eyes on a call that blocks; `cut` must end it from another thread."""

    def __init__(self, patience: Patience, cut: Callable[[], None], stopped: Callable[[], bool]) -> None:
        self._patience = patience
        self._cut = cut
        self._stopped = stopped
        self._began = time.monotonic()
        self._waits_since: float | None = None
        self._why: Why = ""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="sitrep-model-watch", daemon=True)

    def __enter__(self) -> Self:
        refuse_stopped(self._stopped)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(timeout=1)

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The items as they come; only the time in which one is waited for counts as silence."""
        coming = iter(items)
        self._waits_since = time.monotonic()
        for item in coming:
            self._waits_since = None
            yield item
            self._waits_since = time.monotonic()

    def refuse(self) -> None:
        """Stopped or ModelFailed when the call was ended from here."""
        if self._why == "stopped":
            raise Stopped("the answer was stopped")
        if self._why == "silent":
            raise SILENT.failed(f"nothing was heard of the model for {self._patience.silence:g} seconds")
        if self._why == "endless":
            raise TOO_LONG.failed(f"the reply was not at its end after {self._patience.whole:g} seconds")

    def _look(self) -> None:
        while not self._over.wait(_LOOKS):
            self._why = self._reason()
            if self._why:
                self._cut()
                return

    def _reason(self) -> Why:
        now, since = time.monotonic(), self._waits_since
        if self._stopped():
            return "stopped"
        if since is not None and now - since > self._patience.silence:
            return "silent"
        return "endless" if now - self._began > self._patience.whole else ""


def refuse_stopped(stopped: Callable[[], bool]) -> None:
    """Stopped when the person has stopped it."""
    if stopped():
        raise Stopped("the answer was stopped")


def rest(seconds: float, stopped: Callable[[], bool]) -> None:
    """Waits; Stopped as soon as the person stops it."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        refuse_stopped(stopped)
        time.sleep(min(_LOOKS, left))
