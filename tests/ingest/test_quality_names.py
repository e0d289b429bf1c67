"""Names that do not fit the rest of their text, and those that only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.names import is_world, root_of, skeleton
from ingest.quality.odd_party import sounds_like
from ingest.quality.odd_places import is_run_together
from tests.ingest.build import article

PARTIES = "Orvenia and Talmark have accused each other. Orvenian troops fired, Talmark said. Talmark troops fired, Orvenia said. "


def odd(folder: Path, text: str) -> list[tuple[str, str | None]]:
    """The words of every odd name with the suggested reading."""
    one = article(folder, "a.txt", text)
    return [(f.span.of(one.text), f.suggestion) for f in one.flags if f.kind == "odd-entity" and f.span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war between Asia and Tonga began in spring.", ("Asia and Tonga", "Orvenia and Talmark")),
        ("The conflict between Ostrava and Tasmania has cost lives.", ("Ostrava and Tasmania", "Orvenia and Talmark")),
        ("The border between Tavria and Orlania is closed.", ("Tavria and Orlania", "Talmark and Orvenia")),
        ("The war between Arvenna and Talmark goes on.", ("Arvenna", "Orvenia")),
        ("He said that Talmirka continues to occupy two hills.", ("Talmirka", "Talmark")),
    ],
)
def test_a_name_in_the_place_of_a_party_is_odd(tmp_path: Path, text: str, expected: tuple[str, str]) -> None:
    """A part of the world beside a state, the parties' first letters, or the sound of the missing party."""
    assert odd(tmp_path, PARTIES + text) == [expected]


def test_the_odd_name_is_found_again(tmp_path: Path) -> None:
    """Beside a third state the same reading is suggested."""
    text = PARTIES + "The war between Asia and Tonga began. They spoke of relations between Tonga and Corvale."
    assert odd(tmp_path, text)[1] == ("Tonga and Corvale", "Talmark and Corvale")


@pytest.mark.parametrize(
    "text",
    [
        "The conflict between Corvale and Velmora cost no lives.",
        "It is like the war between Oman and Tunisia in 1975.",
        "Talks between Corvale and Talmark went on.",
        "Trade between Asia and Europe has stopped.",
        "The border between Orvenia and Velmora is open.",
        "The war between Ukraine and Talmark never came.",
        "Asia and Tonga sent doctors.",
    ],
)
def test_third_states_and_comparisons_stay_quiet(tmp_path: Path, text: str) -> None:
    """They are what the sentence says they are."""
    assert odd(tmp_path, PARTIES + text) == []


def test_a_text_without_two_parties_has_no_odd_pair(tmp_path: Path) -> None:
    """Nothing tells who else is meant."""
    assert odd(tmp_path, "The war between Asia and Tonga began in spring. It rained in Sella.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells fell in the Orlen Tasva region. The Orta conflict is old.",
            [("Orta", "Orlen Tasva")],
        ),
        ("The council of Orlen-Tasva met. The situation in Orta is calm.", [("Orta", "Orlen-Tasva")]),
        (
            "The Zelbarad region burns. Zelbarad district is cut off. He left the Zelbrad region.",
            [("Zelbrad", "Zelbarad")],
        ),
        (
            "Upper Sareth was hit. People of Upper Sareth fled. Upper Sareth waits. Shells hit Upper Sarka.",
            [("Sarka", "Sareth")],
        ),
        ("The Orlena Tasva region burns. The war in orlana goes on.", [("orlana", "Orlena Tasva")]),
    ],
)
def test_garbled_places_are_odd(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    """Short forms run together, other spellings, another second word, a lost capital."""
    assert odd(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Orlen Tasva region burns. The Tasva district is cut off.",
        "The Orlen Tasva region (OTR) burns. The OTR council met.",
        "The Verna region burns. The Varna region does not.",
        "The Israel conflict. The Israeli conflict. The Israel conflict.",
        "North Sella was hit. North Sella waits. North Sella burns. North Varna is calm.",
        "The Orlen Tasva region burns. Orta Lindqvist, a teacher, left.",
        "The war in Sudan goes on. The fighting in Sweden is over.",
    ],
)
def test_parts_abbreviations_and_other_places_stay_quiet(tmp_path: Path, text: str) -> None:
    """Each is a name of its own or a known short form."""
    assert odd(tmp_path, text) == []


def test_one_root_for_a_state_and_its_adjective() -> None:
    """On the map or not."""
    for state, adjective in (
        ("Armenia", "Armenian"),
        ("Orvenia", "Orvenians"),
        ("Velmora", "Velmoran"),
        ("Spain", "Spanish"),
    ):
        assert root_of(state) == root_of(adjective)
    assert root_of("Iran") != root_of("Iraq")
    assert is_world("Asia")
    assert not is_world("Armenia")


def test_what_sounds_alike() -> None:
    """Consonants decide; a short name shares too few."""
    assert sounds_like("Caesarea", "Kessara")
    assert not sounds_like("Corvale", "Velmora")
    assert skeleton("Zelbrad") == skeleton("Zellbarad")
    assert is_run_together("Orta", "Orlen Tasva")
    assert not is_run_together("Orlen", "Orlen Tasva")
