"""Denials in other words, whose words a dismissal means, and the question in a claim's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.claim import Claim
from domain.text import Span
from tests.claims.disputing import Page, related, sides


@pytest.mark.parametrize(
    ("cue", "denial"),
    [
        ("said", "that it flew no sorties over the town"),
        ("said", "that none of its guns had fired"),
        ("ruled out", "that it had fired on the market"),
    ],
)
def test_a_party_clears_its_own_arms(cue: str, denial: str) -> None:
    """What the blamed side says that its own arms did not do answers the blame."""
    page = Page()
    page.says(
        "Maronia", "Tasq of bombing the market", "accuses", cue="accused", target="Tasq", about="attack", actor="Tasq"
    )
    page.says("Tasq", denial, cue=cue, about="attack" if cue == "ruled out" else "other")
    found, _ = related(page)
    assert [set(sides(d)) for d in found] == [{"Maronia", "Tasq"}]


@pytest.mark.parametrize("denial", ["that it had no bread for the town", "that its schools were not open"])
def test_what_is_no_arms_answers_no_blame(denial: str) -> None:
    """A negation about something else."""
    page = Page()
    page.says(
        "Maronia", "Tasq of bombing the market", "accuses", cue="accused", target="Tasq", about="attack", actor="Tasq"
    )
    page.says("Tasq", denial)
    assert related(page)[0] == ()


def test_any_thing_denied_answers_the_thing() -> None:
    """As in "denied that the pilots had received any warning", beside two warnings ignored."""
    page = Page()
    page.says("Maronia", "that the aircraft ignored two warnings")
    page.says("Tasq", "that the pilots had received any warning", "denies", cue="denied")
    assert [set(sides(d)) for d in related(page)[0]] == [{"Maronia", "Tasq"}]


def test_losses_are_no_such_thing() -> None:
    """One side's own losses, and the other's denial of having had any, are two things."""
    page = Page()
    page.says("Maronia", "that its losses were heavy")
    page.says("Tasq", "that it had suffered any losses", "denies", cue="denied")
    assert related(page)[0] == ()


def test_the_question_has_the_words_of_the_claim() -> None:
    """A closed template around what was said, without "that" and without whom it blames."""
    page = Page()
    page.says("Maronia", "Tasq of shelling the village of Wen", "accuses", cue="accused", target="Tasq", about="attack",
              actor="Tasq")  # fmt: skip
    page.says("Tasq", "any shelling", "denies", cue="denied", about="attack", actor="Tasq")
    asked = [d.question for d in related(page)[0]]
    assert asked == ["Did Tasq do what Maronia accuses it of, “shelling the village of Wen”? Tasq denies it."]


def test_witnesses_say_and_a_nurse_says() -> None:
    """The verb fits the name, and a nurse gets her article."""
    page = Page()
    page.says("nurse", "that two guards were brought in", party=False, kind="unnamed")
    page.says("Tasq", "that two guards were brought in", "denies", cue="denied")
    asked = [d.question for d in related(page)[0]]
    assert asked == ["Is it as the nurse says, “two guards were brought in”? Tasq denies it."]


def test_a_dismissal_is_of_the_words_that_it_names() -> None:
    """As in "called the numbers from Osmere a fairy tale": not of his own general's words before it."""
    page = Page()
    page.says("General Oro", "that the drone never left its course", kind="person", party=False)
    page.says("Ilan Dorr", '"a fairy tale"', kind="person", party=False, cue="called the numbers from Osmere")
    page.claims[-1] = _with_cue(page, "called")
    assert related(page)[0] == ()


def _with_cue(page: Page, word: str) -> Claim:
    claim = page.claims[-1]
    assert claim.cue is not None
    return replace(claim, cue=replace(claim.cue, end=claim.cue.start + len(word)))


def test_who_fired_first_is_not_what_else_they_blame() -> None:
    """Two answers to "who fired first?", and an accusation of the same day over something else, which is left out."""
    page = Page()
    page.says("Orvenia", "Talmark of opening fire first", "accuses", cue="accused", target="Talmark", about="attack",
              actor="Talmark")  # fmt: skip
    page.says("Orvenia", "that Talmark shelled the mill with mortars", about="attack", actor="Talmark")
    page.says("Talmark", "that Orvenia opened fire first", about="attack", actor="Orvenia")
    (found,) = [d for d in related(page)[0] if d.kind == "initiator"]
    assert {s.party: s.claims for s in found.sides} == {"Orvenia": ("a-c1",), "Talmark": ("a-c3",)}


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("that the miller was pulled alive from under the rubble", "that the miller died under the rubble", True),
        ("that ten people were pulled alive from under the rubble", "that one rescuer died under the rubble", False),
    ],
)
def test_two_counts_are_of_different_people(one: str, other: str, disputed: bool) -> None:
    """Opposite words for one man contradict each other; those for ten people and for one other do not."""
    page = Page()
    page.says("Orvenia", one)
    page.says("Talmark", other)
    assert bool(related(page)[0]) is disputed


def test_a_reply_is_to_the_statement_inside() -> None:
    """As in "Orvenia speaks of fourteen bombs; the observers found nine", called an invention: not what the observers tell."""
    page = Page()
    page.says("Meridian", "that by Orvenia's word the shelling left fourteen craters in the mill yard")
    outer = page.claims[-1]
    start = outer.content[0].start + len("that by Orvenia's word ")
    inner = replace(
        outer, id="a-c2", parent=outer.id, content=(Span(start=start, end=outer.content[0].end),),
        speakers=(replace(outer.speakers[0], name="Orvenia", party="Orvenia"),),
    )  # fmt: skip
    page.claims.append(inner)
    page.says("Talmark", "the shelling an invention", "denies", cue="called")
    assert [{s.party for s in d.sides} for d in related(page)[0]] == [{"Orvenia", "Talmark"}]
