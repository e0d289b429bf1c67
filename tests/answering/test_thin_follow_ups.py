"""Follow-ups that name nothing keep the matter of the talk; those that name something do not."""

from __future__ import annotations

import pytest

from answering.slots import undone_by, unheard_of
from tests.answering.test_question import after
from tests.answering.test_slots import LOSSES, ranking

ASKED = "How many sailors died at Lisk?"


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("who says so?", f"who says so: {ASKED}"),
        ("Has that been confirmed?", f"Has that been confirmed: {ASKED}"),
        ("What happened next?", f"What happened next: {ASKED}"),
        ("Where did it happen?", f"Where did it happen: {ASKED}"),
        ("What is the Sella Line?", "What is the Sella Line?"),
        ("Which articles are loaded?", "Which articles are loaded?"),
    ],
)
def test_a_question_that_names_nothing_keeps_the_matter(text: str, stands_for: str) -> None:
    """The last question tells of what; a name, or a question for all that is loaded, tells it by itself."""
    assert after(text, ASKED, "Four died [1].") == stands_for


def test_the_matter_is_kept_through_several_turns() -> None:
    """What leans on a question that leans itself rests on the first."""
    assert after("When?", ASKED, "Four [1].", "who says so?", "The navy [1].") == f"When: {ASKED}"


def test_another_speaker_takes_the_place_of_the_last() -> None:
    """Rebels may speak; a bridge may not."""
    before = "What did Talmark say about the raid?"
    assert after("And the rebels?", before, "Nothing [1].") == "What did the rebels say about the raid?"
    assert after("And the bridge?", before, "Nothing [1].").startswith("What did Talmark say about the raid: ")


def test_a_deed_or_a_sort_of_thing_that_stands_nowhere() -> None:
    """Nobody surrendered and no lantern is told of; the ferry is."""
    surrender = ranking("When did Talmark surrender?", LOSSES)
    lanterns = ranking("How many paper sailors does Talmark have?", LOSSES)
    sailors = ranking("How many harbour sailors does Talmark have?", LOSSES)

    assert undone_by(surrender, surrender.best[:3])
    assert not undone_by(sailors, sailors.best[:3])
    assert unheard_of(lanterns, lanterns.best[:3])
    assert not unheard_of(sailors, sailors.best[:3])
