"""Constructions that writers whom no rule has seen use: each beside a sentence in which it must stay quiet."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from domain.claim import Claim
from tests.claims.build import an_article, content

FINDER = RuleFinder(
    Parties.load().overlaid(
        '[states]\n"Orvenia" = { demonyms = ["Orvenian"], seat = "Osmere" }\n'
        '"Talmark" = { demonyms = ["Talmarkian"], seat = "New Velm" }\n[organisations]\n"Dale Front" = {}\n'
    )
)
Told = tuple[str, str]


def _claims(text: str, outlet: str = "Courier") -> tuple[Claim, ...]:
    return FINDER.find(an_article(text, outlet=outlet))


def _told(text: str) -> list[Told]:
    article = an_article(text)
    return [(c.stance, content(c, article)) for c in FINDER.find(article) if not c.is_narrator]


def _figures(text: str) -> list[tuple[str | None, str, int | None, str | None]]:
    """For each figure who claims it, its kind, its number and whose people they are."""
    return [
        (next(iter(c.parties), None), f.kind, f.low if f.low is not None else f.high, f.victims)
        for c in _claims(text)
        for f in c.figures
    ]


def test_a_number_that_is_set_right_is_its_givers() -> None:
    """Not that of the one who sets it right; also where the parser takes "claims" for a noun."""
    assert [
        (p, n) for p, _, n, _ in _figures("Twelve died, not 30 as the Dale Front claims, Orvenia's army said.")
    ] == [
        ("Orvenia", 12),
        ("Dale Front", 30),
    ]
    told = _told("Thirty people died there, as the Dale Front claims, Orvenia's army said.")
    assert ("asserts", "Thirty") not in told


def test_what_is_said_stands_on_one_side_of_a_mark() -> None:
    """Of a semicolon, and of a colon behind a verb of saying; a colon alone parts nothing."""
    told = _told("An Orvenian army statement put its losses at nine; the rebels, it said, had lost sixty.")
    assert ("asserts", "its losses at nine") in told
    assert all("losses at nine; the" not in words for _, words in told)
    told = _told("The Dale Front denied the report: its men, it said, were at home.")
    assert any(stance == "denies" and "report" in words for stance, words in told)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Orvenia says the rebels fired. The Dale Front says the opposite.", "denies"),
        ("Orvenia says the rebels fired. The Dale Front claims otherwise.", "denies"),
        ("Orvenia says the rebels fired. The Dale Front says a word.", None),
        ("An official distanced himself from that number.", "denies"),
        ("An official moved himself from the fire.", None),
        ("The Dale Front insisted on eleven.", "asserts"),
        ("The Dale Front insisted on an apology.", "urges"),
    ],
)
def test_the_stance_of_few_words(text: str, stance: str | None) -> None:
    """Of the last statement."""
    told = _told(text)
    found = told[-1][0] if told and told[-1][1] != "the rebels fired" else None
    assert found == stance or (stance is None and found != "denies")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Dale Front fought Orvenia's army. An Orvenian spokesman put the group's own losses at forty.",
            ("Orvenia", "casualties", 40, "Dale Front"),
        ),
        (
            "Orvenia's army took it. Its fighters held the hall, the Dale Front said, and five of them were killed.",
            ("Dale Front", "killed", 5, "Dale Front"),
        ),
        ("Ambulances took away nine people in the Orvenian town of Adra.", (None, "wounded", 9, "Orvenia")),
        ("Gunmen took away nine people in the Orvenian town of Adra.", (None, "captured", 9, "Orvenia")),
        (
            "Orvenia and Talmark fought. Orvenia said the enemy burned three of his boats. Talmark was silent.",
            ("Orvenia", "equipment", 3, "Talmark"),
        ),
        (
            "Orvenia and Talmark fought. Orvenia said that it lost two men and captured eight soldiers.",
            ("Orvenia", "captured", 8, "Talmark"),
        ),
    ],
)
def test_whose_people_they_are(text: str, expected: tuple[str | None, str, int | None, str | None]) -> None:
    """By "the group's own", "of them", "his" behind the enemy, by what ambulances and gunmen do."""
    assert _figures(text)[-1] == expected


def test_a_publisher_speaks_of_itself() -> None:
    """A charity that says "our teams" and a paper headed as a party's own statement; a newspaper's "we" is nobody's."""
    own = _claims("Our teams counted nine graves. White Stork Aid left. We urge both sides to stop.", "White Stork Aid")
    assert {p for c in own for p in c.parties} == {"White Stork Aid"}
    own = _claims("Statement of the Dale Front\nThe army says we shelled the market. We deny it.")
    assert [set(c.parties) for c in own if c.stance == "denies"] == [{"Dale Front"}]
    paper = _claims("Our readers met at nine. We urge both sides to stop.", "Daily Courier")
    assert not {p for c in paper for p in c.parties}


def test_a_unions_secretary_is_the_unions() -> None:
    """Of the union that the sentence before names; a secretary of state is not."""
    union = "The Dockers' Brotherhood stands by its count. “We carried them,” said {} Ada Orsa. The Brotherhood met."
    assert {p for c in _claims(union.format("branch secretary")) for p in c.parties} == {"Dockers' Brotherhood"}
    state = [c for c in _claims(union.format("Foreign Secretary")) if any("Orsa" in s.name for s in c.speakers)]
    assert not {p for c in state for p in c.parties}


def test_no_claim_is_left_without_words() -> None:
    """Where all that is denied is what is cited, the denial keeps it."""
    assert all(c.content for c in _claims("ORVENIA DENIES citing between 3 and five"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many died? The mayor says twelve.", [("killed", 12)]),
        ("Nobody knows how many were hurt. The mayor of Adra says twelve children.", [("wounded", 12)]),
        ("What did it cost? The mayor says twelve.", []),
        ("How many died? The mayor counts twelve lorries.", []),
    ],
)
def test_a_number_answers_what_was_left_open(text: str, expected: list[tuple[str, int]]) -> None:
    """The question, or the sentence, that speaks of the dead tells what is numbered; things are none."""
    assert [(kind, number) for _, kind, number, _ in _figures(text)] == expected


def test_by_our_count_tells_nothing_of_the_side() -> None:
    """Whose count it is, not whose dead."""
    text = "The Dale Front fought Orvenia. “Forty by our count have died there,” a Dale Front commander said."
    assert ("Dale Front", "killed", 40, "Dale Front") not in _figures(text)


def test_the_company_and_the_union_are_not_each_other() -> None:
    """By what each is called: "the company" is the one that is no league; with none told before it is nobody's."""
    text = (
        "Velm Foods said a stone was thrown. The Carters' League denied it. The company said its gate was hit. "
        "The union said nobody went near the gate."
    )
    assert [set(c.parties) for c in _claims(text)] == [
        {"Velm Foods"},
        {"Carters' League"},
        {"Velm Foods"},
        {"Carters' League"},
    ]
    assert not {p for c in _claims("Rain fell. The company said its gate was hit.") for p in c.parties}
