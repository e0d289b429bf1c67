"""Dates and times as news writes them become Moments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from domain.moment import Moment

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ZONE = (
    r"\(?(?P<zone>Z|(?:UTC|GMT)?\s?[+\-−]\s?\d{1,2}(?::?\d{2})?"
    r"|UTC|GMT|CEST|CET|EEST|EET|BST|EDT|EST|CDT|CST|MDT|MST|PDT|PST|MSK)\)?"
)
_CLOCK = (
    r"(?:[,T\s]*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    rf"\s?(?P<half>[ap]\.?m\.?)?(?:\s*{_ZONE})?)?"
)
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH}),?\s+(?P<year>\d{{4}})"
_MONTH_FIRST = rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
_DOTTED = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"  # with stops the day always comes first
_ISO = r"(?P<year>\d{4})[-/](?P<month>\d{2})[-/](?P<day>\d{2})"
_PATTERNS = tuple(
    re.compile(_WEEKDAY + day + _CLOCK, re.IGNORECASE) for day in (_DAY_FIRST, _MONTH_FIRST, _ISO, _DOTTED)
)
_MONTH_ONLY = re.compile(
    rf"(?P<month>{MONTH})\s+(?P<year>\d{{4}})$|(?P<isoyear>\d{{4}})-(?P<isomonth>\d{{2}})$", re.IGNORECASE
)
_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A moment that was read, the length of text it took, and a caution (a clock that was dropped)."""

    moment: Moment
    length: int
    caution: str = ""


def read_moment(text: str) -> Reading | None:
    """The moment that stands at the start of `text`, or None: numbers such as 04/05/2031 have two meanings.

    >>> read_moment("4 May 2031, 18:20 (UTC+2)").moment.iso, read_moment("May 2031").moment.iso
    ('2031-05-04T18:20:00+02:00', '2031-05')
    """
    for pattern in _PATTERNS:
        if (found := pattern.match(text)) and (reading := _read(found)):
            return reading
    found = _MONTH_ONLY.match(text.strip())
    if not found:
        return None
    year, month = (
        (found["isoyear"], int(found["isomonth"]))
        if found["isoyear"]
        else (found["year"], month_number(found["month"]))
    )
    return (
        Reading(moment=Moment(iso=f"{year}-{month:02}"), length=len(text)) if 1 <= month <= 12 and int(year) else None
    )


def whole_moment(text: str) -> Reading | None:
    """The moment that the whole of `text` is, apart from blanks and stops at its ends."""
    reading = read_moment(text.strip())
    return reading if reading and not text.strip()[reading.length :].strip(" .,;|") else None


def month_number(month: str) -> int:
    """1 to 12 for a month's name, however short, or its number in figures."""
    return (
        int(month)
        if month.isdigit()
        else next(n for n, name in enumerate(_NAMES, 1) if name.startswith(month[:3].lower()))
    )


def _read(found: re.Match[str]) -> Reading | None:
    try:
        day = date(int(found["year"]), month_number(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not found["hour"]:
        return Reading(moment=Moment(iso=day.isoformat()), length=found.end())
    zone = _zone(found["zone"] or "")
    clock = _clock(found)
    if zone is None or clock is None:
        return Reading(moment=Moment(iso=day.isoformat()), length=found.end(), caution="the clock has no zone")
    moment = datetime.fromisoformat(f"{day.isoformat()}T{clock}{zone}")
    return Reading(moment=Moment(iso=moment.isoformat()), length=found.end())


def _clock(found: re.Match[str]) -> str | None:
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(found["minute"]) > 59 or int(found["second"] or 0) > 59:
        return None
    return f"{hour:02}:{found['minute']}:{found['second'] or '00'}"


def _zone(name: str) -> str | None:
    """The offset of a zone such as "UTC+2", "CEST" or "+04:00"; None when there is none or it is impossible."""
    name = re.sub(r"\s", "", name).lower().replace("−", "-")
    if name in _HOURS:
        return f"{_HOURS[name]:+03}:00"
    found = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", name)
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}"
