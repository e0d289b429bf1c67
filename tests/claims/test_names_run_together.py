"""Who is said to speak in text that lost its commas, its apostrophes or its line breaks."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from domain.claim import Speaker
from tests.claims.build import an_article


def _first(finder: RuleFinder, text: str) -> Speaker:
    """The speaker of the last statement that somebody makes."""
    return [c for c in finder.find(an_article(text)) if not c.is_narrator][-1].speakers[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Six dockers died when shells fell on the eastern quarter of the port the Kestrel Observatory for Peace said.",
            "Kestrel Observatory for Peace",
        ),
        ('"Nobody was hurt at the bridge" said ferry office chief Ada Orsa.', "Ada Orsa"),
        ("Speaking from Sellen activist Halim al-Tarq said two shells had hit the market.", "Halim al-Tarq"),
        ("Two villages held by the guards were shelled at dawn residents said.", "residents"),
        ("Speaking to state TV Orsa said nine had died. Mayor Ada Orsa was calm.", "Ada Orsa"),
        ("Lightning struck a mill. It is said that nine had died.", "unnamed"),
    ],
)
def test_who_speaks_beside_the_verb(finder: RuleFinder, text: str, name: str) -> None:
    """The words right before or behind a verb that the parse left without a subject; nobody for "it is said"."""
    speakers = [c.speakers[0] for c in finder.find(an_article(text)) if not c.is_narrator]
    assert [s.name for s in speakers][:1] in ([name], [] if name == "unnamed" else [name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"We held the bridge all night" said Anselm a ferry engineer.', "Anselm"),
        ("Seven people were wounded near Sellen a doctor said.", "doctor"),
        ("The main rebel body the High River Council said the truce was over.", "High River Council"),
        ("Earlier the reporter said two shells had hit the market.", "reporter"),
        ("The head of the river office said the truce was over.", "head of the river office"),
        ("Half a dozen drivers said the bridge was open.", "Half a dozen drivers"),
    ],
)
def test_an_apposition_without_its_comma(finder: RuleFinder, text: str, name: str) -> None:
    """A second article begins a second noun phrase; quiet behind "of" and in "half a dozen"."""
    assert _first(finder, text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fri 07 May 2031 at 0914 Sellen governor says the bridge is open.", "Sellen governor"),
        ("Wednesday 19:11 Kestrel Observatory says the bridge is open.", "Kestrel Observatory"),
        ("Three officials said the bridge was open.", "Three officials"),
        ("2,000 people said the bridge was open.", "2,000 people"),
    ],
)
def test_a_date_in_front_is_no_name(finder: RuleFinder, text: str, name: str) -> None:
    """Weekday, day, month and hour go; a count without a month stays."""
    assert _first(finder, text).name == name


def test_a_quotation_that_lost_its_marks(finder: RuleFinder) -> None:
    """The word "we" belongs to whoever closes the sentence."""
    claims = finder.find(an_article("We ask that the team be let in at once Ada Orsa said. Ada Orsa is a mayor."))
    assert {s.name for c in claims for s in c.speakers if not c.is_narrator} == {"Ada Orsa"}


def test_we_of_nobody_stays_open(finder: RuleFinder) -> None:
    """Without a name behind the words nobody is guessed."""
    claims = finder.find(an_article("We ask that the team be let in at once. Ada Orsa is a mayor."))
    assert "Ada Orsa" not in {s.name for c in claims for s in c.speakers}


def test_blanks_are_nobody(finder: RuleFinder) -> None:
    """Two blanks before the verb are no source."""
    assert all(s.name.strip() for c in finder.find(an_article("according to  said")) for s in c.speakers)
