"""A day or a month that a question names: figures of that time, not of the war."""

from __future__ import annotations

from datetime import date

import pytest

from answering.when_asked import days_asked
from domain.answer import Evidence
from tests.answering.builders import article, claim, evidence, figure
from tests.answering.test_extractive import ask


def two_wars() -> Evidence:
    """The same side's dead in two autumns."""
    early = article("Orvenia said nine guards were killed.", id="early-1", published="2030-09-13")
    late = article("Orvenia said four guards were killed.", id="late-1", published="2031-09-14")
    first = claim(
        early, "Orvenia", "nine guards were killed", figures=[figure(early, "nine", "killed", 9, victims="Orvenia")]
    )
    last = claim(
        late, "Orvenia", "four guards were killed", figures=[figure(late, "four", "killed", 4, victims="Orvenia")]
    )
    return evidence([early, late], [first, last])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many guards did Orvenia lose in September 2031?", ["late-1"]),
        ("How many guards did Orvenia lose on 13 September 2030?", ["early-1"]),
        ("How many guards did Orvenia lose?", ["early-1", "late-1"]),
    ],
)
def test_losses_of_the_days_that_are_asked_for(question: str, told: list[str]) -> None:
    """Reports of those days, or all where no day with its year is named."""
    found = ask(question, two_wars())

    assert sorted({c.article for s in found.statements for c in s.citations}) == told


def test_a_day_without_a_year_is_none() -> None:
    """A May may be any May; two dates are no one time; the 31st of June is no day."""
    assert days_asked("How many fell in May?") is None
    assert days_asked("Between 4 May 2031 and 6 May 2031, how many fell?") is None
    assert days_asked("How many fell on 31 June 2031?") is None
    assert days_asked("How many fell on 4 May 2031?") == (
        (date(2031, 5, 4), date(2031, 5, 4)),
        frozenset({"4", "may", "2031"}),
    )


@pytest.mark.parametrize(("year", "told"), [("2030", ["early-1"]), ("2031", ["late-1"])])
@pytest.mark.parametrize("asked", ["Who opened fire first in September {}?", "What did Orvenia say in September {}?"])
def test_accounts_and_accusations_of_the_days_that_are_asked_for(asked: str, year: str, told: list[str]) -> None:
    """Who began it, and what a party said: not of another year's fighting."""
    early = article("Orvenia said Talmark had opened fire first.", id="early-1", published="2030-09-13")
    late = article("Orvenia said Talmark opened fire first again.", id="late-1", published="2031-09-14")
    said = [
        claim(early, "Orvenia", "Talmark had opened fire first", party="Orvenia", stance="accuses"),
        claim(late, "Orvenia", "Talmark opened fire first again", party="Orvenia", stance="accuses"),
    ]
    found = ask(asked.format(year), evidence([early, late], said))

    assert sorted({c.article for s in found.statements for c in s.citations}) == told


def test_whom_it_was_told_is_no_topic() -> None:
    """All that Orsa said answers what he told Veshtan, whom his words do not name."""
    talk = article("Ada Orsa said the bridge would open. Ilan Veshtan asked for a day.")
    told = claim(talk, "Ada Orsa", "the bridge would open", kind="person")
    found = ask("What did Orsa tell Veshtan?", evidence([talk], [told]))

    assert ["the bridge would open" in s.text for s in found.statements] == [True]
