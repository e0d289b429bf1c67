"""Questions understood: kind, parties, claimants, terms, periods; follow-ups that stand alone."""

from __future__ import annotations

from datetime import date

import pytest

from answering.question import LONGEST, understand
from domain.answer import Question, Turn
from domain.article import Filters
from domain.errors import BadQuestion
from tests.answering.builders import parties_in, question


def after(text: str, *turns: str) -> str:
    """A follow-up's standalone form after turns of user and assistant."""
    roles = ("user", "assistant")
    history = [Turn(role=roles[i % 2], content=words) for i, words in enumerate(turns)]  # type: ignore[arg-type]
    return question(text, history).asked_as


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who reported casualties in the clashes?", "who-reported"),
        ("Which agency said that the bridge was mined?", "who-reported"),
        ("How many guards were wounded?", "how-many"),
        ("Trace the drone report to its first source: through whom did it come?", "chain"),
        ("Where does the claim about the tunnel come from?", "chain"),
        ("What is the position of Corvale on the talks?", "position"),
        ("What did the spokeswoman say about the bridge?", "position"),
        ("What does the Assembly say about who fired first?", "position"),
        ("Where do the two accounts contradict each other?", "contradiction"),
        ("Who opened fire first?", "contradiction"),
        ("On which date did the ministry speak?", "when"),
        ("When did the truce begin?", "when"),
        ("Put the events of the night in order.", "order"),
        ("What is the “Sella corridor”?", "what-is"),
        ("Who is Mira Solen?", "what-is"),
        ("Compare what Orvenia and Talmark say.", "compare"),
        ("Why did Corvale close its border?", "why"),
        ("Tell me about the bridge.", "general"),
    ],
)
def test_the_kind_of_a_question(text: str, kind: str) -> None:
    """Each kind is known by its wording."""
    assert question(text).kind == kind


def test_a_blank_question_is_refused_with_a_hint() -> None:
    """White space and marks are no question."""
    with pytest.raises(BadQuestion, match="the question is empty") as caught:
        question(" \n ?! ")
    assert caught.value.hint.startswith("type a question")


def test_an_over_long_question_names_the_limit() -> None:
    """The limit stands in the message."""
    with pytest.raises(BadQuestion, match="4,000"):
        question("x" * (LONGEST + 1))


def test_the_claimant_is_told_from_the_victims() -> None:
    """“How many Talmarkian soldiers does Orvenia say were killed?” asks for Orvenia's account."""
    found = question("How many Talmarkian soldiers does Orvenia say were killed?")

    assert (found.parties, found.claimants) == (("Talmark", "Orvenia"), ("Orvenia",))
    assert question("How many were killed according to Talmark?").claimants == ("Talmark",)


def test_terms_leave_out_the_words_of_asking() -> None:
    """What is asked about, not how."""
    assert question("Which source reported shells at the Sella crossing?").terms == ("shells", "sella", "crossing")


def narrowed(text: str) -> Filters:
    """The filters that a question itself sets."""
    outlets = ("Harbour Radio", "The Corvale Courier")
    found: Question = understand(text, [], parties_in=parties_in, outlets=outlets, filters=Filters())
    return found.filters


def test_a_named_outlet_narrows() -> None:
    """Only outlets of the library that the question names."""
    assert narrowed("What did Harbour Radio carry?").outlets == ("Harbour Radio",)
    assert narrowed("What did Lake News carry?").outlets == ()


def test_a_date_narrows_only_as_a_period_of_publication_with_its_year() -> None:
    """An event's date is no period, and a date without a year is none either."""
    assert narrowed("Who spoke of the raid of 4 May?") == Filters()
    assert narrowed("Who was blamed for the raid of 4 May 2031?") == Filters()
    assert narrowed("What was published in May 2031?").since == date(2031, 5, 1)
    assert narrowed("What was said after 5 May 2031?") == Filters(since=date(2031, 5, 5))


@pytest.mark.parametrize(
    ("text", "turns", "stands_for"),
    [
        ("And what did she offer?", ("Who spoke?", "Mira Solen, a spokeswoman."), "And what did Mira Solen offer?"),
        ("What is their demand?", ("What does Talmark claim?", "Much."), "What is Talmark's demand?"),
        ("And what about Talmark?", ("What is the position of Orvenia?", "Calm."), "What is the position of Talmark?"),
        ("And Orvenia?", ("How many guards did Talmark lose?", "None."), "How many guards did Orvenia lose?"),
        ("What about the drone?", ("What did Orvenia say?", "Much."), "What did Orvenia say: the drone?"),
        ("And according to Talmark?", ("How many fell, according to Orvenia?", "One."), "How many fell, according to Talmark?"),
        ("Who was hurt there?", ("What happened in Sella?", "A raid."), "Who was hurt at Sella?"),
        ("Did the team confirm it?", ("Was the bridge mined?", "It is said."), "Did the team confirm it: Was the bridge mined?"),
        ("What does Corvale say of its losses?", ("What does Talmark claim?", "Much."), "What does Corvale say of its losses?"),
        ("Who reported it first?", (), "Who reported it first?"),
    ],
)  # fmt: skip
def test_follow_ups_stand_alone(text: str, turns: tuple[str, ...], stands_for: str) -> None:
    """Pronouns and omissions are filled from the last-named speaker, party, place or question."""
    assert after(text, *turns) == stands_for.replace("??", "?")
