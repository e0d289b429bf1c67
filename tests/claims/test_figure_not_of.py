"""Losses that are said not to be a party's own are not counted as such."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article

SAID = "Kord’s interior ministry said no fewer than 20 people were killed in the blast, "


def _victims(finder: RuleFinder, text: str) -> list[tuple[str | None, bool | None]]:
    return [(f.victims, f.own_losses) for c in finder.find(an_article(text)) for f in c.figures]


@pytest.mark.parametrize(
    "rest",
    [
        "none of them Kordians.",
        "none of whom was from Kord.",
        "not one of them a Kordian.",
        "and no Kordians were among them.",
    ],
)
def test_what_is_said_not_to_be_its_own(finder: RuleFinder, rest: str) -> None:
    """Kord counts 20 dead and none of its own."""
    assert _victims(finder, SAID + rest) == [(None, None)]


@pytest.mark.parametrize("rest", ["none of them children.", "none of them Talmarkians.", "all of them Kordians."])
def test_what_may_be_its_own(finder: RuleFinder, rest: str) -> None:
    """Others are left out there."""
    assert _victims(finder, SAID + rest) == [("Kord", True)]
