"""Counts by construction: the same loss said in many ways, and numbers that count no loss."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article

LEAD = (
    "Orvenia, Talmark, Corvale and Velmora share a border. The Orvenian army, the Talmarki army, the Corvalian army and the "
    "Velmoran army watch it.\n\n"
)
Told = tuple[str, int | None, int | None, str | None]


def told(finder: RuleFinder, text: str, lead: str = LEAD) -> list[Told]:
    """Kind, range and side of every count of the text behind the lead."""
    claims = finder.find(an_article(lead + text))
    return [(f.kind, f.low, f.high, f.victims) for c in claims for f in c.figures if f.span.start >= len(lead)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talmark's army lost nine men in the fighting, the Talmarki general staff said.", [("killed", 9, 9, "Talmark")]),
        ("Some 3,000 residents had to leave their homes in eastern Orvenia, the Orvenian emergencies ministry said.",
         [("displaced", 3000, 3000, "Orvenia")]),
        ("The Orvenian army put its own losses at 12 dead and 40 injured.",
         [("killed", 12, 12, "Orvenia"), ("wounded", 40, 40, "Orvenia")]),
        ("The bombardment, which Orvenia blames on Talmark, cost 19 civilians their lives.", [("killed", 19, 19, "Talmark")]),
        ("The ambush took the lives of an Orvenian colonel and four of his men, according to the Orvenian army.",
         [("killed", 1, 1, "Orvenia"), ("killed", 4, 4, "Orvenia")]),
        ("Orvenia concedes that 16 tanks were lost, though Talmark puts the figure at more than 40.",
         [("equipment", 16, 16, "Orvenia"), ("equipment", 40, None, "Orvenia")]),
        ("Five Orvenian soldiers blown up by mine, army says", [("killed", 5, 5, "Orvenia")]),
        ("The Orvenian defence ministry said that contact had been lost with seven servicemen.",
         [("missing", 7, 7, "Orvenia")]),
        ("The Talmarki army said that 3 UAVs of the Orvenian armed forces were intercepted.", [("equipment", 3, 3, "Orvenia")]),
        ("Half a dozen Talmarki villagers suffered burns, the Talmarki fire service said.", [("wounded", 6, 6, "Talmark")]),
        ("The indictment says that the Talmarki unit executed 14 captured Orvenian soldiers.", [("killed", 14, 14, "Orvenia")]),
        ("The blast brought death to eight Talmarki soldiers and injuries to 21, the Talmarki army said.",
         [("killed", 8, 8, "Talmark"), ("wounded", 21, 21, "Talmark")]),
        ("Orvenia says 10 of its 45 peacekeepers were among the dead.", [("killed", 10, 10, "Orvenia")]),
        ("The Orvenian army admitted that one soldier was dead and another badly hurt.",
         [("killed", 1, 1, "Orvenia"), ("wounded", 1, 1, "Orvenia")]),
        ("The Orvenian army said the strike had killed or wounded 80 Talmarki troops.", [("casualties", 80, 80, "Talmark")]),
        ("The Orvenian army said a dozen Talmarki trucks went up in flames.", [("equipment", 12, 12, "Talmark")]),
        ("Orvenia said its gunners knocked out three Talmarki tanks and captured two more.",
         [("equipment", 3, 3, "Talmark"), ("equipment", 2, 2, "Talmark")]),
        ("The Talmarki army said it had shot down 7 of the 9 Orvenian missiles.", [("equipment", 7, 7, "Orvenia")]),
        ("Hundreds of Orvenians are homeless after the bombardment, the Orvenian mayor said.",
         [("displaced", 200, None, "Orvenia")]),
        ("The Talmarki ministry corrected an earlier statement and said nine, not eleven, soldiers had died.",
         [("killed", 9, 9, "Talmark")]),
        ("Two of the wounded later died in hospital, the Orvenian health ministry said.", [("killed", 2, 2, "Orvenia")]),
        ("Two brothers, aged 9 and 12, were killed in the Orvenian village, its mayor said.", [("killed", 2, 2, "Orvenia")]),
        ("Orvenian hospitals admitted 54 casualties overnight, the Orvenian health minister said.",
         [("wounded", 54, 54, "Orvenia")]),
        ("The Corvalian general staff reported the destruction of four Velmoran howitzers.", [("equipment", 4, 4, "Velmora")]),
        ("Upwards of 6,000 Corvalians were driven from their villages, the Corvalian relief ministry said.",
         [("displaced", 6000, None, "Corvale")]),
        ("Corvale said that it had seized 11 Velmoran armoured cars and a fuel lorry.",
         [("equipment", 11, 11, "Velmora"), ("equipment", 1, 1, "Velmora")]),
        ("The Corvalian president said that 70,000 citizens had become refugees in their own land.",
         [("displaced", 70000, 70000, "Corvale")]),
        ("The bombing left 21 Corvalian civilians dead and made 300 homeless, Corvale said.",
         [("killed", 21, 21, "Corvale"), ("displaced", 300, 300, "Corvale")]),
        ("Velmora's human rights office verified 118 civilian deaths and 260 injuries in Corvale.",
         [("killed", 118, 118, "Corvale"), ("wounded", 260, 260, "Corvale")]),
        ("Some 400 Velmoran villagers were put up in schools, the Velmoran prefect said.",
         [("displaced", 400, 400, "Velmora")]),
        ("Three out of the five Corvalian boats were sunk, the Velmoran navy said.", [("equipment", 3, 3, "Corvale")]),
        ("The Velmoran army said 3 Corvalian drones were jammed and crashed.", [("equipment", 3, 3, "Corvale")]),
        ("The Velmoran admiral said that the whole crew of 23 had gone down with the ship.", [("killed", 23, 23, "Velmora")]),
        ("The Corvalian ministry lowered its count of missing soldiers from 30 to 22.",
         [("missing", 30, 30, "Corvale"), ("missing", 22, 22, "Corvale")]),
        ("A Velmoran convoy was ambushed, with the loss of three trucks and eight men, the Velmoran army said.",
         [("equipment", 3, 3, "Velmora"), ("killed", 8, 8, "Velmora")]),
        ("The Corvalian minister said that one in ten of the 5,000 evacuees was a child.",
         [("displaced", 5000, 5000, "Corvale")]),
    ],
)  # fmt: skip
def test_a_loss_is_read_in_any_construction(finder: RuleFinder, text: str, expected: list[Told]) -> None:
    """Active, passive, nominal, listed, of a headline, set right: the count, its kind and whose it is."""
    assert told(finder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Orvenian minister said he would not let 50 more soldiers die for nothing.",
        "The Orvenian general said that neither side had lost more than 10 men.",
        "Corvale's ministry said 60 houses burned and 200 sheep were killed.",
        "The Orvenian army said it would free its men once Talmark freed 42 prisoners.",
        "Talmark lost two fields and 30 horses, the Talmarki ministry said.",
    ],
)
def test_what_counts_no_loss_of_people(finder: RuleFinder, text: str) -> None:
    """Neither, a wish, beasts and a condition."""
    assert told(finder, text) == []


def test_theirs_are_the_enemys_in_a_quotation(finder: RuleFinder) -> None:
    """As in "eleven of ours fell and thirty of theirs"; outside a quotation "their dead" are the speakers' own."""
    lead = "Orvenia and Talmark share a border. The Orvenian army and the Talmarki army watch it.\n\n"
    ours = told(finder, '"Eleven of ours fell and thirty of theirs," the Talmarki commander said.', lead)
    assert [side for *_, side in ours] == ["Talmark", "Orvenia"]
    assert [side for *_, side in told(finder, "The Talmarki army put their dead at nine.", lead)] == ["Talmark"]


def test_who_changes_a_tally_claims_it(finder: RuleFinder) -> None:
    """The army that revises its toll owns it; a raid that raises a toll says nothing."""
    said = finder.find(an_article(LEAD + "Orvenia revised its toll to 18."))
    assert ("Orvenia",) in [c.parties for c in said if c.figures]
    raised = finder.find(an_article(LEAD + "The raid raised the toll to 18."))
    assert all(c.is_narrator for c in raised if c.figures)
