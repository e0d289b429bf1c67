"""The days that a question is about: "in September 2022", "on 4 May 2031"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from answering.dating import MONTHS, dates_in
from answering.words import stem, tokens

_MONTH = re.compile(r"(?i)\b(" + "|".join(MONTHS) + r"),?\s+((?:19|20)\d\d)\b")
_LATER = timedelta(days=10)
"""How long after the days reports of them are still written."""

T = TypeVar("T")
Days = tuple[date, date]


def days_asked(question: str) -> tuple[Days, frozenset[str]] | None:
    """The first and the last day that the question names with their year, and the stems of the words that name them.

    >>> days_asked("How many fell in May 2031?")[0]
    (datetime.date(2031, 5, 1), datetime.date(2031, 5, 31))
    """
    dated = [d for d in dates_in(question) if d.year is not None]
    if len(dated) == 1 and (day := _day(dated[0].year or 0, dated[0].month, dated[0].day)) is not None:
        return (day, day), _stems(dated[0].span.of(question))
    found = None if dated else _MONTH.search(question)
    if found is None:
        return None
    year, month = int(found[2]), [m.lower() for m in MONTHS].index(found[1].lower()) + 1
    last = calendar.monthrange(year, month)[1]
    return (date(year, month, 1), date(year, month, last)), _stems(found[0])


def within(days: Days, said: str | None) -> bool:
    """True for what was said in these days, or soon after them; `said` is an ISO day, month or year."""
    if said is None or len(said) < len("2031-05-04"):
        return False
    return days[0] <= date.fromisoformat(said[:10]) <= days[1] + _LATER


def kept_within(
    question: str, found: tuple[T, ...], said_on: Callable[[T], str | None], *, strictly: bool = False
) -> tuple[T, ...]:
    """Those of the days that the question names; all where it names none, or, unless `strictly`, where none is of these days."""
    asked = days_asked(question)
    if asked is None:
        return found
    kept = tuple(one for one in found if within(asked[0], said_on(one)))
    return kept if kept or strictly else found


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(t) for t in tokens(words))
