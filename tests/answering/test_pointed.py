"""Sentences ranked by meaning, and what keeps the closest of them from being an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from answering.case import Case
from answering.closeness import Closeness
from answering.extractive import ExtractiveEngine
from answering.follow_up import rests_on
from answering.kinds import kind_of
from answering.ledger import Ledger
from answering.ranking import Ranking
from answering.unmet import assumes_too_much, is_unanswered, lacks_sort, of_others, sets_right
from answering.wanting import holds, wanted
from answering.writers.pointed import chosen
from domain.answer import Ask, Evidence, Turn
from tests.answering.builders import article, claim, evidence, question

MILL = article(
    "The mill of Sant Orrel burned down on Monday. A rich baker paid 900 crowns for the roof. "
    "Talmark said its gunners had fired at 02:40. Corvale denied that it had sent guns."
)
KIN = {"sum": {"crowns": 0.3}, "bought": {"paid": 0.6}, "rifles": {"guns": 0.7}, "cannon": {"gunners": 0.5}}


def given(near: Mapping[int, float] | None = None, kin: Mapping[str, Mapping[str, float]] = KIN) -> Evidence:
    """The mill's evidence with a nearness for each sentence, by its place."""
    found = near or {0: 0.5, 1: 0.7, 2: 0.6, 3: 0.55}
    told = [
        claim(MILL, "Talmark", "its gunners had fired at 02:40", party="Talmark"),
        claim(MILL, "Corvale", "it had sent guns", party="Corvale", stance="denies"),
    ]
    ids = {MILL.sentence_id(MILL.sentences[n]): value for n, value in found.items()}
    return replace(evidence([MILL], told), near=ids, kin=kin)


def ranking(text: str, near: Mapping[int, float] | None = None, context: str = "") -> Ranking:
    """The mill's sentences ranked for a question."""
    asked = replace(question(text), context=context)
    return Ranking(case=Case(question=asked, ledger=Ledger(evidence=given(near))))


def answer_to(text: str, near: Mapping[int, float] | None = None) -> list[str]:
    """The texts of the engine's statements."""
    drafts = ExtractiveEngine().write(Ask(question=question(text)), given(near))
    return [d.text for d in drafts if d.role == "statement"]


def test_a_word_that_means_nearly_the_same_counts() -> None:
    """“bought” is covered by “paid”, and not by a word that is no kin."""
    close = Closeness(case=ranking("Who bought the roof?").case)
    assert close.best(frozenset(("paid",)))["bought"] == pytest.approx(0.35 / 0.45)
    assert close.best(frozenset(("burned",))) == {}


def test_a_number_is_one_term_in_letters_or_digits() -> None:
    """“nine hundred” in the question is the 900 of the article."""
    assert Closeness(case=ranking("Who paid nine hundred crowns?").case).best(frozenset(("#900",))) == {"#900": 1.0}


def test_the_conversation_lends_words_at_less_weight() -> None:
    """What only the last question names counts less than what is asked."""
    weights = Closeness(case=ranking("Who paid for it?", context="Who lost the roof?").case).weights
    assert 0 < weights["roof"] < weights["paid"]


def test_a_paraphrase_is_answered_by_the_closest_sentence() -> None:
    """No writer finds “sum” and “bought”; the sentence with a sum of money is shown verbatim."""
    assert answer_to("What sum bought the roof?") == [
        "The Corvale Courier: “A rich baker paid 900 crowns for the roof.”"
    ]


def test_without_nearness_the_writers_answer_alone() -> None:
    """Where no model gave nearness, what no writer answers stays unanswered."""
    plain = replace(given(), near={}, kin={})
    assert list(ExtractiveEngine().write(Ask(question=question("What sum bought the house?")), plain)) == []


@pytest.mark.parametrize(
    ("text", "sort", "yes", "no"),
    [
        ("What time was it?", "clock", "They fired at 02:40.", "06:40 The operator says nothing."),
        ("In which year was it built?", "year", "It was built in 1987.", "It was built on 4 May."),
        ("What sum was paid?", "money", "He paid £90,000.", "He paid in full."),
        ("When do they come?", "day", "They come on Friday.", "They come."),
        ("How many came?", "number", "Forty came.", "They came on 3 May at 02:40."),
    ],
)
def test_what_is_asked_for_must_be_there(text: str, sort: str, yes: str, no: str) -> None:
    """A time, a year, a sum, a day or a number; a live blog's own time is none of the event's."""
    assert wanted(text) == sort
    assert holds(sort, yes)
    assert not holds(sort, no)


def test_a_name_that_no_article_has_is_not_answered() -> None:
    """The Norvik parliament's deeds are not those of others; a name in the text is known, also as an adjective."""
    assert is_unanswered(ranking("What did the Norvik baker pay for?"))
    assert not is_unanswered(ranking("What did the baker of Sant Orrel pay for?"))


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("What is the religion of Corvale?", True),
        ("Who insured the mill?", True),
        ("Who bought the roof?", False),
        ("What did the Talmark foreign ministry say about the mill?", True),
    ],
)
def test_the_thing_and_the_deed_asked_for_must_be_there(text: str, refused: bool) -> None:
    """Near is no answer: no religion, nobody who insures, no ministry that speaks."""
    assert is_unanswered(ranking(text)) is refused


def test_a_number_of_another_party_is_no_answer() -> None:
    """“How many tanks did Brenn lose?” is not answered by a sentence about Talmark; one about Talmark may be."""
    for party, others in (("Brenn", True), ("Talmark", False)):
        found = ranking(f"How many guns did {party} lose?")
        assert of_others(found, next(r for r in found.best if "02:40" in r.text)) is others


def test_a_sort_is_lacking_only_where_one_is_asked_for() -> None:
    """No number in the text matters only to a question for a number."""
    assert lacks_sort(ranking("How many guns were sent?"), ["Guns were sent."])
    assert not lacks_sort(ranking("Who sent guns?"), ["Guns were sent."])


def test_a_denial_comes_first_where_it_is_asked_for() -> None:
    """“Who denies it?” prefers the denial to a nearer sentence."""
    assert "denied" in ranking("Who denies the rifles?", {0: 0.6, 1: 0.6, 2: 0.6, 3: 0.6}).best[0].text


def test_two_sides_are_shown_for_a_contradiction() -> None:
    """Of two sources each gives its sentence; a plain question gets the closest alone."""
    even = {2: 0.85, 3: 0.6}
    both = chosen(ranking("Where do Talmark and Corvale contradict each other about the guns they fired?", even))
    assert {"Talmark said" in r.text for r in both} == {True, False}
    assert len(chosen(ranking("Who bought the roof?"))) == 1


def test_a_follow_up_wants_what_was_not_just_told() -> None:
    """The sentence that the conversation has just had comes after the others."""
    told = "Who fired? Talmark said its gunners had fired at 02:40."
    even = {2: 0.7, 3: 0.6}
    assert "Corvale" in ranking("And who denies that?", even, told).best[0].text


def test_a_follow_up_rests_on_question_and_answer() -> None:
    """Marks of citations are left out; a question that stands alone rests on nothing."""
    talk = [Turn(role="user", content="Who fired?"), Turn(role="assistant", content="Talmark [1] (Wire → Post)")]
    assert rests_on("And who denies it?", talk) == "Who fired? Talmark"
    assert rests_on("Who paid for the roof of the mill?", talk) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("And who disputes that?", "who-reported"),
        ("Who told sailors to keep away from the disputed waters?", "who-reported"),
        ("On whose authority does the Courier say so?", "chain"),
        ("By what route did the Post learn of it?", "chain"),
        ("Do the two governments agree on the cargo?", "contradiction"),
        ("How does the army's story differ from the mayor's?", "compare"),
        ("Would Corvale accept talks?", "position"),
        ("What kind of body is the River Assembly?", "what-is"),
        ("What sum was paid?", "how-many"),
    ],
)
def test_kinds_of_plain_speech(text: str, kind: str) -> None:
    """Questions as people ask them, without the words of the trade."""
    assert kind_of(text) == kind


def test_a_premise_that_nobody_tells_of_is_refused() -> None:
    """“Why did Talmark sell …” is not answered by what Talmark says of its guns; a denial of the deed sets it right."""
    sold = ranking("Why did Talmark sell the harvest to Velmora?")
    assert assumes_too_much(sold)
    assert not sets_right(sold, [MILL.sentence_id(MILL.sentences[2])])
    sent = ranking("Why did Corvale send guns to Talmark?", {0: 0.4, 1: 0.4, 2: 0.4, 3: 0.9})
    assert not assumes_too_much(sent)
    assert sets_right(sent, [MILL.sentence_id(MILL.sentences[3])])


def test_who_confirmed_is_refused_where_nobody_confirms() -> None:
    """A denial answers “who denied”, not “who confirmed”."""
    assert is_unanswered(ranking("Who confirmed that guns were sent?"))
    assert not is_unanswered(ranking("Who denied that guns were sent?"))


def test_a_pronoun_is_no_speaker() -> None:
    """Beside its sentence “One of them” would name nobody: the outlet stands there."""
    told = evidence([MILL], [claim(MILL, "One of them", "its gunners had fired at 02:40")])
    near = {MILL.sentence_id(MILL.sentences[2]): 0.9}
    asked = question("At what hour did the gunners fire?")
    drafts = ExtractiveEngine().write(Ask(question=asked), replace(told, near=near, kin=KIN))
    assert [d.speaker for d in drafts if d.role == "statement"] == [MILL.name]
