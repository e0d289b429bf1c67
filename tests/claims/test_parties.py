"""The parties that are shipped, and an editor's file laid over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.parties import Parties


def test_an_editor_adds_a_party(parties: Parties, tmp_path: Path) -> None:
    """From a file; without demonyms a state answers to the likely ones. The shipped parties stay as they were."""
    path = tmp_path / "parties.toml"
    path.write_text(
        '[states]\n"Orvenia" = { seat = "Osmere" }\n[groups]\n"Free Vesh Front" = { aliases = ["Front"] }\n'
    )
    known = parties.overlaid(path)
    assert known.named_in("Osmere, an Orvenian town, and the Front, and Iran") == ("Orvenia", "Free Vesh Front", "Iran")
    assert parties.named_in("Osmere") == ()


def test_an_editor_adds_a_name_to_a_shipped_party(parties: Parties) -> None:
    """The shipped names of the party stay."""
    known = parties.overlaid('[states]\n"Iran" = { aliases = ["Persia"] }')
    assert known.named_in("Persia") == known.named_in("Tehran") == ("Iran",)


def test_an_editor_renames_a_shipped_party(parties: Parties) -> None:
    """All its names lead to the new one, and so does the old canonical name."""
    known = parties.overlaid('[states]\n"Rus" = { aliases = ["Russia"] }')
    assert known.named_in("Moscow, the Kremlin, the Russian Federation and Russians") == ("Rus",)
    assert known.canonical("Russia") == "Rus"


def test_an_editor_parts_a_name_from_a_shipped_party(parties: Parties) -> None:
    """An alias that becomes a party of its own takes no other name along."""
    known = parties.overlaid('[groups]\n"Kremlin" = {}')
    assert known.named_in("the Kremlin and Moscow") == ("Kremlin", "Russia")


def test_canonical_answers_to_whole_names_only(parties: Parties) -> None:
    """A phrase that only holds a name is nobody's name."""
    assert parties.canonical("Russian Federation") == "Russia"
    assert parties.canonical("Russian army") is None
    assert parties.canonical("?") is None


@pytest.mark.parametrize(
    ("words", "party"),
    [("Yaoundé", "Cameroon"), ("the Élysée", "France"), ("YEREVAN", "Armenia"), ("the US", "United States")],
)
def test_accents_and_capitals_do_not_matter(parties: Parties, words: str, party: str) -> None:
    """Except in an abbreviation, which is also a word."""
    assert parties.named_in(words) == (party,)
    assert parties.named_in("They told us.") == ()


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("the White House", "United States"), ("Downing Street", "United Kingdom"), ("the Kremlin", "Russia"),
        ("the Quai d'Orsay", "France"), ("al-Nusra Front", "Hayat Tahrir al-Sham"), ("al-Qaeda", "Al-Qaeda"),
        ("the Revolutionary Guards", "Iran"), ("Izz ad-Din al-Qassam Brigades", "Hamas"), ("al-Shabaab", "Al-Shabaab"),
    ],
)  # fmt: skip
def test_residences_and_groups_of_the_present_are_known(parties: Parties, words: str, party: str) -> None:
    """What stands for a government, and armed groups by their common names."""
    assert parties.named_in(words) == (party,)


def test_shipped_states_are_told_from_groups(parties: Parties) -> None:
    """Only a state has a seat of government and a people's name."""
    assert {"Armenia", "Russia"} <= parties.states
    assert not parties.states & {"Hamas", "NATO"}
