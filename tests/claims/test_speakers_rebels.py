"""Which group "the rebels" are, who commands them, and whose their people are."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from claims.speakers.rebels import commands, rebels_among
from tests.claims.test_speakers_bare import last

WORLD = Parties.load().overlaid('[organisations]\n"Dawn Army" = {}\n"Valley Guard" = {}')
TWO = "The Dawn Army, the rebels in the hills, met the Valley Guard, a militia paid by Kenya."


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (TWO, "Dawn Army"),
        ("Rebels of the Dawn Army met the Valley Guard.", "Dawn Army"),
        ("The Dawn Army met the Valley Guard, a militia.", "Dawn Army"),
        ("The Dawn Army met the Valley Guard.", None),
    ],
)
def test_the_rebels_are_whom_the_text_calls_so(text: str, group: str | None) -> None:
    """By the word beside a name, else the one that is no militia; nobody between two alike."""
    assert rebels_among(text, WORLD.mentions(text), ("Dawn Army", "Valley Guard")) == group


def test_one_group_needs_no_word() -> None:
    """The article's one armed group is its rebels; without one there are none."""
    assert rebels_among("The Dawn Army won.", (), ("Dawn Army",)) == "Dawn Army"
    assert rebels_among("Kenya won.", (), ()) is None


@pytest.mark.parametrize(
    ("role", "yes"),
    [
        ("Commander", True), ("local commander", True), ("rebel leader", True), ("opposition leader", False),
        ("brigade commander", False), ("base commander", False), ("leader", False), (None, False),
    ],
)  # fmt: skip
def test_a_commander_without_a_rank_is_the_rebels(role: str | None, yes: bool) -> None:
    """A state's commander commands something: a brigade, a base."""
    assert commands(role) is yes


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Commander Idris Kall said the ford was calm.", "Dawn Army"),
        ("A supply coordinator for the rebels said the ford was calm.", "Dawn Army"),
        ("The rebels said the ford was calm.", "Dawn Army"),
        ("Base commander Idris Kall said the ford was calm.", None),
        ("A shopkeeper in the hills said the ford was calm.", None),
    ],
)
def test_followers_of_the_one_group(finder: RuleFinder, text: str, party: str | None) -> None:
    """As in "a coordinator for the rebels"; whoever lives beside them speaks for nobody."""
    told = "The Dawn Army has fought in the hills of Kenya and of Somalia for years.\n\n"
    assert last(finder.knowing(WORLD), told + text).party == party
