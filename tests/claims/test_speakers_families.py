"""Who speaks, by families of words: offices, bodies, sides, and verbs that the tagger takes for nouns."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article, content, names

LEAD = "Orvenia, Talmark and Corvale share a border. The Orvenian army, the Talmarki army and the Corvalian army watch it.\n\n"


def speaker(finder: RuleFinder, text: str) -> tuple[str, str | None, str]:
    """Name, party and words of the one statement behind the lead."""
    article = an_article(LEAD + text)
    said = [c for c in finder.find(article) if c.extent.start >= len(LEAD) and not c.is_narrator]
    assert len(said) == 1, [names(c) for c in said]
    return said[0].speakers[0].name, said[0].speakers[0].party, content(said[0], article)


@pytest.mark.parametrize(
    "who",
    [
        "side", "admiralty", "chancellery", "senate", "top brass", "investigators", "plenipotentiary", "ombudsman", "monarch",
        "MPs", "spokespeople", "legislature", "judiciary", "camp",
    ],
)  # fmt: skip
def test_a_peoples_name_before_a_body_or_office_tells_the_party(finder: RuleFinder, who: str) -> None:
    """As in "the Orvenian side", "Orvenian investigators"."""
    assert speaker(finder, f"The Orvenian {who} said that the bridge was open.")[1] == "Orvenia"


@pytest.mark.parametrize("who", ["villagers", "trawler's owner", "doctor"])
def test_a_peoples_name_before_anybody_else_tells_none(finder: RuleFinder, who: str) -> None:
    """Villagers speak for themselves."""
    assert speaker(finder, f"The Orvenian {who} said that the bridge was open.")[1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orvenian Ministry of Defence informs in its evening bulletin that a guard was wounded.",
         ("Orvenian Ministry of Defence", "Orvenia", "that a guard was wounded")),
        ("The Talmarki transport minister, Sid Urlan, informed parliament that the line was cut.",
         ("Sid Urlan", "Talmark", "that the line was cut")),
        ("According to the Orvenian chief of staff, Amos Trell, the road is mined.",
         ("Amos Trell", "Orvenia", "the road is mined")),
        ("The Talmarki ministry's press service said in a release that the post had been shelled.",
         ("Talmarki ministry's press service", "Talmark", "that the post had been shelled")),
    ],
)  # fmt: skip
def test_a_body_is_credited_with_its_release(
    finder: RuleFinder, text: str, expected: tuple[str, str | None, str]
) -> None:
    """A capital before "informs", a name between commas and a press service hide nobody."""
    assert speaker(finder, text) == expected


def test_a_press_release_that_informs_nobody_of_a_clause_is_none(finder: RuleFinder) -> None:
    """A noun stays a noun: "Torva Press claims that nobody read were lost" has another verb."""
    claims = finder.find(an_article(LEAD + "The Mirna Defence reports of May were lost."))
    assert all(c.is_narrator for c in claims)


def test_its_is_of_the_party_that_the_sentence_names(finder: RuleFinder) -> None:
    """The losses' owner, whose ministry speaks, not the state of the sentence before."""
    found = speaker(finder, "Corvale's losses since January stand at 340 killed, its defence ministry said.")
    assert found[1] == "Corvale"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talmark's ambassador in Corvale, Edda Rosk, rejected the note.", ("Edda Rosk", "Talmark")),
        ("The Talmarki envoy to Orvenia, Ana Bresk, declined to comment.", ("Ana Bresk", "Talmark")),
        ("An aide to the Talmarki president, Ana Bresk, said the road was shut.", ("Ana Bresk", "Talmark")),
    ],
)
def test_the_holder_of_an_office_somewhere_is_named_behind_a_comma(
    finder: RuleFinder, text: str, expected: tuple[str, str]
) -> None:
    """The name is the envoy's, not the place's."""
    assert speaker(finder, text)[:2] == expected


def test_a_joint_statement_is_of_each(finder: RuleFinder) -> None:
    """Two states issue one statement."""
    article = an_article(LEAD + "A joint statement by Orvenia and Talmark said the truce would hold.")
    said = [c for c in finder.find(article) if not c.is_narrator]
    assert [c.parties for c in said] == [("Orvenia", "Talmark")]


def test_two_speak_together(finder: RuleFinder) -> None:
    """Both are speakers of the one claim, each with its party."""
    article = an_article(LEAD + "Orvenia and Talmark said they would exchange prisoners.")
    said = [c for c in finder.find(article) if not c.is_narrator]
    assert [c.parties for c in said] == [("Orvenia", "Talmark")]
