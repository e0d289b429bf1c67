"""When something is said to have happened: dates in a text, resolved against the article's own date or left open."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.claim import DateBasis

_MONTHS = tuple(m.lower() for m in calendar.month_name[1:])
_DAYS = tuple(d.lower() for d in calendar.day_name)
_MONTH = "|".join(
    [m.capitalize() for m in _MONTHS] + [m[:3].capitalize() + r"\." for m in _MONTHS if m != "may"] + [r"Sept\."]
)
_DATE = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<year>\d{{4}})\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})(?:,? (?P<year2>\d{{4}})\b)?"
    rf"|\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b"
    rf"|\b(?P<month3>{_MONTH}) (?P<year3>\d{{4}})\b"
    rf"|\b(?P<weekday>{'|'.join(d.capitalize() for d in _DAYS)})\b"
    rf"|\b(?P<near>yesterday|today)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An ISO date of day or month precision (None: the year is not known), how it is known, and the words."""

    date: str | None
    basis: DateBasis
    text: str


def dates_in(text: str, published: date | None) -> tuple[When, ...]:
    """Every date that the text gives, in order.

    >>> [w.date for w in dates_in("On May 4 and on Friday", date(2031, 5, 6))]
    ['2031-05-04', '2031-05-02']
    >>> [w.date for w in dates_in("On May 4, 2030; on May 4; on Friday", None)]
    ['2030-05-04', None, None]
    """
    return tuple(_found(text, published))


def is_month(name: str) -> bool:
    """True for a month's name, with or without a day.

    >>> is_month("July 7"), is_month("Sellen")
    (True, False)
    """
    return name.split()[0].lower() in _MONTHS


def _found(text: str, published: date | None) -> Iterator[When]:
    for found in _DATE.finditer(text):
        if found["weekday"]:
            yield _weekday(found.group(), published)
        elif found["near"]:
            yield _near(found.group(), published)
        elif found["month3"]:
            month = _month_number(found["month3"])
            yield When(date=f"{found['year3']}-{month:02d}", basis="text", text=found.group())
        else:
            yield _calendar(found, published)


def _calendar(found: re.Match[str], published: date | None) -> When:
    if found["iso"]:
        return _checked(*(int(found["iso"][a:b]) for a, b in ((0, 4), (5, 7), (8, 10))), words=found.group())
    month = _month_number(found["month"] or found["month2"])
    day, year = int(found["day"] or found["day2"]), found["year"] or found["year2"]
    if year:
        return _checked(int(year), month, day, words=found.group())
    if published is None:
        return When(date=None, basis="unknown", text=found.group())
    when = _checked(published.year, month, day, words=found.group())
    if when.date and date.fromisoformat(when.date) > published + timedelta(days=31):  # "December 30", read in January
        when = _checked(published.year - 1, month, day, words=found.group())
    return when


def _weekday(word: str, published: date | None) -> When:
    if published is None:
        return When(date=None, basis="unknown", text=word)
    back = (published.weekday() - _DAYS.index(word.lower())) % 7
    return When(date=(published - timedelta(days=back)).isoformat(), basis="weekday", text=word)


def _near(word: str, published: date | None) -> When:
    if published is None:
        return When(date=None, basis="unknown", text=word)
    return When(date=(published - timedelta(days=word == "yesterday")).isoformat(), basis="article", text=word)


def _checked(year: int, month: int, day: int, *, words: str) -> When:
    try:
        return When(date=date(year, month, day).isoformat(), basis="text", text=words)
    except ValueError:  # "June 31": kept as words, never as a date
        return When(date=None, basis="unknown", text=words)


def _month_number(name: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))
