"""Counts in words and digits: what they come to, how they are qualified, where they stand."""

from __future__ import annotations

import pytest

from claims.numbers import NumberWords
from claims.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def numbers() -> NumberWords:
    """The reader with the product's own number words."""
    return NumberWords(words=Vocabulary.load().numbers)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("12 guards", 12, 12, None),
        ("two hundred and six people", 206, 206, None),
        ("fifty-eight", 58, 58, None),
        ("3,140 villagers", 3140, 3140, None),
        ("1.5 million people", 1_500_000, 1_500_000, None),
        ("at least 12 guards", 12, None, "at least"),
        ("more than a dozen", 12, None, "more than"),
        ("no fewer than nine men", 9, None, "no fewer than"),
        ("up to a dozen", None, 12, "up to"),
        ("fewer than 50", None, 50, "fewer than"),
        ("about sixty", 60, 60, "about"),
        ("between six and eight", 6, 8, None),
        ("12 to 15 guards", 12, 15, None),
        ("more than twenty fresh graves and fewer than fifty", 20, 50, "more than"),
        ("dozens of people", 24, None, "dozens"),
        ("Scores of wounded", 40, None, "Scores"),
        ("several hundred people", 200, None, "several hundred"),
        ("several guards", 3, None, "several"),
        ("only a single guard", 1, 1, "only"),
        ("not a single soldier", 0, 0, "not a single"),
        ("not one of them", 0, 0, "not one"),
        ("no losses", 0, 0, "no"),
        ("no one", 0, 0, "no one"),
    ],
)
def test_a_count_is_read(
    numbers: NumberWords, text: str, low: int | None, high: int | None, qualifier: str | None
) -> None:
    """Words, digits, ranges, floors, ceilings, vague words and nothing at all."""
    found = numbers.count_in(text)
    assert found is not None
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    "text", ["the 27th Brigade", "at 05:40", "the third guard", "the 1990s", "post B2", "many guards"]
)
def test_what_is_no_count(numbers: NumberWords, text: str) -> None:
    """Ordinals, clock times, decades, names and words that tell no number."""
    assert list(numbers.all(text)) == []


def test_several_counts_of_one_sentence_stay_apart(numbers: NumberWords) -> None:
    """In "from 43 to 58" and in "two guards and three villagers" there are two counts."""
    texts = ("The toll rose from 43 to 58.", "Two guards and three villagers died.")
    assert [[f.span.of(t) for f in numbers.all(t)] for t in texts] == [["43", "58"], ["Two", "three"]]
