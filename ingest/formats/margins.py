"""What mastheads, running heads and feet tell: the outlet, the day, the rights. They are no part of the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.draft import Found
from ingest.moments import Reading, read_moment

_RIGHTS = re.compile(r"\brights reserved\b|©|\(c\)\s*\d{4}|\bcopyright\b|\blicen[sc]e[ds]?\b|\bcc by\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:news|times|courier|herald|post|gazette|tribune|press|agency|wire|letter|daily|weekly|observers?|mission|office|"
    r"ministry|reporter|review|journal|today|radio|tv|media|bulletin|digest|monitor|mail|inform|chronicle|telegraph|guardian|"
    r"watch|newsletter|briefing|dispatch|star|sun|standard|independent|echo|voice|institute|centre|center|association|council|"
    r"tidings|examiner|ledger|sentinel|register|argus|globe|world|service|government|department|union|committee)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:page|issue|vol(?:ume)?|no\.|copy|edition|immediate|release|draft|confidential|display|distribution|photo|print(?:ed)?|"
    r"rights|copyright|tel|phone|fax|street|contact)\b|[\d@:;?!]|\.\w{2,}|\.$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[|·•,]|\s[-–—]|\s{2,})\s*")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[, ]*", re.IGNORECASE)
_WORD = re.compile(r"\b[A-Za-z0-9]")
_LONGEST = 200


def is_house(name: str) -> bool:
    """A name with the word of an outlet or office in it: "Sella Courier", "Ministry of Transport"; not "Mira Idris"."""
    return _HOUSE.search(name) is not None


def told_by_margins(lines: Iterable[str], how: str) -> Iterator[Found]:
    """Outlet, day and rights from lines such as "Sella Courier | Monday, 5 May 2031 | Page 2"."""
    for line in dict.fromkeys(" ".join(line.split()) for line in lines):
        if len(line) > _LONGEST:
            continue
        if _RIGHTS.search(line):
            yield Found(field="licence", value=line, how=how, confidence=0.7)
        start, reading = day_in(line)
        if reading:
            yield Found(field="published", value=reading.moment, how=how, confidence=0.75)
        rest = line if reading is None else f"{line[:start]} | {line[start + reading.length :]}"
        if name := _name(rest, dated=reading is not None):
            yield Found(field="outlet", value=name, how=how, confidence=0.75 if is_house(name) else 0.55)


def day_in(line: str) -> tuple[int, Reading | None]:
    """The first day in a line, and where it stands."""
    for word in _WORD.finditer(line):
        if reading := read_moment(line[word.start() :]):
            return word.start(), reading
    return 0, None


def _name(line: str, *, dated: bool) -> str | None:
    """The part of a line that is a name: one with the word of an outlet, else the first beside a day."""
    parts = [part.strip(" -–—") for part in _BETWEEN.split(_WEEKDAY.sub("", line))]
    names = [part for part in parts if part[:1].isupper() and len(part.split()) <= 9 and not _NO_NAME.search(part)]
    houses = [name for name in names if is_house(name)]
    return next(iter(houses), None) or (names[0] if dated and names else None)
