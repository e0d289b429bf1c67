"""The fields of one loaded article against what a librarian would write down about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.article import Article
from evals.cli import Json

DAY = len("2023-10-17")
_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
_CREDIT = re.compile(r"^(?:words|written|text|story|report(?:ing|ed)?)?[:\s]*\bby\b[:\s]+", re.IGNORECASE)
_JOINTS = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What the item says, what was found (None: nothing), and whether that is right."""

    name: str
    said: str | None
    found: str | None
    right: bool


def folded(text: str) -> str:
    """The text for comparing names: one case, straight quotes, single spaces.

    >>> folded(" The  Coast’s")
    "the coast's"
    """
    return " ".join(text.translate(_QUOTES).split()).casefold()


def same_outlet(said: str, found: str) -> bool:
    """True for the same name, with or without its "The"."""
    return folded(said).removeprefix("the ") == folded(found).removeprefix("the ")


def same_byline(said: str, found: str) -> bool:
    """True for the same people in the same order, whatever joins them.

    >>> same_byline("Ann Lee and Bo Ray", "By Ann Lee, Bo Ray"), same_byline("Ann Lee", "Ann Lee, Sarno")
    (True, False)
    """
    return _people(said) == _people(found)


def _people(byline: str) -> list[str]:
    return [name for name in _JOINTS.split(_CREDIT.sub("", folded(byline))) if name]


def same_dateline(said: str, found: str) -> bool:
    """True when the place printed comes first; country, day and agency may follow."""
    return re.match(rf"{re.escape(folded(said))}\b", folded(found)) is not None


def same_day(said: str, found: str) -> bool:
    """True for the same calendar day where it stood."""
    return said[:DAY] == found[:DAY]


def same_time(said: str, found: str) -> bool:
    """True for the same instant, in whatever zone, or for the same day where the item says no more.

    >>> same_time("2022-06-28T22:35:00+04:00", "2022-06-28T18:35:00+00:00"), same_time("2022-06-28", "2022-06-28")
    (True, True)
    """
    if len(said) <= DAY or len(found) <= DAY:
        return said == found
    return datetime.fromisoformat(said) == datetime.fromisoformat(found)


def same_name(said: str, found: str) -> bool:
    """True for the same words, whatever the case."""
    return folded(said) == folded(found)


def same_address(said: str, found: str) -> bool:
    """True for one page: scheme, "www." and a last slash do not count."""
    return _address(said) == _address(found)


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


def part_of(said: str, found: str) -> bool:
    """True when the words expected stand in what was found."""
    return folded(said) in folded(found)


SAME: dict[str, Callable[[str, str], bool]] = {
    "title": same_name, "outlet": same_outlet, "byline": same_byline, "dateline": same_dateline, "agency": same_name,
    "published": same_day, "time": same_time, "updated": same_time, "language": same_name, "licence": part_of,
    "url": same_address,
}  # fmt: skip
KEYS = {"time": "published", "licence": "licence_contains"}
UNJUDGED_NULL = ("licence", "url")


def fields(expected: Json, article: Article | None) -> list[Field]:
    """Every field that is judged; all that the item says are wrong where no article came of it."""
    judged = [(name, expected[KEYS.get(name, name)]) for name in SAME]
    return [
        _field(name, said, article)
        for name, said in judged
        if not (said is None and (name in UNJUDGED_NULL or article is None))
    ]


def _field(name: str, said: str | None, article: Article | None) -> Field:
    value = getattr(article, "published" if name == "time" else name) if article else None
    found = None if value is None else str(getattr(value, "iso", value))
    right = said is found is None or (said is not None and found is not None and SAME[name](said, found))
    return Field(name=name, said=said, found=found, right=right)


def same_links(said: Sequence[str], found: Sequence[str]) -> bool:
    """True for the same addresses to follow, in any order."""
    return sorted(map(_address, said)) == sorted(map(_address, found))
