"""What became of the sources of one call, how far it is, and whether it is to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Literal

from domain.article import Refusal
from domain.report import AddReport, Progress

Tell = Callable[[Progress], None]
Stopped = Callable[[], bool]
Step = Literal["received", "parsed", "indexed", "analysed"]


class Tally:
    """Counts articles and refusals as they come; a source of many articles counts once until they are known."""

    def __init__(self, progress: Tell | None = None, stopped: Stopped | None = None) -> None:
        self._progress, self._stopped = progress, stopped
        self._began = time.monotonic()
        self._became: dict[str, dict[str, None]] = {"added": {}, "updated": {}, "unchanged": {}}
        self._refused: list[Refusal] = []
        self._left: dict[int, int] = {}  # by item: how much is still expected of it
        self._done = self._total = 0
        self.halted = False
        self.latest: Progress | None = None

    def stop(self) -> bool:
        """True once the person has asked to stop."""
        self.halted = self.halted or (self._stopped is not None and self._stopped())
        return self.halted

    def expect(self, more: int) -> None:
        """So many more articles are to be done."""
        self._total += more

    def expect_of(self, item: int, articles: int = 1) -> None:
        """About so many articles are to come of an item of the queue; said once."""
        if item not in self._left:
            self._left[item] = articles
            self._total += articles

    def came_of(self, item: int, articles: int, *, last: bool) -> None:
        """So many came of the item; with the `last` the true count replaces the expected one."""
        left = self._left.get(item, 0) - articles
        self._total += -left if last or left < 0 else 0
        self._left[item] = 0 if last else max(0, left)

    def became(self, outcome: str, articles: Iterable[str]) -> None:
        """These articles were "added", "updated" or "unchanged"."""
        self._became[outcome].update(dict.fromkeys(articles))

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """These were refused."""
        self._refused += refusals

    def done(self, count: int = 1) -> None:
        """So many are finished."""
        self._done += count

    def tell(self, doing: str, step: Step | None = None) -> None:
        """Says how far it is."""
        self.latest = Progress(done=self._done, total=max(self._total, self._done), doing=doing, step=step)
        if self._progress is not None:
            self._progress(self.latest)

    def report(self) -> AddReport:
        """All of it."""
        return AddReport(
            added=tuple(self._became["added"]),
            updated=tuple(self._became["updated"]),
            unchanged=tuple(self._became["unchanged"]),
            refused=tuple(self._refused),
            seconds=round(time.monotonic() - self._began, 3),
            stopped=self.halted,
        )
