"""What people are called: without office, label, place or headline, and what is no person."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.no_names import of_two_others
from domain.claim import Speaker
from tests.claims.build import an_article


def _speakers(finder: RuleFinder, text: str) -> list[Speaker]:
    """Each statement's first speaker."""
    return [c.speakers[0] for c in finder.find(an_article(text)) if not c.is_narrator]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Secretary of State Ada Orsa said the talks would go on.", "Ada Orsa", "Secretary of State"),
        ("Secretary of State Ada Orsa left. Orsa said a paper was ready.", "Ada Orsa", "Secretary of State"),
        (
            "The chairman of the Harbour Council Ada Orsa said the talks would go on.",
            "Ada Orsa",
            "chairman of the Harbour Council",
        ),
        ("The Kenyan envoy for Somalia Halim de Tarq said the talks would go on.", "Halim de Tarq", None),
        ("An adviser to Ada Orsa said the talks would go on.", "adviser to Ada Orsa", None),
        ("Republican Ada Orsa said the raid was a crime.", "Ada Orsa", None),
        (
            "Campaigners met. Ada Orsa left. Orsa spokesman Ilan Vey said the raid was a crime.",
            "Ilan Vey",
            "Orsa spokesman",
        ),
        ("The Orsa campaign said the raid was a crime. Ada Orsa was away.", "Orsa campaign", None),
        ("The Harbour Tax Policy Center said the levy was high.", "Harbour Tax Policy Center", None),
        (
            "Rami Abdel Orsa of the ferry office left. Abdel Orsa said the bridge was open.",
            "Rami Abdel Orsa",
            "ferry office",
        ),
        ("House Speaker Ada Orsa said the bridge was open.", "Ada Orsa", None),
        ("The shrine of Vell Ostra stood. Judge rejects a plea.", "Judge", None),
        ("Mayor Sen Ila-orsa left. Sen said the bridge was open.", "Sen Ila-orsa", "Mayor"),
    ],
)
def test_the_name_of_a_person(finder: RuleFinder, text: str, name: str, role: str | None) -> None:
    """The full name and nothing else; the office beside it."""
    told = _speakers(finder, text)[-1]
    assert told.name == name
    assert role is None or told.role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("This week Kenyan President Ada Orsa said nine had died.", "President"),
        ("The Kenyan regimes Interior Minister Ada Orsa said nine had died.", "Interior Minister"),
        ("Mourning a loss to the nation President Ada Orsa said nine had died.", "President"),
        ("The army spokesman Colonel Ada Orsa said nine had died.", "army spokesman Colonel"),
    ],
)
def test_the_office_without_what_ran_into_it(finder: RuleFinder, text: str, role: str) -> None:
    """A day, a plain noun and another office's words are no part of it; "army spokesman" is."""
    assert _speakers(finder, text)[-1].role == role


def test_two_people_of_a_headline_are_not_one(finder: RuleFinder) -> None:
    """The pair "Dovan Orsa" is Ilan Dovan and Ada Orsa, and "says" is hers."""
    text = "Blaming Dovan Orsa says the raid cannot stand. Ilan Dovan left. Ada Orsa said that the raid was a crime."
    assert {s.name for s in _speakers(finder, text)} == {"Ada Orsa"}


def test_a_person_of_two_surnames_stays_one() -> None:
    """Only surnames of two other people make a pair."""
    assert not of_two_others(["dovan", "orsa"], [["ilan", "dovan"], ["dovan", "orsa"]])


def test_what_leads_back_to_nobody_is_unnamed(finder: RuleFinder) -> None:
    """The word "it" is nobody's name; a woman of whom nothing is known is still "she"."""
    assert {s.name for s in _speakers(finder, "It said that nine had died.")} <= {"unnamed"}
    assert {s.name for s in _speakers(finder, "She said that nine had died.")} == {"She"}
