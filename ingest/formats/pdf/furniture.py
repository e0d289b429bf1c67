"""What stands on every page around the article: running heads and feet, page numbers, what a browser prints in the margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.formats.pdf.layout import Line

_ZONE = 0.12
_OUTER = 3
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page|p\.|pg\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?$", re.IGNORECASE
)
_PRINTED = re.compile(r"(?P<url>https?://\S+)(?:[\s|]+\d{1,4}/\d{1,4})?$")
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},\s\d{1,2}:\d{2}(?:\s?[AP]M)?\b")
_CONTACT = re.compile(
    r"\S+@\S+\.\w|\b(?:https?://|www\.)\S|^[\w-]+(?:\.[\w-]+)+$|\btel\b|©|\brights reserved\b", re.IGNORECASE
)


def furniture_of(pages: list[list[Line]], heights: list[float]) -> set[int]:
    """The ids (`id()`) of the rows that are running heads or feet: the same words, numbers apart, on several pages.

    "Sella Courier | Page 2" on each page; not a headline that stands once.
    """
    margins = [list(_margin(rows, height)) for rows, height in zip(pages, heights, strict=True)]
    seen = Counter(key for rows in margins for key in {_key(row) for row in rows})
    least = max(2, round(0.3 * len(pages)))
    return {
        id(row)
        for rows in margins
        for row in rows
        if seen[_key(row)] >= least or is_page_number(row.text) or is_printed(row.text) or is_contact(row.text)
    }


def is_page_number(text: str) -> bool:
    """True for "3", "Page 3 of 9" or "- 3 -"; not "3 dead in Sella"."""
    return _NUMBER.match(text) is not None


def is_printed(text: str) -> bool:
    """The line that a browser prints: the page's address and "1/2", or the day and time of printing."""
    return _PRINTED.match(text) is not None or _PRINTED_HEAD.match(text) is not None


def is_contact(text: str) -> bool:
    """A short line with the address of the house: "courier.example" or "12 Mill Lane | desk@courier.example"."""
    return len(text) <= 160 and _CONTACT.search(text) is not None and not text.endswith((".", "?", "!"))


def printed_address(text: str) -> str | None:
    """The address in the line that a browser prints at the foot of a page."""
    found = _PRINTED.match(text)
    return found["url"] if found else None


def _margin(rows: list[Line], height: float) -> Iterator[Line]:
    """The outermost rows, where they stand in the outer eighth of the page."""
    for row in rows[:_OUTER]:
        if row.base > (1 - _ZONE) * height:
            yield row
    for row in rows[max(_OUTER, len(rows) - _OUTER) :]:
        if row.base < _ZONE * height:
            yield row


def _key(row: Line) -> tuple[str, int]:
    """Its words without numbers, and its height on the page in steps of ten points."""
    return _DIGITS.sub("#", row.text), round(row.base / 10)
