"""Figures in other words of the news: tallies of one's own, idioms of loss, hours and ages, whose army counts whom."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from tests.claims.build import an_article

FINDER = RuleFinder(
    Parties.load().overlaid(
        '[states]\n"Orvenia" = { demonyms = ["Orvenian"], seat = "Osmere" }\n'
        '"Talmark" = { demonyms = ["Talmarkian"], seat = "New Velm" }\n[organisations]\n"Dale Guard" = {}\n"Osmere Oil" = {}\n'
    )
)
Counted = tuple[str, int | None, str | None]


def _figures(text: str) -> list[Counted]:
    claims = FINDER.find(an_article(text))
    return [(f.kind, f.low if f.low is not None else f.high, f.victims) for c in claims for f in c.figures]


def _kinds(text: str) -> list[tuple[str, int | None]]:
    return [(kind, number) for kind, number, _ in _figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine of our sons have come home in coffins this year.", [("killed", 9)]),
        ("At least 12 soldiers had been put out of action, the colonel claimed.", [("casualties", 12)]),
        ("Some 4,000 people have been forced from their homes.", [("displaced", 4000)]),
        ("Nine sailors were taken aboard and given tea.", []),
        ("Nine sailors have come home in good spirits this year.", []),
        ("Some 4,000 people have been forced to pay more.", []),
    ],
)
def test_idioms_of_loss(text: str, expected: list[tuple[str, int | None]]) -> None:
    """Coffins, "out of action" and homes tell what became of people; being taken aboard is no captivity."""
    assert _kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The body was brought in at about 10.00, a nurse said.",
        "The dead were civilians; the youngest was four, the mayor said.",
        "My son was fourteen when he was killed.",
    ],
)
def test_hours_and_ages_are_no_counts(text: str) -> None:
    """A clock time and an age count nobody."""
    assert _kinds(text) == []


def test_a_tally_of_one_s_own() -> None:
    """The company's own count is the company's claim; the paper's own count is the paper's."""
    own = FINDER.find(an_article("Osmere Oil's own count stands at three dead and four injured."))
    assert [(s.party, len(c.figures)) for c in own for s in c.speakers] == [("Osmere Oil", 2)]
    ours = FINDER.find(an_article("Our own count stands at three dead."))
    assert all(c.is_narrator for c in ours)


def test_a_group_puts_its_own_dead() -> None:
    """Its own dead are the group's; a toll without an owner is not given to it by these words."""
    assert _figures("He put the Dale Guard's own dead at three.") == [("killed", 3, "Dale Guard")]
    assert _figures("He put the kettle at three.") == []


def test_a_list_of_losses_is_of_one_side() -> None:
    """Vehicles after soldiers of a side are that side's; behind a full stop nothing is carried on."""
    text = "Up to 15 Talmarkian soldiers were killed and two trucks were destroyed, the Orvenian army said."
    assert ("equipment", 2, "Talmark") in _figures(text)


def test_the_army_that_fights_rebels_counts_theirs() -> None:
    """Where one state fights one group, what the army destroys is the group's, and soldiers who die are the state's."""
    text = "The Dale Guard holds the hills of Orvenia. The army destroyed six trucks. A column burned and nine soldiers died."
    assert _figures(text) == [("equipment", 6, "Dale Guard"), ("killed", 9, "Orvenia")]


def test_lives_that_floods_claim_are_said_by_nobody() -> None:
    """A flood that claimed nine lives makes no statement."""
    claims = FINDER.find(an_article("The flood claimed nine lives, and it destroyed a bridge."))
    assert all(c.is_narrator for c in claims)
