"""Carriers and speakers that a reader concludes from the statements around, and where nothing may be concluded."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from domain.claim import Claim
from tests.claims.build import an_article

FINDER = RuleFinder(Parties.load())
BETWEEN = (
    "The Kenyan army said the ford was quiet, according to Harbour Wire. It accused Somalia of shelling the ford. "
    "“We will not be moved,” the Kenyan army said, according to a Harbour Wire report."
)
INSIDE = (
    "“The shots came from the far bank. The Kenyan army stated that its men held their fire. "
    "Three of the patrol were wounded at the ford,” Harbour Wire agency reported."
)


def _claims(text: str) -> tuple[Claim, ...]:
    return FINDER.find(an_article(text))


def _about(text: str, words: str) -> list[Claim]:
    return [c for c in _claims(text) if any(words in s.of(text) for s in c.content)]


def test_a_carrier_of_both_neighbours_carries_what_stands_between() -> None:
    """The accusation stands between two statements that the same agency carried for the same army."""
    accusation = next(c for c in _claims(BETWEEN) if c.stance == "accuses")

    assert [(hop.name, hop.inferred) for hop in accusation.via] == [("Harbour Wire", True), ("Courier", False)]


def test_one_neighbour_is_not_enough() -> None:
    """Without the last sentence nobody is said to have carried the accusation."""
    alone = BETWEEN.split(" “We")[0]
    accusation = next(c for c in _claims(alone) if c.stance == "accuses")

    assert not [hop for hop in accusation.via if hop.inferred]


def test_a_report_inside_a_report_goes_on() -> None:
    """What follows the army's sentence inside the agency's quotation is the army's, as far as one may infer."""
    claim = min(_about(INSIDE, "Three of the patrol"), key=lambda c: len(c.content[0].of(INSIDE)))

    assert claim.speakers[0].party == "Kenya"
    assert claim.speakers[0].resolved_by == "inferred"
    assert claim.parent is not None


@pytest.mark.parametrize("text", [INSIDE.replace("The Kenyan army stated that its men held their fire. ", "")])
def test_a_quotation_without_a_report_inside_stays_with_its_outlet(text: str) -> None:
    """Nobody inside the quotation speaks, so nobody is inferred."""
    assert all(
        c.speakers[0].resolved_by != "inferred" for c in _about(text, "Three of the patrol") if c.speakers[0].party
    )


TALK = "The Kenyan envoy told Radio Lisk that the ford was quiet. He accused Somalia of shelling the ford."


def _last_hops(text: str) -> list[tuple[str, bool]]:
    return [(hop.name, hop.inferred) for hop in _claims(text)[-1].via if hop.name != "Courier"]


@pytest.mark.parametrize("before", ["", "The army said the road was open. "])
def test_a_talk_goes_on_through_its_paragraph(before: str) -> None:
    """What the envoy says next in the paragraph was said to the same radio, as far as one may infer."""
    assert _last_hops(before + TALK) == [("Radio Lisk", True)]


@pytest.mark.parametrize(
    "text",
    [
        TALK.replace("quiet. He", "quiet.\n\nHe"),
        TALK.replace("He accused", "The mayor of Lisk accused"),
        TALK.replace("told Radio Lisk that the ford was quiet", "said the ford was quiet, according to Radio Lisk"),
        TALK.replace("He accused", "The road was open, the mayor of Lisk said. He accused"),
    ],
)
def test_a_talk_ends_where_something_else_begins(text: str) -> None:
    """In the next paragraph, with another speaker or behind one, and after a mere credit."""
    assert _last_hops(text) == []
