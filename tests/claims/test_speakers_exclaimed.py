"""Words that are no speakers, and speakers who are introduced late."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.test_speakers_bare import last

HOME = "Kenya accused Somalia of shelling the ford. Somalia denied it.\n\n"


@pytest.mark.parametrize("word", ["Rubbish", "Nonsense", "Utter tosh", "Lies"])
def test_contempt_is_no_speaker(finder: RuleFinder, word: str) -> None:
    """As in "Rubbish, says the minister": whoever stands behind the verb."""
    found = last(finder, f"{HOME}{word}, says Defence Minister Ada Reel: “The ford was calm.”", "Nairobi Courier")
    assert word not in found.name


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Ada Reel is Kenya's interior minister. Reel said the ford was calm.", "Kenya"),
        ("Ada Reel, 34, was head of the Kenyan army. Reel said the ford was calm.", "Kenya"),
        ("Ada Reel is a Kenyan minister's cousin. Reel said the ford was calm.", None),
        ("A spokeswoman for the Kenyan army was calm. The spokeswoman, Ada Reel, said the ford was calm.", "Kenya"),
        ("Kenya's army lied. His lawyer, Ada Reel, said the ford was calm.", None),
    ],
)
def test_who_is_introduced_in_a_sentence_of_its_own(finder: RuleFinder, text: str, party: str | None) -> None:
    """By "is" and an office, or by the office again; not by kin."""
    assert last(finder, text).party == party


def test_the_commission_is_the_one_that_was_named(finder: RuleFinder) -> None:
    """As in "The Commission" after "the Electoral Commission": that body, which a home paper's state has."""
    text = f"{HOME}The Electoral Commission said the vote was fair. The Commission said the ford was calm."
    assert last(finder, text, "Nairobi Courier").name == "Electoral Commission"
