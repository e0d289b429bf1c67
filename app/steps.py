"""How far a briefing is, by the names of its steps, and whether it is to stop."""

from __future__ import annotations

from answering.titles import TITLES
from app.tally import Stopped, Tell
from domain import errors
from domain.report import Progress

FINDING = "Finding the articles"
COMPARING = "Comparing what the parties say"
STEPS = (FINDING, COMPARING, *TITLES)
"""The steps of a briefing in their order; a section with nothing in it is passed over."""


class Steps:
    """Tells of each step once it begins; Stopped when the person has asked to stop before it."""

    def __init__(self, progress: Tell | None, stopped: Stopped) -> None:
        self._progress, self._stopped = progress, stopped

    def at(self, step: str) -> None:
        """The step begins."""
        if self._stopped():
            raise errors.Stopped("The briefing was stopped before it was complete", "Nothing was kept.")
        if self._progress is not None:
            done = STEPS.index(step) if step in STEPS else len(STEPS)
            self._progress(Progress(done=done, total=len(STEPS), doing=step))
