"""Things told as past that would have happened after the article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from domain.article import Flag
from ingest.dates_in_text import DateWords, date_words, day_of, rewritten
from ingest.quality.subject import Subject

_TOLD = re.compile(
    r"\b(?:was|were|had|did|said|told|killed|wounded|died|fired|attacked|shelled|struck|hit|met|took|began|broke"
    r"|fell|left|came|went|signed"
    r"|announced|reported|declared|visited|arrived|crossed|entered|opened|carried|shot|seized|captured|launched"
    r"|accused|denied|held|happened)\b"
)
_AHEAD = re.compile(
    r"[’']ll\b|\b(?:will|won|going to|would|shall|should|may|might|could|can|must|until|till|before|due|next"
    r"|coming|upcoming|plans?|planned|planning"
    r"|scheduled|expects?|expected|set|hopes?|hoped|intends?|starting|ahead|deadline|expires?|valid|postponed"
    r"|delayed|called|agreed"
    r"|invited|extended|promised|vowed|ordered|elections?|vote|last|previous|anniversary|every|each|year"
    r"|years|months?|ago|earlier)\b",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"\b(?:last|previous|that) year\b|\byears? (?:ago|earlier|before)\b", re.IGNORECASE)
_SOON = timedelta(days=60)
_ZONES = timedelta(days=1)
"""Two clocks may differ by a day."""


def told_before_it_happened(subject: Subject) -> Iterator[Flag]:
    """A "Shells fell on 20 May" in a report of 12 May; not "will meet on 20 May", and not a day of last year."""
    if subject.published is None:
        return
    for words in date_words(subject.text):
        day = day_of(words, subject.published) if words.of_year else None
        if day and _is_later(words, day, subject.published) and _is_told(subject, words):
            yield _flag(subject, words, day, subject.published)


def _is_later(words: DateWords, day: date, published: date) -> bool:
    """Later than the day of publication; without a year only by weeks, for more may mean last year."""
    return published + _ZONES < day and (words.year is not None or day - published <= _SOON)


def _is_told(subject: Subject, words: DateWords) -> bool:
    """In the past tense, right before or after, and with no word of a plan around it."""
    before, after = subject.before(words.span, 80), subject.after(words.span, 60)
    if not re.search(r"(?:^|\bon|[,(])\s*$", before, re.IGNORECASE):
        return False
    if _LAST_YEAR.search(before + " " + after):
        return False
    return bool(_TOLD.search(before + " " + after)) and not _AHEAD.search(_clause(before, after))


def _clause(before: str, after: str) -> str:
    """The words next to the date, up to the nearest comma or stop on either side."""
    return re.split(r"[,;:.]\s", before)[-1] + " " + re.split(r"[,;:.]\s", after)[0]


def _flag(subject: Subject, words: DateWords, day: date, published: date) -> Flag:
    said = words.span.of(subject.text)
    note = f"{said!r} is told as past, but the text was published on {published.isoformat()}, before {day.isoformat()}"
    if words.year:
        note += "; one of the two dates is wrong"
    return Flag(
        kind="impossible-date", note=note, span=words.span, suggestion=_suggested(subject.text, words, published)
    )


def _suggested(text: str, words: DateWords, published: date) -> str | None:
    """The same day in the month of publication or the one before it; None with a year, for the publication may be wrong."""
    past = None if words.year else day_of(DateWords(span=words.span, day=words.day), published)
    return rewritten(text, words, past.month, past.day) if past else None
