"""Places that a text sets in a state, and whose offices they make."""

from __future__ import annotations

import pytest

from claims.capitals import Page
from claims.finder import RuleFinder
from claims.parties import Parties
from claims.party_places import places
from claims.vocabulary import Vocabulary
from tests.claims.build import an_article

WORLD = Parties.load().overlaid(
    '[states]\n"Bremia" = { demonyms = ["Bremian"], seat = "Velm" }\n"Kesh" = { seat = "Adra" }'
)
FINDER = RuleFinder(WORLD)


def _placed(text: str) -> dict[str, str]:
    return {a.name: a.party for a in places(Page(text=text, vocabulary=Vocabulary.load()), WORLD)}


@pytest.mark.parametrize(
    "text",
    [
        "A shell fell in the Bremian city of Harn.",
        "Bremia's second port Harn is shut.",
        "The Bremian governor of Harn spoke.",
        "He fled from Harn, a market town in northern Bremia.",
        "Fighting went on near Harn in eastern Bremia.",
        "HARN, Bremia, May 5 (Wire) - It was quiet.",
        "Bremia's Harn province is shut.",
    ],
)
def test_a_place_is_set_in_its_state(text: str) -> None:
    """By what kind of place it is, by its office, by where it lies."""
    assert _placed(text) == {"Harn": "Bremia"}


@pytest.mark.parametrize(
    "text",
    [
        "Bremian troops shelled the village of Harn.",
        "Bremia shelled the village of Harn.",
        "The Bremian envoy went to Harn. Harn and Bremia met.",
        "The Bremian city of Harn is not the Keshi city of Harn.",
        "The General Staff in Bremia met. Mr Morrow of Morrow in Bremia met.",
    ],
)
def test_what_is_done_to_a_place_tells_nothing(text: str) -> None:
    """Whose troops come, who travels there, and two places of one name."""
    assert _placed(text) == {}


def _parties(text: str, outlet: str = "Courier") -> list[tuple[str, ...]]:
    return [c.parties for c in FINDER.find(an_article(text, outlet=outlet)) if not c.is_narrator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missile hit the Bremian city of Harn, regional governor Greta Holm said.", ("Bremia",)),
        ("The Bremian city of Harn is calm. The mayor of Harn said that nobody was hurt.", ("Bremia",)),
        ("A shell fell in the Bremian city of Harn. A baker said that it was loud.", ()),
        ("The district governor asked the monitors to see the Bremian city of Harn.", ()),
    ],
)
def test_a_local_office_is_that_of_its_ground(text: str, expected: tuple[str, ...]) -> None:
    """The place before it tells whose governor he is; a baker speaks for nobody, and a place behind tells nothing."""
    assert _parties(text)[-1] == expected


def test_the_paper_of_a_place_is_its_state_s() -> None:
    """In the Harn Post, the county police are those of Harn's country; in the Courier they are anybody's."""
    text = "The Bremian city of Harn was quiet on Monday.\n\nThe army fired no shot, the county police said."

    assert _parties(text, "Harn Post") == [("Bremia",)]
    assert WORLD.placed_in("Harn Post") == ()
