"""Questions as people type them first: who shot first, is somebody lying, was anyone hurt, has a party commented."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from answering.kinds import asks_verdict, kind_of
from answering.wanting import holds, wanted
from domain.answer import Evidence
from tests.answering.builders import article, claim, dispute, evidence
from tests.answering.scene import FIRE_DISPUTE, ORVENIA_LOSSES, TALMARK_ANSWERED, TALMARK_CLAIMS_NINE, scene
from tests.answering.test_extractive import ask


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Is Talmark lying?", "contradiction"),
        ("Whom should we believe?", "contradiction"),
        ("Is Talmark flying drones?", "general"),
        ("Was anyone hurt at the bridge?", "how-many"),
        ("Were any villagers killed?", "how-many"),
        ("Was anyone at the bridge?", "general"),
        ("casualties", "how-many"),
        ("Give me all numbers of dead and wounded", "how-many"),
        ("Has Corvale commented on the shelling?", "position"),
        ("Has Corvale closed the border?", "general"),
        ("What is the latest?", "general"),
        ("What is the latest count of the dead?", "how-many"),
        ("Summarise the articles", "general"),
        ("What is the Sella corridor?", "what-is"),
    ],
)
def test_the_kind_of_a_plain_question(text: str, kind: str) -> None:
    """Each wording with another that looks like it and asks for something else."""
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text", ["who shot first", "Who started the fighting?", "Who was the aggressor?", "Who fired first in May 2031?"]
)
def test_who_began_it_is_answered_from_the_dispute_that_names_no_event(text: str) -> None:
    """No article has the question's words; every account of who began it answers all the same, nearness or not."""
    found = ask(text, _near(scene(), "Corvale said it stood ready to host talks between the two sides."))

    assert "Who opened fire first: Orvenia or Talmark?" in found.lead
    assert {"Orvenia", "Talmark"} <= {s.party for s in found.statements}


def test_who_began_something_else_is_not_answered_with_it() -> None:
    """A question that names another event is not bare: the fire at the mill is not the exchange at the crossing."""
    assert ask("Who started the fire at the Harrow mill?", scene()).refused


def test_who_is_right_is_not_judged() -> None:
    """The accounts follow, and the lead says that nobody here judges."""
    found = ask("Is Talmark lying about who opened fire?")

    assert asks_verdict("Is Talmark lying about who opened fire?")
    assert not asks_verdict("Who opened fire first?")
    assert found.lead.startswith("Who is right is not judged here; the accounts follow.")
    assert {"Orvenia", "Talmark"} <= {s.party for s in found.statements}


def test_several_points_in_dispute_stand_over_their_own_statements() -> None:
    """Each question is a heading, in the plain text above its statements; no drafted line is withheld."""
    quoting = dispute(
        "Is it as Talmark says, “No fewer than nine Orvenian guards were killed”? Orvenia says otherwise.",
        ("Talmark", "nine killed", TALMARK_CLAIMS_NINE),
        ("Orvenia", "one killed", ORVENIA_LOSSES),
    )
    found = ask(
        "Do the accounts contradict each other?", dataclasses.replace(scene(), disputes=(FIRE_DISPUTE, quoting))
    )
    lines = found.answer.splitlines()

    assert found.lead == "The accounts differ on two points."
    assert not found.withheld
    assert {s.heading for s in found.statements} == {FIRE_DISPUTE.question, quoting.question}
    for point in (FIRE_DISPUTE, quoting):
        assert lines[lines.index(f"In dispute: {point.question}") + 1].startswith(
            ("Orvenia", "The ministry", "General", "Talmark")
        )


def test_losses_are_compared_by_claimant() -> None:
    """Figures of the two parties that are named, whoever's losses they count, and of no third."""
    found = ask("Compare what Orvenia and Talmark say about casualties.")

    assert found.lead.startswith("Two parties gave figures.")
    assert {s.party for s in found.statements} == {"Orvenia", "Talmark"}


def test_one_partys_position_is_not_headed_with_the_other() -> None:
    """The question “What does Orvenia accuse Talmark of?” is about what Orvenia says."""
    assert ask("What does Orvenia accuse Talmark of?").lead == "Orvenia in the loaded articles:"


def test_a_sentence_that_somebody_is_credited_with_names_outlet_and_speaker() -> None:
    """It reads “Rafe Dunn, in Lake News”, and not two names with two colons."""
    lake = article(
        "The mill burnt for two days. Rafe Dunn saw boats. They came from the other bank.", outlet="Lake News"
    )
    told = claim(lake, "Rafe Dunn", "They came from the other bank", kind="person", cue="saw")
    given = _near(evidence([lake], [told]), "They came from the other bank.")
    given = dataclasses.replace(given, kin={"vessels": {"boats": 0.7}, "arrive": {"came": 0.6}})

    assert (
        "Rafe Dunn, in Lake News: “They came from the other bank.”"
        in ask("Where did the vessels arrive from?", given).answer
    )


def test_a_weapon_is_what_kills() -> None:
    """What weapons were used: a sentence with a howitzer holds the sort, one with a tanker does not."""
    assert wanted("what kind of weapons did they use") == "weapon"
    assert wanted("What did the gunners say?") is None
    assert holds("weapon", "A howitzer stood in the yard.")
    assert not holds("weapon", "A tanker stood in the yard.")


def test_who_answered_fire_is_no_claim_that_nobody_did() -> None:
    """The claim of the scene that the dispute rests on is the one shown."""
    found = ask("who shot first")

    assert any(TALMARK_ANSWERED.id in s.claims for s in found.statements)


def _near(given: Evidence, *sentences: str) -> Evidence:
    """The evidence with nearness: high for the sentences given, low for all others."""
    return dataclasses.replace(given, near=dict(_scored(given, sentences)))


def _scored(given: Evidence, sentences: Sequence[str]) -> list[tuple[str, float]]:
    return [
        (one.sentence_id(s), 0.8 if s.span.of(one.text) in sentences else 0.5)
        for one in given.articles.values()
        for s in one.sentences
    ]
