"""Who speaks: names, pronouns, "the ministry", groups, and parties that only the text makes known."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from domain.claim import Speaker
from tests.claims.build import an_article

LEAD = "The Orvenian Defence Ministry said that Kesh had fired into Orvenia. Kesh denied that its troops had moved. "


def speakers_of(finder: RuleFinder, text: str) -> list[Speaker]:
    """All speakers of a text, in order."""
    return [s for c in finder.find(an_article(text)) for s in c.speakers]


def test_known_parties_are_named_in_order(parties: Parties) -> None:
    """Aliases, demonyms and seats lead to one name; a pronoun is no state."""
    text = "Ankara and US officials told us that Turkish and Russian Federation envoys met; the U.N. watched."
    assert parties.named_in(text) == ("Turkey", "United States", "Russia", "United Nations")


def test_learned_parties_answer_to_their_people(parties: Parties) -> None:
    """A library's own parties can be asked for by country and by people."""
    learned = parties.with_names(["Orvenia", "Talmark", "Kesh"])
    assert learned.named_in("What do the Keshi and Talmarkian armies say about Orvenians?") == (
        "Kesh",
        "Talmark",
        "Orvenia",
    )


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("The Orvenian Foreign Ministry", "Orvenia"),
        ("Kesh's General Staff", "Kesh"), ("The Ministry of Defence of Corvale", "Corvale"),
        ("The Republic of Velmora", "Velmora"),
    ],
)  # fmt: skip
def test_unknown_states_are_found_in_the_text(finder: RuleFinder, phrase: str, party: str) -> None:
    """An adjective before an institution, a possessive, "of X": each makes a party, called after its country."""
    text = f"{phrase} said that the road was open. Orvenia and others waited."
    assert speakers_of(finder, text)[0].party == party


def test_a_surname_and_a_pronoun_lead_back_to_the_person(finder: RuleFinder) -> None:
    """Introduced once with office and state, known again by surname and by "she"."""
    text = (
        LEAD
        + "Orvenian Foreign Minister Mira Dovan said talks were possible. Dovan warned Kesh. She added that time was short."
    )
    found = speakers_of(finder, text)[2:]
    assert [(s.name, s.role, s.party, s.kind) for s in found] == [
        ("Mira Dovan", "Foreign Minister", "Orvenia", "person")
    ] * len(found)
    assert found[-1].resolved_by == "coreference"


def test_the_ministry_is_the_one_that_spoke(finder: RuleFinder) -> None:
    """A definite description leads back; with another state's name it does not."""
    found = speakers_of(
        finder, LEAD + "The ministry added that the fire had stopped. The Keshi Defence Ministry said nothing moved."
    )
    assert [s.party for s in found[2:]] == ["Orvenia", "Kesh"]
    assert found[2].resolved_by == "coreference"


def test_two_deniers_are_two_speakers(finder: RuleFinder) -> None:
    """In "denied by the Orvenian and Keshi governments" both deny, and what they deny is linked."""
    text = (
        LEAD
        + "The envoy of Talmark claimed that both had hired fighters, which was denied by the Orvenian and Keshi governments."
    )
    claims = finder.find(an_article(text))
    denial, claimed = claims[-1], claims[-2]
    assert (denial.parties, denial.denies) == (("Orvenia", "Kesh"), claimed.id)
    assert "denied" not in claimed.content[0].of(text)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Clashes broke out between Orvenia and Kesh on the border.", ["Kesh", "Orvenia"]),
        ("The fighting went on.", [None]),
    ],
)
def test_both_sides_are_named_only_when_certain(finder: RuleFinder, before: str, expected: list[str | None]) -> None:
    """One pair at war in the text: both; none: a group without a party."""
    found = speakers_of(finder, f"{before} Both sides accused each other of breaking the truce.")
    assert [s.party for s in found if s.kind == "group"] == expected


def test_an_office_without_a_state_is_not_given_one(finder: RuleFinder) -> None:
    """A neutral outlet and two states: whose interior minister it is stays open."""
    found = speakers_of(
        finder, LEAD + "Rain fell on the hills. Interior Minister Odo Fennick said the border was closed."
    )
    assert (found[-1].name, found[-1].party) == ("Odo Fennick", None)
