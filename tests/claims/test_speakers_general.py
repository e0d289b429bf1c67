"""Whom speakers speak for: sides together, offices of people, counsel, partitives, answers, papers signed by a party."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim
from tests.claims.build import an_article

FINDER = RuleFinder(
    Parties.load().overlaid(
        '[states]\n"Orvenia" = { demonyms = ["Orvenian"], seat = "Osmere" }\n'
        '"Talmark" = { demonyms = ["Talmarkian"], seat = "New Velm" }\n'
        '[organisations]\n"Dale Guard" = {}\n"Lakes Union" = { aliases = ["Union"] }\n"Osmere Oil" = {}\n'
    )
)


def _claims(text: str, outlet: str = "Courier", title: str | None = None) -> tuple[Claim, ...]:
    article = an_article(text, outlet=outlet)
    if title is not None:
        article = Article(
            id=article.id, source=article.source, text=article.text, raw=article.raw, offsets=article.offsets,
            sentences=article.sentences, digest="0", parser="test", outlet=outlet, title=title,
        )  # fmt: skip
    return FINDER.find(article)


def _last(text: str, outlet: str = "Courier") -> set[str]:
    spoken = [c for c in _claims(text, outlet) if not c.is_narrator]
    return set(spoken[-1].parties)


_WAR = "Orvenia accused Talmark of shelling a village. Talmark accused Orvenia of an attack. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_WAR + "Both sides denied it.", {"Orvenia", "Talmark"}),
        (_WAR + "Neither government reported any losses.", {"Orvenia", "Talmark"}),
        (_WAR + "Each army said that it had won.", {"Orvenia", "Talmark"}),
        (_WAR + "Both men said that it was late.", set()),
    ],
)
def test_both_sides_are_the_two_in_dispute(text: str, expected: set[str]) -> None:
    """Sides, governments and armies taken together are the pair; two men are nobody's."""
    assert _last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy urged the Orvenian army to wait and the Dale Guard to leave. The former said that it would.",
            {"Orvenia"},
        ),
        (
            "The envoy urged the Orvenian army to wait and the Dale Guard to leave. The latter refused to comment.",
            {"Dale Guard"},
        ),
        ("The Orvenian army fired. The former teacher said that it was loud.", set()),
    ],
)
def test_the_former_and_the_latter(text: str, expected: set[str]) -> None:
    """They are the two who were named last, in their order; a former teacher is another matter."""
    assert _last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of the Orvenian officers said that the gate was open.", {"Orvenia"}),
        ("A member of the Lakes Union said that the gate was open.", {"Lakes Union"}),
        ("One of the Orvenian villagers said that the gate was open.", set()),
    ],
)
def test_some_of_several_are_of_those(text: str, expected: set[str]) -> None:
    """One of the officers is an officer; one of the villagers speaks for nobody."""
    assert _last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Counsel for Talmark asked that the letter be left out.", {"Talmark"}),
        ("Talmark's lawyer said that the letter was false.", {"Talmark"}),
        ("For Orvenia, Dame Ada Fisk told the judges that the line was old.", {"Orvenia"}),
        ("A lawyer in Talmark said that the letter was false.", set()),
        ("For years, Ada Fisk told the judges that the line was old.", set()),
    ],
)
def test_who_pleads_for_a_state(text: str, expected: set[str]) -> None:
    """Counsel for a state speak for it; a lawyer who lives there does not."""
    assert _last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Observers of the Lakes Union said that the road was shut.", {"Lakes Union"}),
        ("A doctor with the Lakes Union said that the road was shut.", {"Lakes Union"}),
        ("Residents of Orvenia said that the road was shut.", set()),
    ],
)
def test_staff_speak_for_their_organisation(text: str, expected: set[str]) -> None:
    """Who works for an organisation speaks for it; residents of a state speak for nobody."""
    assert _last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osmere Oil denies the report. Chief executive Ada Lorn said that every litre was counted.", {"Osmere Oil"}),
        ("Orvenia denies the report. Shopkeeper Ada Lorn said that every litre was counted.", set()),
        ("The Talmarkian foreign ministry called for calm. Spokesman Emmet Orsa said that it would help.", {"Talmark"}),
        (
            "The Talmarkian foreign ministry called for calm. Company spokesman Emmet Orsa said that it would help.",
            set(),
        ),
    ],
)
def test_an_officer_of_the_house_just_named(text: str, expected: set[str]) -> None:
    """A chief executive is the company's that the sentence before names; a shopkeeper is nobody's."""
    assert _last(text) == expected


def test_rebels_are_the_one_group_at_arms() -> None:
    """Rebels without an article are the only group that the text names, and the army is of the state that it fights."""
    text = "The Dale Guard took the hills of Orvenia. Rebels said that nobody was hurt. The military said that it held the road."
    spoken = [c.parties for c in _claims(text) if not c.is_narrator]
    assert spoken == [("Dale Guard",), ("Orvenia",)]


def test_rebels_of_two_groups_are_nobody_s() -> None:
    """With two groups at arms, rebels may be of either."""
    text = "The Dale Guard and the Free Vesh Front took the hills. Rebels said that nobody was hurt."
    assert _last(text) == set()


def test_a_governor_whose_name_comes_later() -> None:
    """The name that speaks right after the governor is the governor's; a name after a witness is not."""
    told = "Two died in the Orvenian town of Harn, the governor of Orvenia said. Ada Lorn said that a shell had fallen."
    seen = "Two died in the Orvenian town of Harn, a witness said. Ada Lorn said that a shell had fallen."
    assert _last(told) == {"Orvenia"}
    assert _last(seen) == set()


def test_answers_of_an_interview_are_the_guest_s() -> None:
    """First person in the answers is the person whom the opening names, and hands on what others say."""
    text = (
        "Orvenian Colonel Emmet Orsa spoke to Ada Reel in Osmere.\n\nWhere were you?\n\n"
        "I say that we stood at the bridge all night.\n\nWho fired at you?\n\n"
        "My men were shot at twice. A farmer told us that the guns came from the hill.\n\n"
        "You showed no lights.\n\nI deny that.\n\nWhat now?\n\nWe wait."
    )
    claims = _claims(text)
    assert {p for c in claims for p in c.parties} == {"Orvenia"}
    handed = next(c for c in claims if c.speakers[0].name == "farmer")
    assert "Emmet Orsa" in [v.name for v in handed.via]


def test_a_report_that_asks_itself_is_no_interview() -> None:
    """One question in a paper's text gives nobody the floor."""
    claims = _claims("Colonel Emmet Orsa left Osmere.\n\nWhy now?\n\nWe asked around. The road was shut in May.")
    assert not any(s.name == "Emmet Orsa" for c in claims for s in c.speakers)


def test_a_signed_communique_is_its_party_s() -> None:
    """A communiqué of a group by its title speaks for the group; a report on a group does not."""
    text = "The enemy crossed the river at dawn. Our fighters wounded nine soldiers."
    signed = _claims(text, title="Communiqué no. 4 of the Dale Guard")
    about = _claims(text, title="Statement on the Dale Guard")
    assert {p for c in signed for p in c.parties} == {"Dale Guard"}
    assert {p for c in about for p in c.parties} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The navy in New Velm said that the ship had stopped.", {"Talmark"}),
        ("A soldier in New Velm said that the ship had stopped.", set()),
    ],
)
def test_a_body_in_a_seat_of_government(text: str, expected: set[str]) -> None:
    """The navy in a capital is its state's; a soldier who is there need not be."""
    assert _last(text) == expected


def test_the_paper_of_a_town_with_a_longer_name() -> None:
    """The Velm Post of New Velm is Talmark's paper; the Evening Post is nobody's."""
    text = "The coastguard said that the boat had sunk after an attack."
    assert _last(text, "Velm Post") == {"Talmark"}
    assert _last(text, "Evening Post") == set()
