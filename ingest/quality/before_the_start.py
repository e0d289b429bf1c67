"""Events of the present fighting that are dated before the day on which the text says it began."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.article import Flag
from ingest.dates_in_text import DateWords, date_words, exists, rewritten
from ingest.quality.subject import Subject

FIGHTING = (
    r"(?:conflicts?|wars?|fighting|fights?|hostilities|clash(?:es)?|battles?|offensive|violence|escalation|shelling"
    r"|bombardment|siege|crisis|invasion|confrontation|(?:military|combat) (?:operations?|actions?))"
)
_BEGUN = re.compile(
    rf"\b{FIGHTING}\b[^.!?\n]{{0,60}}?\b(?:broke out|erupted|began|begun|started|flared(?: up)?|resumed"
    rf"|(?:goes|gone|going|raged|raging|continues|continued|lasts|lasted)(?: on)? since)\b"
    rf"|\b(?:outbreak|beginning|start|resumption|onset) of (?:the |a |this )?(?:\w+ ){{0,4}}?{FIGHTING}\b"
    rf"|\bsince (?:the )?(?:\w+ ){{0,3}}{FIGHTING}\b[^.!?\n]{{0,40}}\b(?:broke out|erupted|began|started|flared)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"\b(?:to (?:prevent|stop|end|halt|contain)|escalat\w+|present|current|ongoing|latest|new round of|renewed"
    rf"|continu\w+|this)\b[^.!?\n]{{0,80}}\b{FIGHTING}\b"
    rf"|\b{FIGHTING}\b[^.!?\n]{{0,80}}\b(?:escalat\w+|continu\w+|spread\w*|stop\w*|end|ends|ceas\w+"
    rf"|going on|goes on|rag\w+)\b|\bceasefire|\bcease-fire|\btruce",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:attack(?:s|ed)?|assaults?|shelled|fired|rockets?|stormed|repelled|repulsed|rejected|opened fire|bombed"
    r"|struck"
    r"|captured|seized|advanced|offensive|mortars?|artillery|missiles?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:said|told|warned|urged|reminded|called|held|met|announced|stated|declared|reported|spoke|discussed"
    r"|appealed"
    r"|claimed|accused|denied|visited|convened|chaired|demanded|agreed|stressed|ordered|fell|hit|killed|wounded|fired"
    r"|shelled|struck|attacked|took|tried|used|(?:has|have) (?:\w+ )?\w+(?:ed|en))\b"
)
_BACKGROUND = re.compile(
    r"\b(?:had|ago|earlier|previous(?:ly)?|former(?:ly)?|preced\w+|prior|last|anniversary|back|already|then|history"
    r"|elected|born|appointed|inaugurated|ratified|treaty|accord|signed|adopted|will|would|plans?|scheduled|planned"
    r"|expected|due|next|years?|months?|weeks?|decades?|coup|protests?|skirmish\w*|incidents?|began|broke|erupted"
    r"|started|outbreak)\b",
    re.IGNORECASE,
)
_LED_TO = re.compile(r"\b(?:by|until|till|before|since|from|between|after|during|of|dated|the)\s$", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"^The (?:previous|last|first|second|third|fourth|fifth|earlier)(?: one| such)?\b")
_YEARLESS = timedelta(days=210)
"""Farther back a day without a year may as well be one of the next year: a "January 3" and a start on May 27."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The day on which the text says that the fighting began: its words and (month, day)."""

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
        if alone and _is_before(words, start, subject.published) and _is_present(subject, words, start, dates):
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
    before = subject.before(words.span, 200)
    begun = list(_BEGUN.finditer(before))
    if not begun:
        return False
    between = before[begun[-1].end() :]
    turned = re.search(r"[;:]|,\s(?:and|but|which|who|while|when)\b", between)
    return len(between) <= 90 and not turned and not any(d.of_year for d in date_words(between))


def _is_before(words: DateWords, start: Start, published: date | None) -> bool:
    """Earlier than the start: in the year before publication, or by at most 210 days where no year is known."""
    if not words.of_year or (words.year and words.year != start.words.year):
        return False
    if published and not words.year:
        began, day = _last(start.of_year, published), _last(words.of_year, published)
        return bool(began and day and day < began)
    year = start.words.year or 2000
    began, day = _made(year, start.of_year), _made(year, words.of_year)
    return bool(began and day and began - _YEARLESS <= day < began)


def _last(of_year: tuple[int, int], published: date) -> date | None:
    """The last such day up to the day after publication."""
    days = [day for step in (1, 0, -1) if (day := _made(published.year + step, of_year))]
    return next((day for day in days if day <= published + timedelta(days=1)), None)


def _made(year: int, of_year: tuple[int, int]) -> date | None:
    return date(year, *of_year) if exists(*of_year, year) else None


def _is_present(subject: Subject, words: DateWords, start: Start, dates: list[DateWords]) -> bool:
    """The event belongs to the present fighting, and is told without a word of background.

    It is an act of fighting, speaks of the fighting as going on, or its day is given again.
    """
    if _is_counted(subject, words, start):
        return True
    around, before = subject.around(words.span), subject.before(words.span, 70)
    if not _TOLD.search(around) or _LED_TO.search(before):
        return False
    if _BACKGROUND.search(before + " | " + subject.after(words.span, 30)):
        return False
    return bool(_PRESENT.search(around) or _ACT.search(around)) or _again(words, dates) is not None


def _is_counted(subject: Subject, words: DateWords, start: Start) -> bool:
    """Counted since the start: "It is the fifth raid since the war began on May 27. The previous one was on March 9."."""
    here, there = subject.sentence_at(words.span.start), subject.sentence_at(start.words.span.start)
    if not here or not there or here.index != there.index + 1:
        return False
    return bool(_COUNTED.search(subject.around(start.words.span)) and _ONE_OF_THEM.match(here.span.of(subject.text)))


def _again(words: DateWords, dates: list[DateWords]) -> DateWords | None:
    """Another place of the text that gives the same day of the month: "on the 9th"."""
    return next((d for d in dates if d.day == words.day and d.month is None), None)


def _flag(subject: Subject, words: DateWords, start: Start, dates: list[DateWords]) -> Flag:
    text, again = subject.text, _again(words, dates)
    following = _next(words.day or 1, start)
    reading = rewritten(text, words, *following) if _may_be(following, start, subject.published) else None
    began = rewritten(text, start.words, *start.of_year)
    note = f"{words.span.of(text)!r} lies before {began}, on which the fighting that the text speaks of began"
    if again and reading:
        note += f"; the text also says {again.span.of(text)!r}, which after that day is {reading}"
    elif reading:
        note += f"; the next such day after it is {reading}"
    return Flag(kind="impossible-date", note=note, span=words.span, suggestion=reading)


def _may_be(following: tuple[int, int], start: Start, published: date | None) -> bool:
    """Not when that day was still to come: "7 January" in a text of 5 May, where fighting began on 4 May."""
    if published is None:
        return True
    began, day = _last(start.of_year, published), _last(following, published)
    return began is None or (day is not None and day >= began)


def _next(day: int, start: Start) -> tuple[int, int]:
    """(month, day) of the first such day of a month on or after the start."""
    month = start.of_year[0] if day >= start.of_year[1] else start.of_year[0] % 12 + 1
    while not exists(month, day, None):
        month = month % 12 + 1
    return month, day
