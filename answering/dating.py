"""Days and times as articles tell them; weekday arithmetic only where the article itself gives the anchor."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.article import Article
from domain.claim import Claim
from domain.record import DayBasis
from domain.text import Sentence, Span

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<{}>" + "|".join(f"{m[:3]}(?:{m[3:]}|\\.)?" if len(m) > 3 else m for m in MONTHS) + r"|sept\.?)"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?i)\b(?:{_DAY.format('d1')}(?:\s+of)?\s+{_MONTH.format('m1')}\b|{_MONTH.format('m2')}\s+{_DAY.format('d2')}\b)"
    r"(?:,?\s+(?P<y>(?:19|20)\d\d)\b)?"
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
_CLOCK = re.compile(
    r"(?i)\b(?P<h>[01]?\d|2[0-3])(?::|\.(?=\d\d\s*(?:a\.?m|p\.?m|hours|local)))(?P<m>[0-5]\d)\b(?:\s*(?P<ap>[ap])\.?m\b)?"
)
_HOUR = re.compile(r"(?i)\b(?P<h>1[0-2]|[1-9])\s*(?P<ap>[ap])\.?m\b")
_WEEKDAY = re.compile(r"(?i)\b(" + "|".join(WEEKDAYS) + r")\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day named in a text: where, which month and day, and the year when the text gives it."""

    span: Span
    month: int
    day: int
    year: int | None = None


def dates_in(text: str) -> tuple[Dated, ...]:
    """The days that a text names with month and day, in order.

    >>> [(d.month, d.day, d.year) for d in dates_in("on May 4 and 5 June 2031")]
    [(5, 4, None), (6, 5, 2031)]
    """
    found = [_dated(m.span(), m["m1"] or m["m2"], m["d1"] or m["d2"], m["y"]) for m in _DATE.finditer(text)]
    found += [_dated(m.span(), m["m"], m["d"], m["y"]) for m in _ISO.finditer(text)]
    return tuple(sorted((d for d in found if d is not None), key=lambda d: d.span))


def _dated(place: tuple[int, int], month: str, day: str, year: str | None) -> Dated | None:
    number = (
        int(month) if month.isdigit() else next(i for i, m in enumerate(MONTHS, 1) if m.startswith(month.lower()[:3]))
    )
    if not (1 <= number <= 12 and 1 <= int(day) <= 31):
        return None
    return Dated(span=Span(start=place[0], end=place[1]), month=number, day=int(day), year=int(year) if year else None)


def clocks_in(text: str) -> tuple[tuple[Span, int], ...]:
    """The clock times of a text with their minutes after midnight, in order.

    >>> [minutes for _, minutes in clocks_in("at about 17:00, and again at 9 p.m.")]
    [1020, 1260]
    """
    found = [(Span(start=m.start(), end=m.end()), _minutes(m["h"], m["m"], m["ap"])) for m in _CLOCK.finditer(text)]
    found += [(Span(start=m.start(), end=m.end()), _minutes(m["h"], "0", m["ap"])) for m in _HOUR.finditer(text)]
    return tuple(sorted(found))


def _minutes(hour: str, minute: str, half: str | None) -> int:
    hours = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    return hours * 60 + int(minute)


def weekdays_in(text: str) -> tuple[tuple[Span, int], ...]:
    """The weekdays that a text names, Monday as 0, in order."""
    return tuple((Span(start=m.start(), end=m.end()), WEEKDAYS.index(m[1].lower())) for m in _WEEKDAY.finditer(text))


def anchor(article: Article) -> tuple[date, bool] | None:
    """A day that fixes the article's weekdays, and whether its year is known.

    The publication day when it is known; else a sentence that names one weekday and one date, as in "On Friday the
    ministry accused Talmark of firing on May 4": both are then taken for the same day. Two such pairs that disagree fix nothing.
    """
    if article.published is not None and article.published.day is not None:
        return article.published.day, True
    tied = [pair for s in article.sentences if (pair := _tie(s.span.of(article.text))) is not None]
    offsets = {_lag(first, weekday) for first, weekday in tied}
    return (_in_year(*tied[0]), tied[0][0].year is not None) if tied and len(offsets) == 1 else None


def anchor_place(article: Article) -> tuple[Sentence, str, int] | None:
    """The sentence that ties a weekday to a date, the date's words and the weekday; None when the publication day fixes it."""
    if article.published is not None or anchor(article) is None:
        return None
    for sentence in article.sentences:
        text = sentence.span.of(article.text)
        if (pair := _tie(text)) is not None:
            return sentence, pair[0].span.of(text), pair[1]
    return None


def _tie(sentence: str) -> tuple[Dated, int] | None:
    days, weekdays = dates_in(sentence), {w for _, w in weekdays_in(sentence)}
    if len({(d.month, d.day) for d in days}) != 1 or len(weekdays) != 1 or not _in_every_year(days[0]):
        return None
    return days[0], weekdays.pop()


def _in_every_year(day: Dated) -> bool:
    return day.day <= calendar.monthrange(2001, day.month)[1]


def _in_year(day: Dated, weekday: int) -> date:
    if day.year is not None:
        return date(day.year, day.month, day.day)
    return next(d for y in range(2000, 2028) if (d := date(y, day.month, day.day)).weekday() == weekday)


def _lag(day: Dated, weekday: int) -> int:
    return (date(2001, day.month, day.day).toordinal() - weekday) % 7


def inferred_day(weekday: int, article: Article) -> tuple[date, bool] | None:
    """The date of a weekday that an article names, within the week before its publication or around its own anchor."""
    fixed = anchor(article)
    if fixed is None:
        return None
    day, year_known = fixed
    if article.published is not None:
        return day - timedelta(days=(day.weekday() - weekday) % 7), True
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7), year_known


def said_on(claim: Claim, article: Article) -> str | None:
    """The ISO day on which a claim was made: its own weekday or date outside the content, else the article's date."""
    return said_when(claim, article)[0]


def said_when(claim: Claim, article: Article) -> tuple[str | None, DayBasis]:
    """`said_on`, and how it is known; "inferred" is a weekday counted from a day that the article itself ties to one."""
    around = _around(claim, article)
    for day in dates_in(around):
        year = day.year or (article.published.first_day.year if article.published else None)
        if year is not None:
            return f"{year:04}-{day.month:02}-{day.day:02}", "text"
    for _, weekday in weekdays_in(around):
        found = inferred_day(weekday, article)
        if found is not None and found[1]:
            return found[0].isoformat(), "weekday" if article.published else "inferred"
    return (article.published.iso[:10], "article") if article.published else (None, "unknown")


def _around(claim: Claim, article: Article) -> str:
    """The words of the claim's first sentence that are not its content."""
    sentence = article.sentence_at(claim.extent.start)
    if sentence is None:
        return ""
    words = article.text[sentence.start : sentence.end]
    for span in claim.content:
        first, last = max(span.start - sentence.start, 0), min(span.end - sentence.start, len(words))
        if first < last:
            words = words[:first] + " " * (last - first) + words[last:]
    return words


def fitting_years(article: Article) -> tuple[int, ...]:
    """The years, from 2000 until it was stored, in which the article's weekday and date fit; none when a year is known."""
    fixed = anchor_place(article)
    if fixed is None or article.stored_at is None:
        return ()
    sentence, _, weekday = fixed
    day = dates_in(sentence.span.of(article.text))[0]
    years = range(2000, article.stored_at.year + 1)
    return () if day.year else tuple(y for y in years if date(y, day.month, day.day).weekday() == weekday)
