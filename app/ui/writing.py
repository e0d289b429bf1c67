"""Briefings in the making: each in a thread of its own that can be watched and stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from app.render.html import Html
from app.render.steps import steps, stopped, written
from app.steps import FINDING
from app.ui.told import words
from domain.kept_briefing import KeptBriefing
from domain.report import Progress

TICK = 0.2  # seconds between two looks at how far it is
Write = Callable[[Callable[[Progress], None], Callable[[], bool]], KeptBriefing]


class Writing:
    """The briefings of all sessions: at most one a session, and who asked to stop."""

    def __init__(self) -> None:
        self._stops: dict[str, threading.Event] = {}

    def stop(self, session: str) -> None:
        """Ask this session's briefing to end; what a model is still at is thrown away."""
        if stop := self._stops.get(session):
            stop.set()

    def watch(self, write: Write, session: str) -> Iterator[Html]:
        """How far it is, and at the end the way to what was written, or what went wrong."""
        stop = self._stops[session] = threading.Event()
        told, ended = [FINDING], list[Html]()
        work = threading.Thread(target=lambda: ended.append(_written(write, told, stop)), daemon=True)
        work.start()
        while work.is_alive() and not stop.is_set():
            yield steps(told)
            work.join(TICK)
        if self._stops.get(session) is stop:
            del self._stops[session]
        yield stopped() if stop.is_set() else ended[0]


def _written(write: Write, told: list[str], stop: threading.Event) -> Html:
    def tell(at: Progress) -> None:
        if at.doing not in told:
            told.append(at.doing)

    try:
        return written(write(tell, stop.is_set).id)
    except Exception as failure:  # noqa: BLE001 - logged and shown by `words`: a page is never a traceback
        return words(failure)
