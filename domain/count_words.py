"""A figure as a reader is shown it: the number with the words that keep it open, "about 30", "more than 12"."""

from __future__ import annotations

from typing import Final

from domain.claim import Figure

APPROXIMATE: Final = frozenset({
    "about", "around", "some", "nearly", "almost", "approximately", "roughly", "an estimated", "close to", "nearer", "nearer to",
    "closer to", "something like", "barely", "scarcely", "hardly", "a good",
})  # fmt: skip
"""Words before a number that is not meant exactly."""
_FROM: Final = frozenset({
    "at least", "no fewer than", "no less than", "not less than", "not fewer than", "more than", "over", "upwards of",
    "a minimum of", "well over", "in excess of", "north of", "well above",
})  # fmt: skip
_BELOW: Final = frozenset({
    "up to", "as many as", "at most", "no more than", "not more than", "fewer than", "less than", "under", "a maximum of",
    "anything up to", "well under", "well below", "below",
})  # fmt: skip


def is_approximate(figure: Figure) -> bool:
    """True for "about 30", "nearly 30"."""
    return _lead(figure) in APPROXIMATE


def count_words(figure: Figure) -> str:
    """A count as it is claimed, with its own words of approximation.

    >>> from domain.text import Span
    >>> given = (("about", 30, 30), ("more than", 9, None), (None, 9, None), ("under", None, 4), ("scores", 40, None))
    >>> at = Span(start=0, end=1)
    >>> [count_words(Figure(kind="killed", span=at, qualifier=q, low=a, high=b)) for q, a, b in given]
    ['about 30', 'more than 9', 'at least 9', 'under 4', 'scores']
    """
    low, high, lead = figure.low, figure.high, _lead(figure)
    if low is None and high is None:
        return figure.qualifier or "no number"
    near = f"{lead} " if lead in APPROXIMATE else ""
    if low == high:
        return f"{near}{low:,}"
    if high is None:
        if lead and lead not in _FROM:
            return lead.removesuffix(" of")
        return f"{lead or 'at least'} {low:,}"
    if low:
        return f"{near}{low:,} to {high:,}"
    return f"{lead if lead in _BELOW else 'up to'} {high:,}"


def _lead(figure: Figure) -> str:
    return " ".join((figure.qualifier or "").lower().split())
