"""What pages show beside positions and disputes: the timeline, the figures, and what a party said before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from answering.ledger import Ledger
from app.figure_ledger import figure_groups
from app.telling import tell, tell_older
from app.timeline import timeline
from domain.answer import Evidence
from domain.article import Filters
from domain.record import FigureGroup, Mark, Timeline, TimelineBy, Told

T = TypeVar("T")
OLDER = 40  # older statements that are told at once


class Remember(Protocol):
    """Keeps what was made under a name and filters while the library stays as it is."""

    def __call__(self, what: str, filters: Filters, make: Callable[[], T], /) -> T:
        """What was kept, or is made now."""


class Records:
    """The records of the library that is shown, under filters; each is computed once until the library changes."""

    def __init__(
        self,
        evidence: Callable[[Filters], Evidence],
        remember: Remember,
        said: Callable[[Filters], Evidence] | None = None,  # the same without disputes, where that is quicker
    ) -> None:
        self._evidence = evidence
        self._said = said or evidence
        self._remember = remember

    def timeline(self, filters: Filters, by: TimelineBy = "event") -> Timeline:
        """Statements by the day of the event, or by the day that they were made on."""
        return self._remember(f"timeline-{by}", filters, lambda: timeline(self._ledger(filters), by))

    def told(self, marks: Sequence[Mark], filters: Filters) -> tuple[Told, ...]:
        """The statements of these marks in full, copies cited with the first."""
        ledger = self._plain(filters)
        known = (m for m in marks if m.claim in ledger.by_id)
        return tell([[ledger.by_id[c] for c in (m.claim, *m.copies) if c in ledger.by_id] for m in known], ledger)

    def figures(self, filters: Filters) -> tuple[FigureGroup, ...]:
        """Figures by kind and victims, each claimant's latest with the older ones behind it."""
        return self._remember("figures", filters, lambda: figure_groups(self._ledger(filters)))

    def older(self, latest: str, earlier: Sequence[str], filters: Filters) -> tuple[Told, ...]:
        """The first of the `earlier` claims of a position, the newest first, with what changed; none for unknown ones."""
        ledger = self._plain(filters)
        if latest not in ledger.by_id:
            return ()
        known = [ledger.by_id[c] for c in earlier if c in ledger.by_id]
        return tell_older(ledger.by_id[latest], known[:OLDER], ledger)

    def _ledger(self, filters: Filters) -> Ledger:
        return self._remember("record-ledger", filters, lambda: Ledger(evidence=self._evidence(filters)))

    def _plain(self, filters: Filters) -> Ledger:
        """The same without what contradicts what, which takes longest to find."""
        return self._remember("plain-ledger", filters, lambda: Ledger(evidence=self._said(filters)))
