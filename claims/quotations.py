"""Where a text quotes: stretches between double quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[“”\"«»]|''|``")
_OPENING, _CLOSING = frozenset({"“", "«", "``"}), frozenset({"”", "»", "''"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Characters `[start, end)` in quotation marks; not `closed` when it runs on to its paragraph's end."""

    start: int
    end: int
    closed: bool


def quoted(text: str) -> tuple[Quoted, ...]:
    """Every quotation of the text in order; a straight mark opens and closes in turn within a paragraph."""
    return tuple(q for start, paragraph in _paragraphs(text) for q in _quoted_in(paragraph, start))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.start(), found.group()


def _quoted_in(paragraph: str, base: int) -> Iterator[Quoted]:
    opened: int | None = None
    for mark in _MARK.finditer(paragraph):
        opens = mark.group() in _OPENING or (mark.group() not in _CLOSING and opened is None)
        if opens or (opened is None and _typed_opening(paragraph, mark)):
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            yield Quoted(start=base + opened, end=base + mark.end(), closed=True)
            opened = None
    if opened is not None:
        yield Quoted(start=base + opened, end=base + len(paragraph.rstrip()), closed=False)


def _typed_opening(paragraph: str, mark: re.Match[str]) -> bool:
    """As in "''Two posts burned,'' he said", where two apostrophes both open and close."""
    before = paragraph[: mark.start()][-1:]
    return mark.group() == "''" and (not before or before.isspace() or before in "([—–-")
