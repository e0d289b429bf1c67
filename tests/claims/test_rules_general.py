"""Sources at the end of a sentence, verbs that go on past a clause, carriers by more names, names that are no states."""

from __future__ import annotations

import pytest

from claims.coined import known_in
from claims.finder import RuleFinder
from claims.outlet_towns import of_its_town
from claims.parties import Alias, Parties
from claims.vocabulary import Vocabulary
from domain.claim import Claim
from tests.claims.build import an_article, content, names

FINDER = RuleFinder(Parties.load())


def _claims(text: str) -> tuple[Claim, ...]:
    return FINDER.find(an_article(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine went off in the lower town of Harn, the governor of the province said.", "governor of the province"),
        ("A mine went off in the lower town of Harn, the head of its council says.", "head of its council"),
    ],
)
def test_the_source_closes_the_sentence(text: str, expected: str) -> None:
    """A description between a place's comma and the verb is the speaker."""
    assert [names(c) for c in _claims(text)] == [(expected,)]


def test_the_outer_speaker_goes_on() -> None:
    """What none of its boats did suggests nothing: the ministry does. A ministry inside the clause may claim for itself."""
    text = "The ministry said none of its boats had left port and suggested that a mine had drifted."
    article = an_article(text)
    found = [(names(c), content(c, article)) for c in FINDER.find(article)]
    assert [who for who, _ in found] == [("ministry",), ("ministry",)]
    assert "mine" not in found[0][1]


def test_a_second_source_in_one_sentence() -> None:
    """What residents told an agency is no part of what the doctor said, nor does the doctor hand it on."""
    text = "A doctor said she had treated two men, and residents told Harbour Wire that a house had burned."
    first, second = (c for c in _claims(text) if not c.is_narrator)
    assert "doctor" not in [v.name for v in second.via]
    assert names(first) == ("doctor",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An undertaker told the Vorl Messenger that he had buried three.", ["Vorl Messenger"]),
        ("A sergeant told the Courant that he was there.", []),
        ("A sergeant told the Gazette that he was there.", ["Gazette"]),
        ("The group has told us, through the Keshi embassy, that it laid no mines.", ["Keshi embassy"]),
        ("The envoy told Canal Nord, a private broadcaster, that talks would go on.", ["Canal Nord"]),
        ("The convoy came through the Keshi valley, the envoy said.", []),
    ],
)
def test_carriers_by_more_names(text: str, expected: list[str]) -> None:
    """Titles of papers, an embassy that passes words on, a name that is explained; a valley carries nothing."""
    spoken = [c for c in _claims(text) if not c.is_narrator]
    assert [v.name for v in spoken[-1].via if v.name != "Courier"] == expected


def test_a_carrier_behind_a_semicolon() -> None:
    """What stands behind the semicolon was not said of what stands before it."""
    text = "He declined to say when it could reopen; according to Harbour Wire, engineers expect it to take weeks."
    claims = _claims(text)
    assert all("Harbour Wire" not in [v.name for v in c.via] for c in claims if c.stance == "declines")
    assert not any("declined" in content(c, an_article(text)) for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The Royal Army said that eight soldiers had died at the border.",
        "The frigate Harrier sank. The Harrier's crew of nine was rescued by troops.",
        "The Harrier had crossed the border, the army said. The Harrier was hit.",
    ],
)
def test_what_is_no_state(text: str) -> None:
    """Royal says what kind of army it is, and a ship has an article."""
    known = known_in(text, Parties.load(), Vocabulary.load())
    assert not {"Royal", "Harrier"} & set(known.states)


def test_of_its_town() -> None:
    """A paper is called after the second word of its town, if that is a seat of government."""
    parties = Parties.load().overlaid('[states]\n"Talmark" = { seat = "New Velm" }\n')
    assert of_its_town("The Velm Post", parties) == ("Talmark",)
    assert of_its_town("Evening Post", parties) == ()


def test_places_are_counted_once_each() -> None:
    """Each naming of a place counts once, also at the end of a text, and is given as it is written."""
    parties = Parties.load().with_aliases(
        [Alias(party="Kesh", name="Kesh"), Alias(party="Kesh", name="Harn", table="places")]
    )
    assert parties.ground_of("They came to Harn") == ("Kesh",)
    assert parties.sites_of("In Harn and in harn") == {"Harn": "Kesh"}


def test_statements_of_a_party_s_own() -> None:
    """Each sentence of an organisation's own statement is its claim; a paper's own narration is none."""
    parties = Parties.load().overlaid('[organisations]\n"Lakes Union" = {}\n')
    text = "The gate was shut at noon by the guards. The keys were lost in May."
    own = RuleFinder(parties).find(an_article(text, outlet="Lakes Union"))
    assert [c.parties for c in own] == [("Lakes Union",), ("Lakes Union",)]
    assert _claims(text) == ()
