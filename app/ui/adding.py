"""Uploads become articles: a long task in a thread of its own that can be watched and stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.render.html import Html
from app.render.library import progress, report
from app.ui.facade import Desk
from app.ui.told import told
from domain.report import Progress, Source

TICK = 0.3  # seconds between two looks at how far it is


def sources_of(payload: Any) -> tuple[Source, ...]:
    """The uploaded files under the names that their owner gave them (Gradio has checked that the paths are uploads)."""
    files = payload if isinstance(payload, list) else [payload] if payload else []
    return tuple(Source(location=f["path"], name=f.get("orig_name") or Path(f["path"]).name) for f in files)


class Adding:
    """Adding for all sessions: at most one task a session, and who asked to stop."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._stops: dict[str, threading.Event] = {}

    def stop(self, session: str) -> None:
        """Ask this session's task to end after the article it is at."""
        if stop := self._stops.get(session):
            stop.set()

    def watch(self, sources: Sequence[Source], session: str) -> Iterator[Html]:
        """How far the task is, every 0.3 s, and at the end what became of each file."""
        stop = self._stops[session] = threading.Event()
        seen, results = [Progress(done=0, total=len(sources), doing="reading")], list[Html]()
        work = threading.Thread(target=lambda: results.append(self._add(sources, seen.append, stop)), daemon=True)
        work.start()
        while work.is_alive():
            yield progress(seen[-1])
            work.join(TICK)
        self._stops.pop(session, None)
        yield from results

    @told
    def _add(self, sources: Sequence[Source], seen: Any, stop: threading.Event) -> Html:
        done = self.desk.add(sources, progress=seen, stopped=stop.is_set)
        kept = {id_: self.desk.article(id_) for id_ in (*done.added, *done.updated, *done.unchanged)}
        return report(done, {id_: article.title or article.name for id_, article in kept.items()})
