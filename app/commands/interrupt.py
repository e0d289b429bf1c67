"""Ctrl-C, or a request to end: once asks a long task to stop after the running article, twice stops it at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

StopAsked = Callable[[], bool]


@contextmanager
def stop_between_articles(tell: Callable[[str], None]) -> Iterator[StopAsked]:
    """Within it, the first Ctrl-C (or SIGTERM) only makes the function it gives return True; the second is KeyboardInterrupt."""
    asked = threading.Event()

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        tell("stopping after the running article; Ctrl-C again stops at once")

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set  # only the main thread may take signals
        return
    before = {number: signal.signal(number, on_interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
