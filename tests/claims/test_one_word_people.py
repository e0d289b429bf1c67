"""A person called by one word in a text about a war is no party; a state that speaks without an article is."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article

WAR = "The war on the border between Talmark and Kesh went on. "
REST = " Talmark denied it. Hemik says the boats were empty."


@pytest.mark.parametrize(
    "first",
    [
        "Hemik said the bridge was open. He saw two boats.",
        "A man known as Hemik said the bridge was open.",
        "Hemik, a fisherman, said the bridge was open.",
        "Hemik, 34, said the bridge was open.",
        "Hemik, who lives by the ford, said the bridge was open.",
        "The smuggler Hemik said the bridge was open. Hemik’s wife saw it.",
    ],
)
def test_a_person_of_one_word_is_no_party(finder: RuleFinder, first: str) -> None:
    """A trade, an age, kin, "who" and "He" are said of people."""
    claims = finder.find(an_article(WAR + first + REST))

    assert all(s.party != "Hemik" for c in claims for s in c.speakers)


@pytest.mark.parametrize(
    "first",
    [
        "Hemik said the bridge was open.",
        "Hemik, its ally, said the bridge was open.",
        "Hemik said Mayor Orsa was safe. He had crossed the river.",
    ],
)
def test_a_state_of_one_word_is_a_party(finder: RuleFinder, first: str) -> None:
    """Nothing there is said of a person, or it is said of another one."""
    claims = finder.find(an_article(WAR + first + REST))

    assert any(s.party == "Hemik" for c in claims for s in c.speakers)
