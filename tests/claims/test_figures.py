"""Counts: how many of whom, whose losses, and what is no count at all."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from domain.claim import Figure
from tests.claims.build import an_article

LEAD = "Kesh and Orvenia share a border. The Orvenian army and the Keshi army watch it. "


def figures_of(finder: RuleFinder, text: str) -> list[Figure]:
    """All figures of a text, in order."""
    return [f for c in finder.find(an_article(LEAD + text)) for f in c.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orvenian army said three Keshi soldiers were killed.", ("killed", 3, 3, "Kesh", "military", False)),
        ("The Orvenian army accused Kesh of firing at a post, as a result of which an Orvenian serviceman was killed.",
         ("killed", 1, 1, "Orvenia", "military", True)),
        ("The Keshi army said at least 12 of its soldiers died.", ("killed", 12, None, "Kesh", "military", True)),
        ("Up to 40 Orvenian civilians were wounded on Monday.", ("wounded", None, 40, "Orvenia", "civilian", None)),
        ("The Orvenian army said it had destroyed two Keshi tanks.", ("equipment", 2, 2, "Kesh", "unknown", False)),
        ("Kesh said more than 2,000 people were displaced.", ("displaced", 2000, None, "Kesh", "unknown", True)),
        ("3 Orvenian servicemen received slight injuries.", ("wounded", 3, 3, "Orvenia", "military", None)),
    ],
)  # fmt: skip
def test_a_count_is_read(
    finder: RuleFinder, text: str, expected: tuple[str, int | None, int | None, str | None, str, bool | None]
) -> None:
    """Kind, range, side and own losses, by verb, noun or predicate."""
    found = figures_of(finder, text)
    assert [(f.kind, f.low, f.high, f.victims, f.victims_kind, f.own_losses) for f in found] == [expected]


def test_a_second_count_is_of_the_same_side(finder: RuleFinder) -> None:
    """In "two guards were killed and four were wounded" the four are guards too."""
    found = figures_of(finder, "The Orvenian army said two Orvenian guards were killed and four were wounded.")
    assert [(f.kind, f.low, f.victims) for f in found] == [("killed", 2, "Orvenia"), ("wounded", 4, "Orvenia")]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy expressed regret over the casualties on both sides.",
        "The Keshi army warned that a strike could kill 40 people.",
        "The Orvenian army gave no figure for its own side.",
        "The Orvenian army said that a wounded Keshi soldier was receiving care.",
    ],
)
def test_what_is_no_count(finder: RuleFinder, text: str) -> None:
    """Regret, fear, silence and a single wounded man described are no figures."""
    assert figures_of(finder, text) == []


def test_the_narrator_owns_what_nobody_is_credited_with(finder: RuleFinder) -> None:
    """A bare count belongs to the outlet; a bare sentence about the weather to nobody."""
    claims = finder.find(an_article(LEAD + "Two Orvenian guards were killed at dawn. Rain fell all day."))
    assert [(c.speakers[0].name, c.is_narrator, c.cue) for c in claims] == [("Courier", True, None)]
