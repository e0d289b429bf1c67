"""Whether articles are about one event: by their days, and by the names that both hold."""

from __future__ import annotations

import pytest

from claims.same_event import Events
from claims.window import Window
from tests.claims.disputing import Page

RIDGE = "Guards near Brenik and the Sellen bridge met Captain Ruvan Olt of Talmark in Dravik"
ELSEWHERE = "Boats off Cape Morn and the isle of Tesk met Admiral Wyn Harl of Velmora in Port Aldis"


@pytest.mark.parametrize(
    ("published", "words", "same"),
    [
        ("2031-05-07", ELSEWHERE, True),  # the next day's news
        ("2031-05-10", RIDGE, True),
        ("2031-05-10", ELSEWHERE, False),
        ("2031-05-26", RIDGE, True),
        ("2031-05-26", "Talmark is silent", False),  # too few names for a report that comes three weeks later
        ("2031-07-26", RIDGE, False),
    ],
)
def test_names_and_days_tell_one_story(published: str, words: str, same: bool) -> None:
    """The later the report, the more names it must share."""
    one, two = Page(key="a"), Page(key="b", published=published)
    one.says("Orvenia", RIDGE)
    two.says("Talmark", words)
    claims = [*one.claims, *two.claims]
    events = Events(window=Window.over(claims, {"a": one.article(), "b": two.article()}))
    assert events.same(*claims) is same


def test_days_that_both_texts_give_decide() -> None:
    """Two nights in one article are two events."""
    page = Page()
    page.says("Orvenia", "that the post was shelled", date="2031-05-01")
    page.says("Talmark", "that the post was shelled", date="2031-05-04")
    events = Events(window=Window.over(page.claims, {"a": page.article()}))
    assert not events.same(*page.claims)
