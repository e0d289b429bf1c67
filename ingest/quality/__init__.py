"""Cautions about a text that travel with every quotation of it: one named check a file. Nothing is ever corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from domain.article import Flag
from ingest.quality.addressed import addressed_to_machines
from ingest.quality.after_publication import told_before_it_happened
from ingest.quality.before_the_start import before_the_fighting_began
from ingest.quality.calendar_slips import not_in_the_calendar
from ingest.quality.garbled import garbled
from ingest.quality.odd_names import odd_names
from ingest.quality.only_boilerplate import only_boilerplate
from ingest.quality.subject import Subject
from ingest.quality.translated import machine_translated
from ingest.quality.truncated import truncated
from ingest.quality.walls import walls

__all__ = ["Subject", "flags_of"]

_CHECKS: tuple[Callable[[Subject], Iterator[Flag]], ...] = (
    addressed_to_machines,
    garbled,
    truncated,
    walls,
    only_boilerplate,
)
_ENGLISH: tuple[Callable[[Subject], Iterator[Flag]], ...] = (
    not_in_the_calendar,
    told_before_it_happened,
    before_the_fighting_began,
    odd_names,
)
_READ = 60_000
"""Characters that the checks of English read: no report is longer, and the time they take has a bound."""
_MOST = 20
"""Flags of one kind that one article may carry; orders to a machine are never left out."""


def flags_of(subject: Subject) -> tuple[Flag, ...]:
    """What is odd about the text itself; the checks that read English only look at English."""
    found = [flag for check in _CHECKS for flag in check(subject)]
    if subject.english:
        opening = subject.opening(_READ)
        found += [flag for check in _ENGLISH for flag in check(opening)]
        found += machine_translated(opening, sum(flag.kind == "odd-entity" for flag in found))
    return tuple(_bounded(found))


def _bounded(flags: list[Flag]) -> Iterator[Flag]:
    seen: Counter[str] = Counter()
    places: set[tuple[str, int, int]] = set()
    for flag in flags:
        place = (flag.kind, flag.span.start, flag.span.end) if flag.span else (flag.kind, -1, -1)
        seen[flag.kind] += 1
        if place not in places and (seen[flag.kind] <= _MOST or flag.kind == "instructions"):
            places.add(place)
            yield flag
