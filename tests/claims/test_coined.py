"""Parties that no list names: each reason beside a sentence in which it holds and one in which it must stay quiet."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.capitals import Page
from claims.coined import known_in, learned
from claims.parties import Parties
from claims.state_rules import PLACE_OR_STATE, SURE
from claims.vocabulary import Vocabulary

PARTIES = Parties.load()
WORDS = Vocabulary.load()
STATES = {
    "before_institution": ("The Orvenian Defence Ministry was silent.", "The Courier staff stayed in Osmere army camp."),
    "owner_of_institution": ("Kesh's General Staff met.", "Kesh's brother met the staff."),
    "of_realm": ("The governments of Talmark and others met.", "The mayor of Talmark and the Army of Talmark met."),
    "owner_of_realm": ("The Orvenian press praised Talmark's capital.", "He praised Osmere's mayor and Osmere's valley."),
    "neighbour": ("Its neighbour Talmark, too, was silent.", "The fire reached neighbouring Talmark Farm."),
    "publisher": (
        "Ministry of Foreign Affairs, Talmark.\nGood afternoon.",
        "Good afternoon. The ministry met at the Office, Osmere.\nIt rained.",
    ),
    "speaks_uncalled": (
        "Kesh denies it. A shell hit Talmark. Talmark counts five dead; Kesh disputes that.",
        "A shell hit Orsa. Kesh denies it. Orsa counts the dead and rubs his eyes.",
    ),
    "with_own_troops": ("Talmark is waiting, its consul said.", "Residents of Talmark fear its troops."),
    "holder": ("They crossed to the Talmark-held bank.", "They crossed to the Talmark bank."),
    "people": ("Soldiers said nine Talmarkians were missing.", "The man said nine Talmarkians were missing."),
    "at_war": ("The border between Talmark and Kesh is shut.", "The road between Talmark and Kesh is shut."),
    "accused": ("The envoy accused Talmark of theft.", "The envoy accused Talmark residents."),
    "denies": ("Talmark has denied the charge.", "Nobody in Talmark denied the charge. Talmark accused of theft."),
    "speaks_as_it": ("Talmark maintains that it lost no soldiers.", "Teachers said it was late for the soldiers."),
    "place_that_speaks": (
        "There is fear of war across the border in Talmark. Talmark says no.",
        "Soldiers in Talmark said no. People of Talmark said no.",
    ),
}  # fmt: skip
RULES = {rule.__name__: rule for rule in (*SURE, *PLACE_OR_STATE)}


def test_every_rule_is_shown() -> None:
    """No rule without its sentence."""
    assert set(RULES) == set(STATES)


@pytest.mark.parametrize("rule", STATES)
def test_a_rule_holds_here_and_not_there(rule: str) -> None:
    """The first sentence gives a reason to take a name for a state's, the second does not."""
    fires, quiet = (
        any(RULES[rule](page, name) for name in page.names)
        for page in (Page(text=text, vocabulary=WORDS) for text in STATES[rule])
    )
    assert fires
    assert not quiet


def names(text: str) -> dict[str, set[str]]:
    """The parties that a text makes known, with all it calls them."""
    found: dict[str, set[str]] = {}
    for alias in learned(text, PARTIES, WORDS):
        found.setdefault(alias.party, set()).add(alias.name)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebel Free Vesh Movement struck. The Movement said so.",
            {"Free Vesh Movement": {"Free Vesh Movement", "Movement"}},
        ),
        ("The Inner Sea League (ISL) met.", {"Inner Sea League": {"Inner Sea League", "ISL"}}),
        ("The Kesh People's Army struck.", {"Kesh People's Army": {"Kesh People's Army"}}),
        (
            "The charity White Stork Aid left. White Stork said so.",
            {"White Stork Aid": {"White Stork Aid", "White Stork"}},
        ),
        ("Velm Voices, a small rights group, counted nine.", {"Velm Voices": {"Velm Voices"}}),
        ("The White Stork organisation left.", {"White Stork": {"White Stork"}}),
        ("The Popular Front for Vesh struck.", {"Popular Front for Vesh": {"Popular Front for Vesh"}}),
        ("The quarry firm was fined: Velm Stone, a company that digs there, paid.", {"Velm Stone": {"Velm Stone"}}),
        ("The operator of the dam, Velm Hydro, paid.", {"Velm Hydro": {"Velm Hydro"}}),
        (
            "A crane of Velm Freight fell. Velm, which runs the pier, paid. Velm denied it.",
            {"Velm Freight": {"Velm Freight", "Velm"}},
        ),
        ("Two monitors of the Inner Ring left.", {"Inner Ring": {"Inner Ring"}}),
        ("The Inner Ring, whose monitors left, was silent.", {"Inner Ring": {"Inner Ring"}}),
        ("The Bakers' Table said nobody came.", {"Bakers' Table": {"Bakers' Table"}}),
        ("Ada Orsa of the Bakers' Table told us that nobody came.", {"Bakers' Table": {"Bakers' Table"}}),
        ("Saboteurs of the Heron Brigade struck.", {"Heron Brigade": {"Heron Brigade"}}),
        (
            "The Greens, as all here call the Free Vesh Movement, left.",
            {"Free Vesh Movement": {"Free Vesh Movement", "Greens"}},
        ),
        ("The Anwel clan met. They buried two Anwel herdsmen.", {"Anwel": {"Anwel"}}),
        (
            "Monitors of the Inner Ring met. The Observer Mission of the Inner Ring left. The Mission is silent.",
            {"Inner Ring": {"Inner Ring", "Observer Mission of the Inner Ring", "Observer Mission", "Mission"}},
        ),
    ],
)
def test_organisations_and_their_short_names(text: str, expected: dict[str, set[str]]) -> None:
    """By what a group calls itself, by what the text calls it, with the short form that the text uses."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell on the Eastern Front.",
        "The Farmers' Union and the Football League met at Union Station.",
        "The Ninth Brigade and the Town Council met.",
        "Ilan Veshtan said it was late for the soldiers. Veshtan denied that his army had fired.",
        "The soldiers reached Osmere, a village on the River Anwel, in Selna province.",
        "The European Union and the UN Monitor Group met.",
        "Reporting by Courier staff.",
        "The Osmere Court said no. Doctors at the Velm Hospital and members of the City Council met.",
        "The Velm Post reported it. The Velm Post said no more.",
        "Counsel for the company, Ada Orsa, left.",
        "The Vesh Inn burned. A guest of the Vesh Inn left.",
        "The Arctic navy met. The government in Sellen met.",
    ],
)
def test_places_people_and_clubs_are_no_parties(text: str) -> None:
    """A text without any new party."""
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("Orvenian troops fired. Osmere, the capital of Orvenia, was calm.", ("Orvenia", "Osmere")),
        ("Orvenian troops fired, Orvenia said in its capital, Osmere.", ("Orvenia", "Osmere")),
        ("The Orvenian government in Bel Osmere met. Orvenia was calm.", ("Orvenia", "Bel Osmere")),
        ("A spokesman for Orvenia's army told reporters in Osmere that all was calm.", ("Orvenia", "Osmere")),
        ("The minister accused the Talmarkian army of theft. Velm denied it. Talmark was calm.", ("Talmark", "Velm")),
        (
            "Orvenia's army fought Talmark's army. Talmark's embassy in Osmere was shut.",
            ("Orvenia", "Osmere"),
        ),
    ],
)
def test_a_seat_stands_for_its_state(text: str, seat: tuple[str, str]) -> None:
    """Once the text ties the two: a capital, a government in it, an answer from it, the enemy's embassy in it."""
    party, name = seat
    assert known_in(text, PARTIES, WORDS).canonical(name) == party


def test_a_seat_of_nobody_stands_for_nobody() -> None:
    """With one state only, a foreign embassy tells nothing of the town."""
    assert (
        known_in("Talmark's embassy in Osmere was shut by Talmark's army.", PARTIES, WORDS).canonical("Osmere") is None
    )


def test_irregular_peoples_belong_to_their_country() -> None:
    """By the stem that the two share, in a name of several words as well."""
    known = known_in(
        "The Velnish army and the Corvanese navy met. Velnmark and the Corvan Isles agreed.", PARTIES, WORDS
    )
    assert known.named_in("Velnish and Corvanese") == ("Velnmark", "Corvan Isles")


def test_a_group_with_a_known_name_in_it_is_its_own_party() -> None:
    """As "the Iranian Salvation Front" is not Iran; "Kurdish YPG" is nobody new."""
    known = known_in("The Iranian Salvation Front met. The Kurdish YPG Front met.", PARTIES, WORDS)
    assert known.named_in("the Iranian Salvation Front and Iran") == ("Iranian Salvation Front", "Iran")
    assert known.canonical("Kurdish YPG Front") is None


@given(st.text(alphabet=st.sampled_from("The Orvenia'sFront of-in(KE)SH, army.\n"), max_size=300))
def test_any_text_is_read(text: str) -> None:
    """No text raises, and every name that is learned can be asked for."""
    for alias in learned(text, PARTIES, WORDS):
        assert PARTIES.with_aliases([alias]).canonical(alias.name) is not None


def test_a_text_of_capitals_is_read_in_time() -> None:
    """Ten thousand capitalised words in a row take no more than a second or so."""
    started = time.process_time()
    names("Kesh Front Liberation Vesh " * 2500)
    assert time.process_time() - started < 3
