"""Events of the present fighting that are dated before the day on which the text says it began."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.article import Flag
from domain.text import Span
from ingest.dates_in_text import DateWords, date_words, exists, rewritten
from ingest.quality.subject import Subject

FIGHTING = (
    r"(?:conflicts?|wars?|fighting|hostilities|clash(?:es)?|battles?|offensive|violence|escalation|shelling"
    r"|bombardment|siege"
    r"|crisis|invasion|confrontation)"
)
_BEGUN = re.compile(
    rf"\b{FIGHTING}\b[^.!?\n]{{0,60}}?\b(?:broke out|erupted|began|started|flared(?: up)?|resumed|has (?:raged"
    rf"|continued|lasted|gone on) since)\b"
    rf"|\b(?:outbreak|beginning|start|resumption|onset) of (?:the |a |this )?(?:\w+ ){{0,4}}{FIGHTING}\b"
    rf"|\bsince (?:the )?(?:\w+ ){{0,3}}{FIGHTING}\b[^.!?\n]{{0,40}}\b(?:broke out|erupted|began|started|flared)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"\b(?:to (?:prevent|stop|end|halt|contain)|escalat\w+|present|current|ongoing|latest|new round of|renewed"
    rf"|continu\w+|this)\b[^.!?\n]{{0,80}}"
    rf"\b{FIGHTING}\b|\b{FIGHTING}\b[^.!?\n]{{0,80}}\b(?:escalat\w+|continu\w+|spread\w*|stop\w*|end|ends|ceas\w+"
    rf"|going on|goes on|rag\w+)\b"
    r"|\bceasefire|\bcease-fire|\btruce",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|told|warned|urged|reminded|called|held|met|announced|stated|declared|reported|spoke|discussed"
    r"|appealed|claimed|accused"
    r"|denied|visited|convened|chaired|demanded|agreed|stressed|ordered|fell|hit|killed|wounded|fired|shelled"
    r"|struck|attacked|took)\b"
)
_BACKGROUND = re.compile(
    r"\b(?:had|ago|earlier|previous(?:ly)?|former(?:ly)?|preced\w+|prior|before|until|by|last|anniversary|since"
    r"|back|already|then|history|first"
    r"|elected|born|appointed|inaugurated|ratified|treaty|accord|signed|adopted|will|would|plans?|scheduled"
    r"|planned|expected|due|next"
    r"|between|from|during|after|years?|months?|weeks?|decades?|coup|protests?|skirmish\w*|incidents?|began|broke"
    r"|erupted|started|outbreak)\b",
    re.IGNORECASE,
)
_LEAD = 2
_LONG = timedelta(days=180)
"""Farther back a day without a year may as well be one of the next year: a "January 3" and a start on November 27."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The day on which the text says that the fighting began: its words, where they stand, and in which clause."""

    words: DateWords
    of_year: tuple[int, int]


def before_the_fighting_began(subject: Subject) -> Iterator[Flag]:
    """A "March 9" for a meeting about fighting that "began on May 27"; not "a clash on March 9 had preceded".

    Only the order of days is looked at; days of a named year other than the start's are background.
    """
    dates = [d for d in date_words(subject.text) if d.of_year is None or exists(*d.of_year, d.year)]
    start = _start(subject, dates)
    if start is None:
        return
    months = Counter(d.month for d in dates)
    for words in dates:
        alone = months[words.month] == 1  # two dates in one month would tell a history
        if alone and _is_before(words, start) and _is_present(subject, words, dates):
            yield _flag(subject, words, start, dates)


def _start(subject: Subject, dates: list[DateWords]) -> Start | None:
    """The start, where the text gives just one."""
    found = {d.of_year: d for d in reversed(dates) if d.of_year and _dates_a_start(subject, d)}
    if len(found) != 1:
        return None
    ((of_year, words),) = found.items()
    return Start(words=words, of_year=of_year) if of_year else None


def _dates_a_start(subject: Subject, words: DateWords) -> bool:
    """The day stands in the clause of the outbreak, after it: "fighting broke out in Sella on May 27"."""
    sentence = subject.sentence_at(words.span.start)
    if not sentence:
        return False
    before = subject.before(words.span, 200)
    begun = list(_BEGUN.finditer(before))
    if not begun:
        return False
    between = before[begun[-1].end() :]
    return (
        len(between) <= 90
        and not re.search(r"[;:]|,\s(?:and|but|which|who|while|when)\b", between)
        and not _dated(between)
    )


def _dated(words: str) -> bool:
    return any(d.of_year for d in date_words(words))


def _is_before(words: DateWords, start: Start) -> bool:
    """Earlier than the start, by at most half a year, in the same year as far as the text says."""
    if not words.of_year or (words.year and words.year != start.words.year):
        return False
    year = start.words.year or 2000
    began, day = date(year, *start.of_year), date(year, *words.of_year)
    return began - _LONG <= day < began


def _is_present(subject: Subject, words: DateWords, dates: list[DateWords]) -> bool:
    """The event speaks of the present fighting, or opens the report, and is told without a word of background."""
    sentence = subject.sentence_at(words.span.start)
    around = subject.around(words.span)
    if not sentence or not _TOLD.search(around) or _BACKGROUND.search(_near(subject, words.span)):
        return False
    leads = sentence.paragraph <= (1 if subject.title else 0) and sentence.index < _LEAD + (1 if subject.title else 0)
    if re.match(rf"{FIGHTING}\b", subject.before(words.span, 30).strip().split(" ")[0], re.IGNORECASE):
        return False
    return bool(_PRESENT.search(around)) or leads or _day_again(words, dates) is not None


def _near(subject: Subject, span: Span) -> str:
    """The words close by: 70 characters before, 30 after, inside the sentence."""
    return subject.before(span, 70) + " | " + subject.after(span, 30)


def _day_again(words: DateWords, dates: list[DateWords]) -> DateWords | None:
    """Another place of the text that gives the same day of the month: "on the 9th"."""
    return next((d for d in dates if d.day == words.day and d.month is None), None)


def _flag(subject: Subject, words: DateWords, start: Start, dates: list[DateWords]) -> Flag:
    text, again = subject.text, _day_again(words, dates)
    month, day = _next(words.day or 1, start)
    reading = rewritten(text, words, month, day)
    began = rewritten(text, start.words, *start.of_year)
    note = f"{words.span.of(text)!r} lies before {began}, on which the fighting that the text speaks of began"
    if again:
        note += f"; the text also says {again.span.of(text)!r}, which after that day is {reading}"
    else:
        note += f"; the next such day after it is {reading}"
    return Flag(kind="impossible-date", note=note, span=words.span, suggestion=reading)


def _next(day: int, start: Start) -> tuple[int, int]:
    """(month, day) of the first such day of a month on or after the start."""
    month = start.of_year[0] if day >= start.of_year[1] else start.of_year[0] % 12 + 1
    while not exists(month, day, None):
        month = month % 12 + 1
    return month, day
