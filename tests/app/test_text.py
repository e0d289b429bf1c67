"""Plain text: nothing of what counts is lost between the noun and the terminal."""

from __future__ import annotations

from dataclasses import replace

from app import text
from domain.briefing import Section
from domain.citation import Caution
from domain.claim import Figure, Via
from domain.report import AddReport
from tests.app.builders import (
    a_briefing,
    a_citation,
    a_claim,
    a_dispute,
    a_figure,
    a_relation,
    a_statement,
    an_answer,
    an_article,
    some_positions,
)  # fmt: skip


def test_a_claim_shows_speaker_stance_and_chain() -> None:
    """What X says never becomes what is, and an inferred hop is marked."""
    shown = text.claims(
        [(a_claim(via=(Via(name="Agency"), Via(name="Courier", inferred=True)), negated=True), an_article())]
    )

    assert "Orvenia's ministry (Orvenia) asserts (negated) through Agency > Courier (inferred)" in shown
    assert "“twelve soldiers were killed near Dask”" in shown


def test_open_ended_counts_are_said_as_such() -> None:
    """At least, at most, and from to are different reports."""
    ranges = [(12, 12), (10, None), (None, 9), (10, 12)]
    figures = [a_figure() if r == (12, 12) else _figure(*r) for r in ranges]

    shown = text.figures([(f, a_claim(), an_article()) for f in figures])

    assert [line.split("  ")[0] for line in shown.splitlines()[1:]] == ["12", "at least 10", "up to 9", "10 to 12"]


def _figure(low: int | None, high: int | None) -> Figure:
    return replace(a_figure(), low=low, high=high)


def test_a_party_or_side_without_statement_says_so() -> None:
    """Silence of a side is a finding, not a blank."""
    assert "Talmark\n- no statement found" in text.positions(some_positions())
    assert "- Talmark: no statement found" in text.disputes([a_dispute()], [a_relation()])
    assert "(same) the same report again" in text.disputes([a_dispute()], [a_relation()])


def test_a_briefing_shows_gaps_and_sources() -> None:
    """Each statement has its numbers, each number its sentence."""
    shown = text.briefing(a_briefing("losses"))

    assert shown.startswith("Briefing: losses (2031-05-03 to 2031-05-04)")
    assert "twelve soldiers were killed. [1]" in shown
    assert "Nobody says when." in shown
    assert "[1] Courier, 2031-05-04: “" in shown


def test_weak_statements_and_withheld_ones_are_marked() -> None:
    """What rules could not confirm is not shown as if they had."""
    section = replace(a_briefing().sections[0], statements=(a_statement(status="weak"),))

    assert "(weak: read the source)" in text.briefing(replace(a_briefing(), sections=(section,)))
    assert "Withheld, because a check failed: 1" in text.answer(an_answer())


def test_cautions_stand_beside_what_is_quoted() -> None:
    """As in the browser: the flags in words, then what the words may have been, in briefing, positions, disputes and answers."""
    odd = Caution(kind="odd-entity", note="the text names it otherwise", words="Asia", suggestion="Orvenia")
    cited = a_citation(flags=("machine-translated", "odd-entity"), cautions=(odd,))
    told = "odd name; likely machine-translated; suggested reading of “Asia”: “Orvenia” – the text names it otherwise]"

    (party, *rest) = some_positions()
    held = replace(party, positions=tuple(replace(one, citations=(cited,)) for one in party.positions))
    assert f"[caution: {told}" in text.positions([held, *rest])
    side, other = a_dispute().sides
    disputed = replace(a_dispute(), sides=(replace(side, citations=(cited,)), other))
    assert f"[caution: {told}" in text.disputes([disputed])
    said = replace(a_statement(), citations=(cited,), flags=("machine-translated",))
    section = Section(title="Developments", statements=(said,))
    assert f"[caution: {told}" in text.briefing(replace(a_briefing(), sections=(section,)))
    assert f"[caution: {told}" in text.answer(replace(an_answer(), statements=(said,)))
    assert "caution" not in text.positions(some_positions())


def test_a_stopped_report_says_how_to_go_on() -> None:
    """The same command again takes the rest."""
    assert "the same command goes on from here" in text.report(AddReport(stopped=True))


def test_nothing_is_said_in_words() -> None:
    """An empty list is not an empty screen."""
    empty = (text.articles([]), text.hits([]), text.claims([]), text.figures([]), text.positions([]), text.disputes([]))

    assert all(line.endswith(".") for line in empty)
