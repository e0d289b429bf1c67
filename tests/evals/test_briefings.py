"""What the measurement of briefings counts."""

from __future__ import annotations

import pytest

from domain.answer import Scope, Statement
from domain.briefing import Briefing, Section
from evals.briefings import Written, bare, names_claimant
from evals.textrank import summary
from tests.answering.scene import ORVENIA_LOSSES

LOSS = "Nine guards were killed at the crossing."


def said(text: str, speaker: str | None) -> Statement:
    """A statement on one claim."""
    return Statement(text=text, citations=(), speaker=speaker, claims=(ORVENIA_LOSSES.id,))


def of(*statements: Statement) -> Written:
    """A briefing of these statements."""
    section = Section(title="Casualties as reported", statements=statements)
    made = Briefing(
        topic=None, period=(None, None), sections=(section,), disputed=(), gaps=(), withheld=(), sources=(),
        scope=Scope(articles=1, origins=1), engine="extractive",
    )  # fmt: skip
    return Written(made=made, claims=(ORVENIA_LOSSES,), articles=())


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (said(LOSS, None), (LOSS,)),
        (said("Orvenia is to blame for the fire.", None), ("Orvenia is to blame for the fire.",)),
        (said(LOSS, "General Staff"), ()),
        (said("The talks lasted four hours.", None), ()),
    ],
    ids=["a loss", "blame", "a loss with its source", "neither"],
)
def test_losses_and_blame_without_a_source_are_counted(statement: Statement, expected: tuple[str, ...]) -> None:
    """Whatever the engine that wrote them."""
    assert bare(of(statement)) == expected


def test_nobody_is_no_claimant() -> None:
    """The outlet's own voice and an unnamed source do not tell a reader who says so."""
    told = [names_claimant(said(LOSS, who)) for who in ("General Staff", "Unattributed", "An unnamed source", None)]

    assert told == [True, False, False, False]


def test_textrank_takes_what_the_other_sentences_speak_of() -> None:
    """The sentence that shares words with most others ranks first; places come in the order of the text."""
    sentences = (
        "The bridge at Halden was shelled on Monday.",
        "Grain prices rose in Velm.",
        "Guards at the Halden bridge were wounded when it was shelled.",
        "The Halden bridge is closed.",
    )

    assert summary(sentences, 2) == (0, 2)
    assert summary((), 3) == ()
