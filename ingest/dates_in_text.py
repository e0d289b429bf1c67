"""Dates as sentences give them ("Friday", "July 23", "on the 7th"), and the day that each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.text import Span
from ingest.moments import MONTH, month_number

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_FULL_MONTH = MONTH.removesuffix(r"\b\.?") + r"\b"
_ORDINAL = r"(?:st|nd|rd|th)"
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s(?:the\s)?)?"
    rf"(?:(?P<month>{_FULL_MONTH})\.?\s(?P<day>\d{{1,2}}){_ORDINAL}?(?![\d:.,%]\d|\w)"
    rf"|(?P<day2>\d{{1,2}}){_ORDINAL}?\s(?:of\s)?(?P<month2>{_FULL_MONTH}))"
    rf"(?:,?\s(?P<year>(?:19|20|21)\d{{2}})\b(?!\s?(?:people|soldiers|troops|men|women|civilians|homes|tons"
    rf"|tonnes)))?"
    rf"|\b(?:19|20|21)\d{{2}}-\d{{2}}-\d{{2}}\b"
    rf"|\b(?P<alone>{_WEEKDAY})\b"
    rf"|\b[Oo]n\sthe\s(?P<nth>\d{{1,2}}){_ORDINAL}(?=\s(?:local|of\s(?:this|the|last)\smonth|and|at|in|by|with"
    rf"|from|to|that|when|after|for)\b|[,.;:)]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """A date as it is written: what it gives of weekday (0 Monday), day, month and year."""

    span: Span
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def of_year(self) -> tuple[int, int] | None:
        """(month, day), or None when one of the two is not given."""
        return (self.month, self.day) if self.month and self.day else None


def date_words(text: str, start: int = 0, end: int | None = None) -> Iterator[DateWords]:
    """Every date that is written in `[start, end)` of the text, in order.

    >>> [w.of_year for w in date_words("On May 4, on the 7th and on 9 June")]
    [(5, 4), None, (6, 9)]
    """
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        span = Span(start=found.start(), end=found.end())
        weekday = found["weekday"] or found["alone"]
        if found["nth"]:
            ordinal = found.start("nth")
            yield DateWords(span=Span(start=ordinal - len("the "), end=found.end()), day=int(found["nth"]))
        elif found["alone"]:
            yield DateWords(span=span, weekday=_WEEKDAYS.index(weekday))
        elif found["day"] or found["day2"]:
            yield DateWords(
                span=span,
                weekday=_WEEKDAYS.index(weekday) if weekday else None,
                day=int(found["day"] or found["day2"]),
                month=month_number(found["month"] or found["month2"]),
                year=int(found["year"]) if found["year"] else None,
            )
        else:
            year, month, day = map(int, found[0].split("-"))
            yield DateWords(span=span, day=day, month=month, year=year)


def day_of(words: DateWords, published: date | None) -> date | None:
    """The day that the words stand for, seen from the day of publication; None when nothing tells.

    A weekday and "the 7th" are the last such day; a day without a year is the nearest to the day of publication.

    >>> told = date(2031, 5, 6)
    >>> [str(day_of(w, told)) for w in date_words("on Friday, on the 4th, on December 30")]
    ['2031-05-02', '2031-05-04', '2030-12-30']
    """
    if words.of_year and words.year:
        return _day(words.year, *words.of_year)
    if published is None:
        return None
    if words.of_year:
        near = [_day(published.year + step, *words.of_year) for step in (-1, 0, 1)]
        return min((d for d in near if d), key=lambda d: abs(d - published), default=None)
    if words.day:
        month = date(published.year, published.month, 1)
        if words.day > published.day:
            month = (month - timedelta(days=1)).replace(day=1)
        return _day(month.year, month.month, words.day)
    return published - timedelta(days=(published.weekday() - (words.weekday or 0)) % 7)


def exists(month: int, day: int, year: int | None) -> bool:
    """True for a day of the calendar; the 29th of February exists where the year is not known."""
    return _day(year or 2000, month, day) is not None


def rewritten(text: str, words: DateWords, month: int, day: int) -> str:
    """The date in the way the text writes it: "October 7" for a "July 7", "7 October" for a "7 July"."""
    name = date(2000, month, 1).strftime("%B")
    written = words.span.of(text)
    day_first = re.match(rf"(?:{_WEEKDAY},?\s)?\d", written) is not None
    return f"{day} {name}" if day_first else f"{name} {day}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
