"""Speakers that news of all kinds names: one by two offices, who is brought to act, officials of both lands, O'Dorn."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from domain.claim import Claim
from tests.claims.build import an_article, names


def _said(finder: RuleFinder, text: str, outlet: str = "Courier") -> list[Claim]:
    return [c for c in finder.find(an_article(text, outlet=outlet)) if not c.is_narrator]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The former judge and current mayor said she wanted a bridge.", 1),
        ("The former judge and the current mayor said they wanted a bridge.", 2),
        ("The judge and two mayors said they wanted a bridge.", 2),
    ],
)
def test_one_person_by_two_offices(finder: RuleFinder, text: str, who: int) -> None:
    """One article, and a word of time before the second office, tell one person."""
    (claim,) = _said(finder, text)

    assert len(claim.speakers) == who


def test_who_is_brought_to_warn_warns(finder: RuleFinder) -> None:
    """Rockets warn nobody; whom one asks to warn has not warned."""
    (brought,) = _said(finder, "Several rockets fell near the ford, prompting Kesh to warn the two sides.")
    asked = _said(finder, "Talmark asked Kesh to warn the two sides.")

    assert names(brought) == ("Kesh",)
    assert names(asked[0]) == ("Talmark",)


def test_a_name_with_a_mark_in_it(finder: RuleFinder) -> None:
    """O'Dorn is a surname, told with the first name; "Kesh's" is none."""
    told, again = _said(
        finder,
        "The fire began at noon, according to Police Commissioner James O'Dorn. “The fire is out,” O'Dorn said.",
    )

    assert names(told) == names(again) == ("James O'Dorn",)
    assert names(_said(finder, "The fire began at noon, Kesh's army said.")[0]) == ("Kesh's army",)


def test_officials_of_both_countries_are_of_neither_alone(finder: RuleFinder) -> None:
    """The paper's own land is not meant; in "officials of the health ministry" it may be."""
    start = "Iranian envoys met in Tehran. At least 30 soldiers were killed at the ford, "
    both = _said(finder, f"{start}officials of both countries said.", "Tehran Herald")[-1]
    own = _said(finder, f"{start}officials of the health ministry said.", "Tehran Herald")[-1]

    assert [s.party for s in both.speakers] == [None]
    assert [s.party for s in own.speakers] == ["Iran"]
