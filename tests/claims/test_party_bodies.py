"""Organisations and armed groups by the build and the company of their names."""

from __future__ import annotations

import pytest

from claims.capitals import Page
from claims.organisations import organisations
from claims.parties import Parties
from claims.vocabulary import Vocabulary

PARTIES = Parties.load()


def _named(text: str) -> set[str]:
    return {alias.name for alias in organisations(Page(text=text, vocabulary=Vocabulary.load()), PARTIES)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He wrote to the Council of Inland Harbours.", {"Council of Inland Harbours"}),
        ("The Northern Council met. The Council said no.", {"Northern Council", "Council"}),
        ("The Joint Dune Survey (JDS) left. JDS said so.", {"Joint Dune Survey", "JDS"}),
        ("The Office for Desert Relief (ODR) left.", {"Office for Desert Relief", "ODR"}),
        ("The Blue Ladder project has pictures.", {"Blue Ladder"}),
        ("The partner organisation Blue Ladder left.", {"Blue Ladder"}),
        (
            "Rebels of the Army of the Western Dunes struck. The Dunes Army said so.",
            {"Army of the Western Dunes", "Dunes Army"},
        ),
        ("Terrorists of the so-called Dawn Legion fled.", {"Dawn Legion"}),
        ("The self-proclaimed Dawn Council met.", {"Dawn Council"}),
    ],
)
def test_a_body_is_known_by_its_name(text: str, expected: set[str]) -> None:
    """By its head, by letters in brackets, by what the text calls it, by the fighters who belong to it."""
    assert _named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Council of Ministers met.",
        "The Harn City Council met, and so did the Orvenian Medical Association.",
        "The Civil Protection Agency counted nine dead in the Oval Office.",
        "The Vell Council met on the Council on Wednesday.",
        "The Velm Press Agency (VPA) wrote so.",
        "Soldiers of the Third Army stood beside the so-called buffer zone.",
        "The Army of the Republic fired.",
    ],
)
def test_what_a_state_or_a_town_has_of_its_own_is_no_body(text: str) -> None:
    """Councils of ministers and of towns, authorities, the press, a state's own armies."""
    assert _named(text) == set()


def test_a_name_inside_a_known_name_is_no_new_one() -> None:
    """'Desert Relief' stands in the office's own name."""
    known = PARTIES.overlaid('[organisations]\n"Joint Office for Desert Relief" = {}')
    page = Page(text="The Joint Office for Desert Relief left.", vocabulary=Vocabulary.load())

    assert list(organisations(page, known)) == []
