"""Place and agency as wire copy gives them: the dateline at the start, the credit at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.draft import Found
from ingest.moments import MONTH, read_moment
from ingest.wordlist import words

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’/]*){0,5}"
_PLACE = rf"(?P<place>(?P<caps>{_CAPITALS})|[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){{0,4}})"
_REGION = rf"(?P<region>,\s(?!{_WEEKDAY}|{MONTH})[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}})?"
_DATE = (
    rf"(?:,?\s+(?P<date>(?:{_WEEKDAY},?\s*)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})?(?:,?\s+\d{{4}})?)(?<=\w|\.))?"
)
_AGENCY = r"(?:,?\s*(?:\((?P<agency>[A-Z][^()]{1,38})\)|/(?P<slashed>[A-Z][^/\n]{1,38})/))?"
_DATELINE = re.compile(rf"{_PLACE}{_REGION}{_DATE}{_AGENCY}\s*(?:[–—-]{{1,2}})\s+(?=[A-Z“\"‘'«\d])")
_NO_PLACE = words(
    "BREAKING UPDATE UPDATED WATCH EXCLUSIVE OPINION ANALYSIS LIVE CORRECTION FACTBOX EXPLAINER VIDEO NEWS URGENT ALERT"
)
_NAME = r"[A-Z][\w.&’'-]*(?:\s(?:[A-Z][\w.&’'-]*|of|and|the|news|agency)){0,4}"
_CREDIT = re.compile(
    rf"(?:(?<=[.!?”\"’])\s*\((?P<bracket>{_NAME})\)"
    rf"|(?:(?<=[.!?”\"’\s])|^)/(?P<slash>{_NAME})/"
    rf"|(?:(?<=[.!?”\"’]\s)|^|\n)(?:[—–]|--?)\s?(?P<dash>{_NAME}))\.?$"
)
_PERSON = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){1,3}"
_REPORTING = re.compile(
    rf"\((?i:(?:additional )?(?:reporting|writing|written|report) by) (?P<names>{_PERSON}(?:(?:, | and |, and ){_PERSON}){{0,4}})"
    r"(?:\s+in\s[^;()]{2,40})?\s*[;,)]"
)
_NOT_AGENCIES = re.compile(r"(?:reporting|editing|photo|video|file|ends?|more|translated|with)\b", re.IGNORECASE)


def dateline(paragraph: str) -> Iterator[Found]:
    """Place, agency and full date of a dateline such as "SELLA, Orvenia (Wire) —" or "VARNA, May 4 /Agency/ –".

    Without an agency or a date the place must stand in capitals: "Ceasefire — The two sides" has none.
    """
    found = _DATELINE.match(paragraph)
    if not found or not (found["caps"] or found["agency"] or found["slashed"] or found["date"]):
        return
    if found["place"].split()[0].strip(".:") in _NO_PLACE:
        return
    yield Found(field="dateline", value=found["place"] + (found["region"] or ""), how="dateline")
    if agency := found["agency"] or found["slashed"]:
        yield Found(field="agency", value=agency.strip(), how="dateline")
    if (reading := read_moment(found["date"] or "")) and reading.moment.day:
        yield Found(field="published", value=reading.moment, how="dateline", confidence=0.7)


def opening_date(paragraph: str) -> Iterator[Found]:
    """The day a text opens with: "Sun 04 May 2031 Shells fell near Sella."; not "4 May 2031 was a quiet day."."""
    reading = read_moment(paragraph)
    following = paragraph[reading.length :].lstrip(" :,.–—-") if reading else ""
    if reading and reading.length < len(paragraph) and following[:1].isupper():
        yield Found(field="published", value=reading.moment, how="opening date", confidence=0.7)


def reporting_credit(text: str) -> Iterator[Found]:
    """The author whom a wire report names in its last brackets: "(Reporting by M. Idris; editing by B. Osk)"."""
    if found := _REPORTING.search(text, max(0, len(text) - 400)):
        yield Found(field="byline", value=found["names"].strip(), how="reporting credit", confidence=0.75)


def closing_credit(text: str) -> Iterator[Found]:
    """The agency a text closes with: "(Sella Wire)", "— Sella Wire" or "/Sella Wire/"."""
    found = _CREDIT.search(text, max(0, len(text) - 80))
    name = found and (found["bracket"] or found["slash"] or found["dash"])
    if name and not _NOT_AGENCIES.match(name):
        yield Found(field="agency", value=name, how="credit line", confidence=0.8)
