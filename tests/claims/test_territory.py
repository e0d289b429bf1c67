"""Which state a place lies in, and whose the people are who are counted there."""

from __future__ import annotations

import pytest

from claims.across import across
from claims.finder import RuleFinder
from claims.parties import Parties
from claims.territory import Territory
from domain.claim import Figure
from tests.claims.build import an_article

WORLD = Parties.load().overlaid(
    '[states]\n"Maronia" = { demonyms = ["Maronian"], seat = "Belport" }\n"Tasq" = { demonyms = ["Tasqi"], seat = "Oum" }\n'
    '[organisations]\n"Blue Lantern" = {}\n'
)


@pytest.fixture(scope="module")
def finder() -> RuleFinder:
    """The rules with the parties of this world."""
    return RuleFinder(WORLD)


def figures_of(finder: RuleFinder, text: str) -> list[Figure]:
    """All figures of a text, in order."""
    return [f for c in finder.find(an_article(text)) for f in c.figures]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bus burned in the Maronian city of Ferrow.", {"Ferrow": "Maronia"}),
        ("A bus burned in Tasq's northern border town of Hadda.", {"Hadda": "Tasq"}),
        ("A bus burned in Ferrow, in northern Maronia.", {"Ferrow": "Maronia"}),
        ("The crew waited in Ferrow, Maronia.", {"Ferrow": "Maronia"}),
        ("A bus burned in Ferrow, a Maronian port.", {"Ferrow": "Maronia"}),
        ("The crew met in Hadda (Tasqi-controlled).", {"Hadda": "Tasq"}),
        ("In the Tasqi town of Hadda, and in Lower Wen, four kilometres north of Hadda, it was quiet.",
         {"Hadda": "Tasq", "Lower Wen": "Tasq"}),
        ("The Maronian Defence Ministry waited. A Tasqi officer called Ilan Dorr left.", {}),
        ("The Maronian city of Ferrow and the Tasqi town of Ferrow.", {}),
    ],
)  # fmt: skip
def test_a_text_tells_where_a_place_lies(text: str, places: dict[str, str]) -> None:
    """By its kind, its country, its neighbour; not by an office, nor when two states are told for one name."""
    assert dict(Territory(text=text, parties=WORLD).places) == places


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("At least 11 people were killed in the Maronian city of Ferrow, a nurse said.", ["Maronia"]),
        ("A shell hit the Tasqi town of Hadda. A doctor said nine people were wounded in Hadda.", ["Tasq"]),
        ("Three Tasqi guards were killed in the Maronian city of Ferrow, a nurse said.", ["Tasq"]),
        (
            "The shells came from the Maronian city of Ferrow. Tasq protested. Nine people died, a nurse said.",
            ["Maronia"],
        ),
        ("A nurse said nine people had died. Maronia and Tasq have no common border.", [None]),
        ("Tasq said 40 people were displaced on both sides of the river in the Maronian city of Ferrow.", [None]),
    ],
)
def test_people_belong_to_the_state_in_which_they_live(
    finder: RuleFinder, text: str, victims: list[str | None]
) -> None:
    """By the place in the sentence or before; a side that is named wins, and both banks are nobody's."""
    assert [f.victims for f in figures_of(finder, text)] == victims


def test_a_side_that_only_the_place_tells_is_inferred(finder: RuleFinder) -> None:
    """A named side is told; one that a reader concludes is marked."""
    text = "Two Tasqi drivers were killed in the Maronian city of Ferrow, and a nurse said six villagers were hurt in Ferrow."
    found = figures_of(finder, text)
    assert [(f.victims, f.victims_inferred, f.place) for f in found] == [
        ("Tasq", False, "Ferrow"), ("Maronia", True, "Ferrow"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The rebel Wen Front fights Maronia. The Wen Front said 46 soldiers were killed.", ["Maronia"]),
        ("Maronia fights the rebel Wen Front. The Maronian army said two soldiers were killed.", ["Maronia"]),
        ("The Tasqi army put the losses of the other side at nine. Maronia and Tasq share a river.", ["Maronia"]),
        ("Tasq said: \"We buried nineteen people.\" Maronia was silent.", ["Tasq"]),
        ("Maronian forces struck a depot in Hadda. The strike destroyed six tanks, the Maronian army said. Tasq denied it.",
         ["Tasq"]),
        ("Blue Lantern said a nurse and two drivers were killed. Maronia and Tasq blamed each other.",
         ["Blue Lantern", "Blue Lantern"]),
    ],
)  # fmt: skip
def test_the_speaker_tells_whose_they_are(finder: RuleFinder, text: str, victims: list[str]) -> None:
    """A group's soldiers are its enemy's, a state's its own; a charity's nurse is the charity's."""
    assert [f.victims for f in figures_of(finder, text) if f.high != 0][: len(victims)] == victims


def test_another_article_tells_where_a_place_lies(finder: RuleFinder) -> None:
    """One article calls Ferrow a Maronian city, the next one only counts there; soldiers stay open."""
    one = an_article("At least 11 people were killed in the Maronian city of Ferrow, a nurse said.", key="a")
    two = an_article("A doctor said 14 people and two soldiers had been killed in Ferrow.", key="b")
    claims = across([c for a in (one, two) for c in finder.find(a)], WORLD)
    found = [(f.low, f.victims, f.victims_inferred) for c in claims for f in c.figures]
    assert found == [(11, "Maronia", True), (14, "Maronia", True), (2, None, False)]
