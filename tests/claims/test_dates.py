"""When it happened: never a year that nobody gave."""

from __future__ import annotations

from datetime import date

import pytest

from claims.dates import dates_in
from claims.finder import RuleFinder
from tests.claims.build import an_article


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("on May 4", date(2031, 5, 6), ("2031-05-04", "text")),
        ("on December 30", date(2031, 1, 2), ("2030-12-30", "text")),
        ("on 4 May 2029", None, ("2029-05-04", "text")),
        ("on Sunday", date(2031, 5, 6), ("2031-05-04", "weekday")),
        ("yesterday", date(2031, 5, 6), ("2031-05-05", "article")),
        ("in May 2029", None, ("2029-05", "text")),
        ("on May 4", None, (None, "unknown")),
        ("on Sunday", None, (None, "unknown")),
        ("on June 31", date(2031, 7, 6), (None, "unknown")),
    ],
)
def test_a_date_is_resolved_or_left_open(text: str, published: date | None, expected: tuple[str | None, str]) -> None:
    """Year and weekday come from the article's own date, or stay unknown."""
    assert [(w.date, w.basis) for w in dates_in(text, published)] == [expected]


def test_the_event_takes_its_date_from_the_content(finder: RuleFinder) -> None:
    """Said on Tuesday, happened on Sunday: the event is Sunday's."""
    text = (
        "On Tuesday the Orvenian army said that Kesh had shelled a village on Sunday. Orvenia and Kesh share a border."
    )
    event = finder.find(an_article(text))[0].event
    assert event is not None
    assert (event.type, event.actor, event.date, event.date_basis) == ("attack", "Kesh", "2031-05-04", "weekday")


def test_the_day_of_saying_is_no_day_of_the_event(finder: RuleFinder) -> None:
    """Only said on Monday: the date is the report's, and says so."""
    text = "On Monday the Orvenian army said that Kesh had shelled a village. Orvenia and Kesh share a border."
    event = finder.find(an_article(text))[0].event
    assert event is not None
    assert (event.date, event.date_basis) == ("2031-05-05", "article")
