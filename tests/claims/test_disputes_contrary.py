"""Plain contradictions of fact, and statements that only sound like one."""

from __future__ import annotations

import pytest

from claims.board import Board
from claims.clauses import clauses_of
from claims.wording import Wording
from tests.claims.disputing import Page, related, sides


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that there was no depot in Sellen", "that its aircraft destroyed a weapons depot near the village"),
        ("that no warning arrived", "that the river office had been warned at noon"),
        ("that the trawler was two miles outside the zone", "that the trawler was inside our waters"),
        ("that the weir was closed that evening", "that the weir was open"),
        ("that it was the trawler that did the striking", "that the boat struck the trawler"),
        ("that the gunners never fired at the hospital", "that gunners fired at the hospital from the hill"),
    ],
)
def test_yes_and_no_about_one_thing(one: str, other: str) -> None:
    """One side says what the other says is not so."""
    page = Page()
    page.says("Orvenia", one)
    page.says("Talmark", other)
    found, _ = related(page)
    assert [set(sides(d)) for d in found] == [{"Orvenia", "Talmark"}]
    assert all("otherwise" in d.question for d in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that there was no bread in Sellen", "that its aircraft destroyed a depot near the village"),
        ("that it had not read the report of the mission", "that the mission saw four wounded children"),
        ("that the weir was closed", "that the school was open"),
        ("that the trawler was outside the zone", "that the minister waited inside the ministry"),
        ("that not only the guards fired at the hospital", "that guards fired at the hospital"),
        ("that nobody was killed at the hospital", "that two guards were killed"),
    ],
)
def test_no_word_in_common_no_contradiction(one: str, other: str) -> None:
    """A negation or an opposite beside a statement about something else."""
    page = Page()
    page.says("Orvenia", one)
    page.says("Talmark", other)
    assert related(page)[0] == ()


def test_one_side_does_not_contradict_itself() -> None:
    """Two statements of one party are for the reader to weigh, not a dispute between sides."""
    page = Page()
    page.says("Orvenia", "that the weir was closed that evening")
    page.says("Orvenia", "that the weir was open")
    assert related(page)[0] == ()


def test_another_day_is_another_fact() -> None:
    """Open on the third, closed on the ninth."""
    page = Page()
    page.says("Orvenia", "that the weir was closed", date="2031-05-03")
    page.says("Talmark", "that the weir was open", date="2031-05-09")
    assert related(page)[0] == ()


def test_two_wars_never_meet() -> None:
    """The same words, half a year apart."""
    one, two = Page(key="a"), Page(key="b", published="2031-11-06")
    one.says("Orvenia", "that the harbour weir was closed")
    two.says("Talmark", "that the harbour weir was open")
    assert related(one, two)[0] == ()


def test_clauses_tell_what_they_negate() -> None:
    """What stands after "no" is negated; a double negation and a question negate nothing."""
    page = Page()
    page.says("Orvenia", "that there was no depot in Sellen; it never left without a permit. And the drivers?")
    told = list(clauses_of(page.claims[0], page.article(), Wording.load()))
    assert [(c.negative, c.existence) for c in told] == [(True, "depot"), (False, None)]


def test_a_word_in_everybody_s_mouth_is_looked_up_at_home_only() -> None:
    """However many claims share their words, one is held against few: the time grows with their number, not its square."""
    pages = [Page(key=f"p{n}") for n in range(200)]
    for page in pages:
        page.says("Orvenia", "that the weir was closed that evening")
        page.says("Talmark", "that the weir was not open")
    articles = {p.key: p.article() for p in pages}
    board = Board.over([c for p in pages for c in p.claims], articles)
    assert max(len(board.near(c)) for held in board.clauses.values() for c in held) <= 4
