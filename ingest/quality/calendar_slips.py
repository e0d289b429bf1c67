"""Dates that no calendar has."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from domain.article import Flag
from ingest.dates_in_text import DateWords, date_words, exists, rewritten
from ingest.quality.subject import Subject

_NEAR = timedelta(days=200)


def not_in_the_calendar(subject: Subject) -> Iterator[Flag]:
    """A "31 February", and a weekday that the full date does not have."""
    dates = [words for words in date_words(subject.text) if words.of_year]
    for words in dates:
        if not exists(*_of_year(words), words.year):
            yield _no_such_day(subject.text, words, dates)
        elif words.weekday is not None and (right := _right_weekday(words, subject.published)):
            yield _other_weekday(subject.text, words, right)


def _of_year(words: DateWords) -> tuple[int, int]:
    return words.of_year or (1, 1)


def _no_such_day(text: str, words: DateWords, dates: list[DateWords]) -> Flag:
    note = f"{words.span.of(text)!r} is no day of the calendar"
    other = _also_given(words, dates)
    if other:
        note += f"; the text elsewhere gives {rewritten(text, words, *other)}"
    suggestion = rewritten(text, words, *other) if other else None
    return Flag(kind="impossible-date", note=note, span=words.span, suggestion=suggestion)


def _also_given(words: DateWords, dates: list[DateWords]) -> tuple[int, int] | None:
    """The one other date of the text with the same day or month, such as the "28 February" beside a "31 February"."""
    month, day = _of_year(words)
    others = {d.of_year for d in dates if d.of_year and d.of_year != words.of_year and exists(*d.of_year, None)}
    same_day = [of for of in others if of[1] == day]
    same_month = [of for of in others if of[0] == month]
    near = same_day if len(same_day) == 1 else same_month
    return near[0] if len(near) == 1 else None


def _right_weekday(words: DateWords, published: date | None) -> date | None:
    """The day itself where its weekday is another one; None when it fits, or when no year tells."""
    years = [words.year] if words.year else [published.year + step for step in (-1, 0, 1)] if published else []
    make = partial(_made, words)
    days = [day for day in map(make, years) if day and (words.year or (published and abs(day - published) <= _NEAR))]
    if len(days) != 1 or days[0].weekday() == words.weekday:
        return None
    return days[0]


def _made(words: DateWords, year: int) -> date | None:
    month, day = _of_year(words)
    return date(year, month, day) if exists(month, day, year) else None


def _other_weekday(text: str, words: DateWords, right: date) -> Flag:
    said, name = words.span.of(text), calendar.day_name[right.weekday()]
    wrong = calendar.day_name[words.weekday or 0]
    note = f"{said!r} contradicts itself: {right.isoformat()} is a {name}"
    return Flag(kind="impossible-date", note=note, span=words.span, suggestion=said.replace(wrong, name, 1))
