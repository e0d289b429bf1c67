"""What a party said before on a question: the older statements behind a cell of the table of positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.render.cite import numbers
from app.render.html import Html, tag
from app.render.told import told
from app.render.words import quiet
from domain.record import Told


def older(found: Sequence[Told], number: int, palette: Mapping[str, str]) -> Html:
    """The statements, the newest first, with what changed; `number` is how many there are in all."""
    counted = numbers(c for one in found for c in one.citations)
    rows = tuple(told(one, palette, counted) for one in found)
    left = number - len(found)
    more = quiet(f"{left:,} still older ones are not shown: filter by date to see them.") if left > 0 else ""
    return tag("div", *rows, more, class_="scope older-list")
