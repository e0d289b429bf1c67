"""Counts in the words of news: parts of a toll, what is joined, what is trapped, hit or given up."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from tests.claims.build import an_article

WORLD = Parties.load().overlaid(
    '[states]\n"Maronia" = { demonyms = ["Maronian"] }\n"Tasq" = { demonyms = ["Tasqi"] }\n"Ivray" = { demonyms = ["Ivrayan"] }\n'
)


@pytest.fixture(scope="module")
def finder() -> RuleFinder:
    """The rules with the parties of these worlds."""
    return RuleFinder(WORLD)


def counts(finder: RuleFinder, text: str) -> list[tuple[str, int | None, int | None]]:
    """Kind and range of every figure, in order."""
    return [(f.kind, f.low, f.high) for c in finder.find(an_article(text)) for f in c.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tasqi army said up to 60 Maronian soldiers were killed or wounded.", [("casualties", None, 60)]),
        ("The governor said the dead included two children.", [("killed", 2, 2)]),
        ("The Ivrayan police said dozens of people were killed.", [("killed", 24, None)]),
        (
            "Hundreds of villagers died and thousands were displaced, the Tasqi governor said.",
            [("killed", 200, None), ("displaced", 2000, None)],
        ),
        ("Scores of soldiers were wounded, the Tasqi army said.", [("wounded", 40, None)]),
        ("The Tasqi police said a couple of dozen people were hurt.", [("wounded", 24, None)]),
        ("Two children were among the dead, the Ivrayan police said.", [("killed", 2, 2)]),
        ("The Tasqi police said up to eight people were believed to be trapped.", [("missing", None, 8)]),
        ("The Maronian army said 23 Tasqi soldiers surrendered.", [("captured", 23, 23)]),
        ("This brings the number of victims to 22, the Ivrayan governor said.", [("killed", 22, 22)]),
        ("The Ivrayan navy said one of its aircraft had been shot down.", [("equipment", 1, 1)]),
        ("The Ivrayan mission said one of its ambulances was fired on.", [("equipment", 1, 1)]),
        ("The owner said two of his men had been burned.", [("wounded", 2, 2)]),
        ("The number of our casualties is nil, the Tasqi army said.", [("casualties", 0, 0)]),
        ("The Ivrayan navy said it sank one Tasqi patrol boat and damaged another off the cape.",
         [("equipment", 1, 1), ("equipment", 1, 1)]),
        ("Ivray estimated the enemy's losses at between ten and fifteen men.", [("casualties", 10, 15)]),
        ("About 400 islanders who left Wen last week have gone back, the Ivrayan council said.", [("displaced", 400, 400)]),
        ("Some 900 people have been displaced from Wen, up from 700 in the last report.",
         [("displaced", 900, 900), ("displaced", 700, 700)]),
        ("The toll stands at twelve, the Tasqi army said; three people are missing.", [("killed", 12, 12), ("missing", 3, 3)]),
        ("The Tasqi army said gunmen rounded up six villagers.", [("captured", 6, 6)]),
    ],
)  # fmt: skip
def test_a_count_in_the_words_of_news(
    finder: RuleFinder, text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    """Kind and range."""
    assert counts(finder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Tasqi army said that no officer had been arrested.",
        "The Tasqi army said some 60 had fallen back to the town.",
        "The Tasqi army said its guns had struck a depot.",
        "The Ivrayan charity said it found no evidence for the figure of 40 dead.",
        "Tasq and Ivray blamed one another.",
        "The governor said the report included two children's drawings.",
        "The Tasqi army said about 400 tourists who left Wen had gone back.",
    ],
)
def test_what_only_sounds_like_a_count(finder: RuleFinder, text: str) -> None:
    """An arrest denied, a retreat, a target, a number that is rejected, and other people who leave."""
    assert counts(finder, text) == []


def test_one_of_those_counted_is_no_further_count(finder: RuleFinder) -> None:
    """As in "53 soldiers were killed, among them a colonel"."""
    text = "The Tasqi army said 53 Maronian soldiers were killed, among them a colonel."
    assert counts(finder, text) == [("killed", 53, 53)]
