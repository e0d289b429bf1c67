"""Texts that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.article import Flag
from domain.text import Span
from ingest.quality.subject import Subject

_MARKED = re.compile(
    r"(?:\[\+?\s?\d+ (?:more )?char(?:s|acters)?\]|\[(?:…|\.\.\.)\]|\((?:…|\.\.\.|more)\)|\(?(?:continue reading"
    r"|read (?:more|on))\)?"
    r"|(?<=[^.!?\s])\s?(?:…|\.\.\.))[\s\"”’')\]]{0,3}$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:the|a|an|of|in|on|at|to|and|or|but|that|which|who|with|by|from|for|said|as|is|was|were|has|have|had"
    r"|his|its|their)$"
    r"|[,–—-]$|\w-$",
    re.IGNORECASE,
)
_PROSE = 12


def truncated(subject: Subject) -> Iterator[Flag]:
    """A text that a feed cut off: "… the minister said that the [+1423 chars]", or that ends "he told the"."""
    tail = max(0, len(subject.text) - 80)
    if found := _MARKED.search(subject.text, tail):
        span = Span(start=found.start(), end=found.end())
        yield Flag(kind="truncated", note="the text breaks off in mid-sentence", span=span)
    elif (place := _open_end(subject)) is not None:
        yield Flag(kind="truncated", note="the last sentence has no end", span=place)


def _open_end(subject: Subject) -> Span | None:
    """A long last sentence that stops at a word which leads on; not a credit line or a list without stops."""
    if not subject.sentences:
        return None
    last = subject.sentences[-1].span
    words = last.of(subject.text)
    if len(words.split(maxsplit=_PROSE)) > _PROSE and _OPEN.search(words[-40:]):
        return Span(start=max(last.start, last.end - 40), end=last.end)
    return None
