"""Follow-up questions: only what was tried and answered is shown, and the trying ends in time."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.suggesting import FIRST_TRIES, MOST, TRIES, Suggesting
from domain.answer import Turn
from domain.article import Filters
from tests.app.builders import an_answer
from tests.app.correcting_scene import desk_over, filled

ALL = Filters()


def suggesting(*refused: str, everything: bool = False) -> tuple[Suggesting, list[str]]:
    """One that finds these without an answer, and what it tried."""
    tried: list[str] = []

    def refuses(text: str, _: Filters) -> bool:
        tried.append(text)
        return everything or text in refused

    return Suggesting(refuses, lambda: ("Orvenia", "Talmark", "Corvale")), tried


def test_what_the_library_refuses_is_not_suggested() -> None:
    """A suggestion of the answer's own that fails makes room for a general one."""
    made, tried = suggesting("Why?")
    answer = replace(an_answer("Who?"), suggestions=("Why?", "How many were killed?"))

    found = made.after(answer, (), ALL)

    assert found == (
        "How many were killed?",
        "Where do the accounts of Orvenia and Talmark contradict each other?",
        "What is the position of Orvenia?",
    )
    assert "Why?" in tried


def test_what_was_asked_already_is_not_suggested_again() -> None:
    """In this answer or earlier in its conversation, also with the parties in the other order; a new question is."""
    made, tried = suggesting()
    answer = replace(an_answer("Who reported casualties?"), suggestions=("WHO reported casualties?", "Who denied it?"))
    history = (
        Turn(role="user", content="Where do the accounts of Talmark and Orvenia contradict each other?"),
        Turn(role="assistant", content="What is the position of Orvenia?"),
    )

    found = made.after(answer, history, ALL)

    assert found == ("Who denied it?", "What is the position of Orvenia?", "What is the position of Talmark?")
    assert tried == list(found)


@pytest.mark.parametrize(("first", "most"), [(True, FIRST_TRIES), (False, TRIES)])
def test_the_trying_ends(first: bool, most: int) -> None:
    """A library that refuses everything is asked so often and no more."""
    made, tried = suggesting(everything=True)
    answer = replace(an_answer("Who?"), suggestions=tuple(f"Why did it happen on day {day}?" for day in range(9)))

    found = made.first(ALL) if first else made.after(answer, (), ALL)

    assert found == ()
    assert 0 < len(tried) <= most


def test_each_suggestion_of_a_real_library_is_answered(tmp_path: Path) -> None:
    """Those at the beginning, and those under each answer, one after another as a reader would press them."""
    with closing(desk_over(filled(tmp_path / "library"))) as desk:
        asked = set(desk.openers())
        assert 1 <= len(asked) <= MOST
        for question in sorted(asked):
            answer = desk.ask(question)
            assert not answer.refused
            for next_question in answer.suggestions:
                assert not desk.ask(next_question).refused, next_question
                assert next_question != question


def test_an_empty_library_suggests_nothing(tmp_path: Path) -> None:
    """There is nothing to ask."""
    from retrieval.library import Library
    from tests.retrieval.builders import FakeEmbedder

    with closing(desk_over(Library.open(tmp_path / "library", FakeEmbedder(), writer=True))) as desk:
        assert desk.openers() == ()
        assert desk.ask("Who reported casualties?").suggestions == ()


def test_the_answer_is_whole_before_its_suggestions_are_tried(tmp_path: Path) -> None:
    """The page shows it at once; what could be asked next comes after."""
    with closing(desk_over(filled(tmp_path / "library"))) as desk:
        *_, before, last = desk.answers("How many soldiers were killed at the bridge?")
        assert before.suggestions == ()
        assert replace(last, suggestions=()) == before
        assert last.suggestions
