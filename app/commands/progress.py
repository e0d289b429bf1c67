"""How far a long task is, on standard error: done of total, articles a second, time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from app.text import harmless
from domain.report import Progress

EVERY = 2.0  # seconds between lines where there is no terminal to redraw


class ProgressLine:
    """Shows progress as one line that is redrawn on a terminal, and as a line every two seconds elsewhere."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._redraws = stream.isatty()
        self._began = self._shown = clock()

    def __call__(self, progress: Progress) -> None:
        """Shows how far it is, unless that was shown just now."""
        now = self._clock()
        if now - self._shown < (0.1 if self._redraws else EVERY):
            return
        self._shown = now
        line = harmless(in_words(progress, now - self._began)).replace("\n", " ")
        self._stream.write(f"\r\x1b[K{line[:100]}" if self._redraws else line + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Clears the line."""
        if self._redraws:
            self._stream.write("\r\x1b[K")


def in_words(progress: Progress, seconds: float) -> str:
    """How far it is after so many seconds.

    >>> in_words(Progress(done=50, total=200, doing="courier.txt"), 10.0)
    '50/200, 5.0/s, 30 s left: courier.txt'
    """
    rate = progress.done / seconds if seconds > 0 else 0.0
    parts = [f"{progress.done} done" if progress.total is None else f"{progress.done}/{progress.total}"]
    if rate:
        parts.append(f"{rate:.1f}/s")
    if rate and progress.total is not None:
        parts.append(f"{_duration((progress.total - progress.done) / rate)} left")
    return f"{', '.join(parts)}: {progress.doing}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{rest} s" if not minutes else f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
