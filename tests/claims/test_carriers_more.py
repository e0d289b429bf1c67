"""Carriers by letters, by description, through people, once more; and what is told as an aside."""

from __future__ import annotations

import pytest

from claims.carriers_same import is_same
from claims.finder import RuleFinder
from tests.claims.build import an_article


def _hops(finder: RuleFinder, text: str, outlet: str = "Courier") -> list[str]:
    claims = [c for c in finder.find(an_article(text, outlet=outlet)) if not c.is_narrator]
    return [v.name for v in claims[-1].via if v.name != outlet]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("IPS", "Inner Press Service", True),
        ("Austral", "Austral News", True),
        ("Austral News", "austral news", True),
        ("Lisk", "Lisk Harbour Gazette", False),
        ("IPS", "Orvenian Press Service", False),
        ("", "Courier", False),
    ],
)
def test_one_carrier_under_two_names(one: str, other: str, same: bool) -> None:
    """Initials and a name without its kind are the same carrier; a town is not its paper."""
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_the_own_agency_by_its_letters_is_no_hop(finder: RuleFinder) -> None:
    """What the Inner Press Service prints as (IPS), and is told, is its own; another paper has it from IPS."""
    text = "HARN (IPS) — The Orvenian army told IPS that the road was open."

    assert _hops(finder, text, "Inner Press Service") == []
    assert _hops(finder, text, "Evening Globe") == ["IPS"]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("State television reported that nine had died, citing the Orvenian army.", ["State television"]),
        (
            "In remarks broadcast by Orvenian state television, a doctor said nine had died.",
            ["Orvenian state television"],
        ),
        ("A doctor told Canal 7 that nine had died.", ["Canal 7"]),
        ("A doctor told Canal that nine had died.", []),
        ("A doctor told NATO that nine had died.", []),
        ("General Ilan Veshtan said through his lawyer that he gave no order.", ["Ilan Veshtan's lawyer"]),
        ("General Ilan Veshtan said that an order came through his lawyer.", []),
        ("The army denied it and said through a mediator that it was ready.", ["mediator"]),
        ("Talmark blamed Orvenia, which said that nine had died.", []),
        ("The general mocked the claims of the rebel radio, which has said that nine had died.", []),
        ("She read out a letter in which the captain says that nine had died.", ["She"]),
    ],
)
def test_who_hands_it_on(finder: RuleFinder, text: str, hops: list[str]) -> None:
    """Each kind of carrier beside words that look like it."""
    assert _hops(finder, text) == hops


def test_a_second_broadcast_is_of_the_same_carrier(finder: RuleFinder) -> None:
    """The article says where the first one was; an interview with somebody else is not that one."""
    first = "The Orvenian general told Radio Lisk that it was quiet.\n\n"

    assert _hops(finder, f"{first}The general said in a second broadcast that nine had died.") == ["Radio Lisk"]
    assert _hops(finder, f"{first}The general said in a second letter that nine had died.") == []
