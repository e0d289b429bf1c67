"""Long tasks of the library: each in a thread of its own that can be watched and stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.render.adding import progress
from app.render.html import Html
from app.ui.told import told
from domain.report import Progress, Source

TICK = 0.3  # seconds between two looks at how far it is
_SOON = 1.0  # seconds after which a rate says something

Task = Callable[[Callable[[Progress], None], Callable[[], bool]], Html]  # told of progress, asked whether to stop


@dataclass(slots=True)
class Seen:
    """The last progress of a task, and since when it has been at that step."""

    last: Progress
    began: float = field(default_factory=time.monotonic)
    done_before: int = 0

    def tell(self, at: Progress) -> None:
        """Take note of progress; a new step begins a new count."""
        if at.step != self.last.step or at.done < self.last.done:
            self.began, self.done_before = time.monotonic(), at.done
        self.last = at

    def rate(self) -> float | None:
        """Items a second since the step began; None while that is too short to say."""
        took, done = time.monotonic() - self.began, self.last.done - self.done_before
        return done / took if took > _SOON and done > 0 else None


def sources_of(payload: Any) -> tuple[Source, ...]:
    """The uploaded files under the names that their owner gave them (Gradio has checked that the paths are uploads)."""
    files = payload if isinstance(payload, list) else [payload] if payload else []
    return tuple(Source(location=f["path"], name=f.get("orig_name") or Path(f["path"]).name) for f in files)


class Adding:
    """The tasks of all sessions: at most one a session, and who asked to stop."""

    def __init__(self) -> None:
        self._stops: dict[str, threading.Event] = {}

    def stop(self, session: str) -> None:
        """Ask this session's task to end after the article it is at."""
        if stop := self._stops.get(session):
            stop.set()

    def watch(self, task: Task, session: str) -> Iterator[Html]:
        """How far the task is, every 0.3 s, and at the end what came of it."""
        stop = self._stops[session] = threading.Event()
        seen, results = Seen(Progress(done=0, total=None, doing="")), list[Html]()
        work = threading.Thread(target=lambda: results.append(told(task)(seen.tell, stop.is_set)), daemon=True)
        work.start()
        while work.is_alive():
            yield progress(seen.last, seen.rate())
            work.join(TICK)
        self._stops.pop(session, None)
        yield from results
