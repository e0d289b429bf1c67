"""Figures in words: ranges, kinds, sides."""

from __future__ import annotations

from domain.claim import Figure
from domain.record import FigureGroup

KINDS = {"casualties": "killed or wounded", "equipment": "pieces of equipment lost"}
VICTIMS = {"military": "soldiers", "civilian": "civilians", "mixed": "soldiers and civilians", "unknown": ""}


def range_words(figure: Figure) -> str:
    """A count as it is claimed.

    >>> from domain.text import Span
    >>> at = Span(start=0, end=1)
    >>> [range_words(Figure(kind="killed", span=at, low=a, high=b)) for a, b in ((9, None), (9, 9), (9, 12), (None, 4))]
    ['at least 9', '9', '9 to 12', 'up to 4']
    """
    if figure.low is None and figure.high is None:
        return figure.qualifier or "no number"
    if figure.low == figure.high:
        return f"{figure.low:,}"
    if figure.high is None:
        return f"at least {figure.low:,}"
    return f"{figure.low:,} to {figure.high:,}" if figure.low else f"up to {figure.high:,}"


def kind_words(kind: str) -> str:
    """A kind of loss in a reader's words."""
    return KINDS.get(kind, kind)


def group_name(found: FigureGroup) -> str:
    """What is counted: "Killed: Orvenia’s side"."""
    kind = kind_words(found.kind)
    side = f"{found.victims}’s side" if found.victims else "the side is not named"
    return f"{kind[:1].upper()}{kind[1:]}: {side}"
