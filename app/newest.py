"""The day of a library's newest article, from which the days of a question ("yesterday") are counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.article import Card


def newest_day(cards: Iterable[Card]) -> date | None:
    """The latest day of publication; None when no article has one. A date that is marked as impossible does not count."""
    return max((day for one in cards if (day := _day(one)) is not None), default=None)


def _day(card: Card) -> date | None:
    if card.published is None or "impossible-date" in card.flags:
        return None
    return card.published.day
