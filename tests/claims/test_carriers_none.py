"""What passes for a carrier of news and is none."""

from __future__ import annotations

import pytest

from claims.carriers_none import agency_alone
from claims.finder import RuleFinder
from tests.claims.build import an_article


def _hops(finder: RuleFinder, text: str) -> set[str]:
    """The names of all hops but the outlet's own."""
    return {v.name for c in finder.find(an_article(text)) for v in c.via} - {"Courier"}


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("The army says it tells whose planes fly according to type location and flight patterns.", set()),
        ("The army said the ford was quiet, according to two drivers.", {"two drivers"}),
        ("Nine had died, according to Harbour TV.", set()),
        ("The army said nine had died, according to Harbour TV.", {"Harbour TV"}),
        ("Speaking to state TV Orsa said nine had died. Mayor Ada Orsa was calm.", set()),
        ("Mayor Ada Orsa told state TV that nine had died.", {"state TV"}),
        (
            "Harbour Wire agency reports nine dead. A driver contacted by Northstar calls it nonsense, the agency reports.",
            {"Northstar"},
        ),
        ("Mayor Ada Orsa confirmed it in an interview with Kenyan TV station al-Tariq.", {"al-Tariq"}),
        ("Nine had died, the Harbour Wire agency reported. Four lorries burnt, according to the report.", set()),
    ],
)
def test_who_hands_nothing_on(finder: RuleFinder, text: str, hops: set[str]) -> None:
    """A method, the speaking outlet and a person behind a station are no hops; drivers and stations are."""
    assert _hops(finder, text) == hops


@pytest.mark.parametrize(
    ("credited", "name"),
    [
        ("Thursday", None),
        ("Keshian", None),
        ("Port Ostra ONA", "ONA"),
        ("Harbour Press Agency", "Harbour Press Agency"),
        ("", None),
    ],
)
def test_an_agency_by_itself(credited: str, name: str | None) -> None:
    """The town before the letters is no part of it; a day is no agency."""
    assert agency_alone(credited) == name
