"""The dateline that opens a report: "OSMERE, May 4 (Agency) - ". It is nobody's words."""

from __future__ import annotations

import re

from domain.text import Span

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’ .-]{2,40}(?:, [A-Z][\w .]{2,20})?(?:,? \w{3,9}\.? \d{1,2})?\.?"
_PLAIN = rf"{_PLACE}\s*(?:\([^)\n]{{2,30}}\)|/[^/\n]{{2,30}}/)?\.?\s*(?:[-–—:]|(?<=/\.))\s"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TOWN = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /][A-ZÀ-Þ][\w'’.-]+){0,3}(?:, [A-ZÀ-Þ][\w'’ .-]{2,20})?"
_AGENCY = r"(?:\([^)\n]{2,30}\)|/[^/\n]{2,30}/)"
_DASH = r"(?:--|[-–—:])\s"
_DATED = (
    rf"(?:{_AGENCY} )?{_TOWN},? (?:{_WEEKDAY},? )?{_DAY}\.?\s*{_AGENCY}?\.?\s*{_DASH}|{_TOWN},?\s*{_AGENCY}\.?\s*{_DASH}"
    rf"|(?:{_WEEKDAY},? )?{_DAY}(?:, {_TOWN})?\s*{_AGENCY}?\s*{_DASH}"
)
_DAY_ALONE = rf"{_WEEKDAY},? {_DAY}\.? (?=[A-Z])"
_DATELINE = tuple(re.compile(rf"\s*({form})") for form in (_PLAIN, _DATED, _DAY_ALONE))
_LATER = tuple(re.compile(rf"\n\s*({form})") for form in (_PLAIN, _DATED))


def dateline(text: str) -> Span | None:
    """Where the dateline stands, at the beginning or below a headline; None for a text without.

    >>> dateline("Kord, 3 May 2031 (AGN) — Two boats sank.")
    Span(start=0, end=25)
    >>> dateline("Kord, on 3 May 2031, was quiet. Two boats - both new - sank.")
    """
    found = next((m for form in _DATELINE if (m := form.match(text))), None)
    found = found or next((m for form in _LATER if (m := form.search(text))), None)
    return Span(start=found.start(1), end=found.end(1)) if found else None
