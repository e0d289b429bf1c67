"""Plain words that ask for two accounts, and the two or three sentences that answer them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answering.case import Case
from answering.extractive import ExtractiveEngine
from answering.kinds import kind_of
from answering.ledger import Ledger
from answering.ranking import Ranking
from answering.two_accounts import asks_two
from answering.writers.pointed import write
from domain.answer import Ask, Evidence
from tests.answering.builders import article, claim, evidence, question

MOLE = article(
    "The mole of Sella lost its lamp on Monday. The harbour master said that nine boats were lost. "
    "The mayor counted twelve boats, she said, however. Many boats of the crews lay at Sella that night. It rained in the hills."
)
NEAR = {0: 0.55, 1: 0.62, 2: 0.6, 3: 0.6, 4: 0.2}


def given(near: dict[int, float]) -> Evidence:
    """The mole's evidence: two accounts, with a nearness for each sentence by its place."""
    told = [
        claim(MOLE, "harbour master", "nine boats were lost"),
        claim(MOLE, "mayor", "The mayor counted twelve boats"),
    ]
    ids = {MOLE.sentence_id(MOLE.sentences[n]): value for n, value in near.items()}
    return replace(evidence([MOLE], told), near=ids)


@pytest.mark.parametrize(
    "text",
    [
        "Was Sella warned of the flood? Both sides, please.",
        "The fire on the quay: I need both versions.",
        "Was the ferry late? Her side and the harbour's side.",
        "Was the gate shut? The abbot's word and the mayor's word.",
        "Boats lost at Sella: the mayor's figure against that of the harbour master?",
        "Boats lost at Sella, the mayor's tally next to the crews'",
        "Losses at the ford: Orsa v rebels",
        "The new bell: the abbot against the bakers who paid for it?",
        "Set the sergeant against the mayor: was a boat at the mole?",
        "Put the harbour master's count beside what the mayor saw.",
        "The sale of the mill: what speaks against his story?",
        "Was the lamp lit or not?",
        "Boats at the mole, one or two?",
        "First shots at the mill, tower or quay?",
        "Was the gate open? Who says which?",
        "Who says that the pilot slept, and who denies it?",
        "Who held the mill on Monday? Do the two armies agree?",
        "Are the mayor's and the crews' numbers of boats the same?",
        "How did the crews' and the mayor's counts of the boats differ?",
        "The reports of the fire seem to say two things.",
        "Did the harbour master change his tune on the lamp?",
        "Did Orvenia stick to its figure afterwards?",
        "The mayor and the pilot: how does each describe the fog?",
        "A timeline of the first shots at the ford as each side tells it",
        "What did the mayor call it and what did the pilot call it?",
        "How many boats does the mayor say burnt, and what does the harbour master acknowledge?",
        "How many boats were lost, as counted by the mayor and by the harbour master?",
        "Boats lost at Sella: mayor / crews / Lake Relief",
    ],
)
def test_plain_words_ask_for_two_accounts(text: str) -> None:
    """Each stands for a cue; none has the words of the trade."""
    assert asks_two(text)
    assert kind_of(text) in ("compare", "contradiction")


@pytest.mark.parametrize(
    "text",
    [
        "Did both sides lose boats at the ford?",
        "Did both sides sign the truce?",
        "How many crews drowned on each side, and according to whom?",
        "How many boats sailed against the storm?",
        "What evidence does Orvenia hold against the pilot?",
        "Did Talmark agree to the truce?",
        "Why did the two papers give the same number?",
        "And the figures for the same day?",
        "Which newspaper reported the claim and what do we know of its source?",
        "Did the pilot own up to the theft?",
        "Who killed or wounded the guard?",
        "Was anyone hurt or killed at the ford?",
        "What happened at the mill before noon?",
        "When did the mayor set sail with the crews?",
    ],
)
def test_one_account_is_not_two(text: str) -> None:
    """The same words in questions about one matter of one teller."""
    assert not asks_two(text)


def test_a_reason_and_a_contradiction_keep_their_kind() -> None:
    """“Why … or not?” asks for a reason, and what is plainly in dispute stays so."""
    assert kind_of("Why was the lamp lit, and why do the reports seem to say two things?") == "why"
    assert kind_of("On what do the two mayors contradict each other? Both sides, please.") == "contradiction"


def ranked(near: dict[int, float]) -> Ranking:
    """The mole's sentences, ranked for a question of two accounts."""
    asked = question("Boats lost at Sella: the mayor's count beside the harbour master's?")
    return Ranking(case=Case(question=asked, ledger=Ledger(evidence=given(near))))


def test_both_accounts_are_chosen() -> None:
    """The two counts, however much else is near."""
    found = [d.text for d in write(ranked(NEAR))]
    assert len(found) == 2
    assert all("harbour master said" in t or "mayor counted" in t for t in found)


def test_two_accounts_are_answered_with_both() -> None:
    """The engine cites the sentence of each, where the kinds' own writers have found one account or none."""
    asked = question("Boats lost at Sella: the mayor's count beside the harbour master's?")
    said = " ".join(d.text for d in ExtractiveEngine().write(Ask(question=asked), given(NEAR)))
    assert "nine boats" in said
    assert "twelve boats" in said
