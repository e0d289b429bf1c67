"""Words that a model copied, found again in the article: only what stands there counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from domain.text import Span

_ALIKE = ('"“”„«»', "'’‘`", "-‐‑–—")  # marks that models write for one another


def locate(words: str, within: Iterable[Span], text: str) -> Span | None:
    """Where these words stand first in one of the stretches of `text`, white space and kinds of marks apart; else None.

    >>> locate("the  'third' time", [Span(start=0, end=30)], "It was the ‘third’ time.")
    Span(start=7, end=23)
    """
    pattern = _pattern(words)
    if pattern is None:
        return None
    found = (pattern.search(text, stretch.start, stretch.end) for stretch in within)
    return next((Span(start=m.start(), end=m.end()) for m in found if m), None)


def locate_all(runs: Sequence[str], within: Sequence[Span], text: str) -> tuple[Span, ...] | None:
    """Each run after the one before it; None when one of them is not there."""
    found: list[Span] = []
    for run in runs:
        left = (
            [Span(start=max(s.start, found[-1].end), end=s.end) for s in within if s.end > found[-1].end]
            if found
            else within
        )
        span = locate(run, left, text)
        if span is None:
            return None
        found.append(span)
    return tuple(found)


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = words.split()
    if not any(char.isalnum() for char in words):
        return None
    edge_before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    edge_after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return re.compile(edge_before + r"\s+".join("".join(map(_alike, part)) for part in parts) + edge_after)


def _alike(char: str) -> str:
    kind = next((k for k in _ALIKE if char in k), None)
    return f"[{re.escape(kind)}]" if kind else re.escape(char)
