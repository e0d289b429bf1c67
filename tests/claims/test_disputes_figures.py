"""Figures that exclude each other, and those that only look like it."""

from __future__ import annotations

import pytest

from domain.claim import RelationKind
from tests.claims.disputing import Page, losses, related, sides


def kinds(*pages: Page) -> tuple[list[str], list[RelationKind]]:
    """The kinds of the disputes and of the relations."""
    found, relations = related(*pages)
    return [d.kind for d in found], [r.kind for r in relations]


def test_enemies_who_count_one_side_s_dead_differently() -> None:
    """Orvenia names three of its own, Talmark twenty, a week later: no later death explains the enemy's number."""
    one, two = Page(key="a"), Page(key="b", published="2031-05-08")
    one.says("Orvenia", "that Talmark shelled its post", "accuses", target="Talmark", cue="complained", about="attack")
    one.says("Orvenia", "that three guards died", figures=[losses(3, "Orvenia", "three guards", sort="military")])
    two.says("Talmark", "that 20 Orvenians died", figures=[losses(20, "Orvenia", "20 Orvenians")])
    found, _ = related(one, two)
    assert [d.question for d in found if d.kind == "figure"] == ["How many soldiers of Orvenia were killed?"]


@pytest.mark.parametrize(
    ("who", "kind"),
    [("a doctor", "unnamed"), ("Red Tent", "organisation")],
)
def test_who_is_no_party_to_the_fight_counts_apart(who: str, kind: str) -> None:
    """A charity's number of people without homes beside the official one: each counts what it can see."""
    page = Page()
    page.says("Orvenia", "that 3,100 people fled", figures=[losses(3100, "Orvenia", "3,100 people", kind="displaced")])
    page.says(
        who, "that 3,900 people fled", party=kind == "organisation", kind=kind,  # type: ignore[arg-type]  # parametrised
        figures=[losses(3900, "Orvenia", "3,900 people", kind="displaced")],
    )  # fmt: skip
    assert kinds(page) == ([], ["compatible"])


def test_none_and_some_exclude_each_other() -> None:
    """An army says that nobody was killed, a general of the other side that fifteen were."""
    page = Page()
    page.says("Talmark", "that nobody was killed", figures=[losses(0, "Talmark", "nobody")])
    page.says("Bo Tarrin", "that 15 died", party=False, kind="person", figures=[losses(15, "Talmark", "15")])
    assert kinds(page) == (["figure"], [])


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("that nine of the children died", "that 27 people died"),
        ("that two more men died in the hospital", "that 27 people died"),
    ],
)
def test_a_part_is_no_other_number(less: str, more: str) -> None:
    """As in "Nine of them children", "two more", "bodies in one hospital" beside all the dead."""
    page = Page()
    words = less.removeprefix("that ").split(" died")[0]
    page.says("Talmark", less, figures=[losses(9 if "nine" in less else 2, "Orvenia", words)])
    page.says("Orvenia", more, figures=[losses(27, "Orvenia", "27 people")])
    assert kinds(page) == ([], ["compatible"])


def test_a_later_number_by_one_claimant_is_an_update() -> None:
    """Also when it falls: the missing are found."""
    one, two = Page(key="a"), Page(key="b", published="2031-05-08")
    one.says("Orvenia", "that nine are missing", figures=[losses(9, "Orvenia", "nine", kind="missing")])
    two.says("Orvenia", "that four are missing", figures=[losses(4, "Orvenia", "four", kind="missing")])
    assert kinds(one, two) == ([], ["update"])


def test_a_correction_within_one_article_is_an_update() -> None:
    """As in "Seven, not six as it first said"."""
    page = Page()
    page.says("Talmark", "that it holds seven men", figures=[losses(7, "Orvenia", "seven men", kind="captured")])
    page.says("Talmark", "that it held six", cue="first said", figures=[losses(6, "Orvenia", "six", kind="captured")])
    assert kinds(page) == ([], ["update"])


def test_an_article_s_own_count_is_nobody_s_rival() -> None:
    """A newspaper that writes five where the ministry wrote three the day before reports a later count."""
    one, two = Page(key="a"), Page(key="b", published="2031-05-07")
    one.says("Orvenia", "that three guards died", figures=[losses(3, "Orvenia", "three guards")])
    two.says("Gazette", "five guards died", party=False, kind="narrator", figures=[losses(5, "Orvenia", "five guards")])
    assert kinds(one, two) == ([], ["update"])


def test_losses_of_both_sides_are_compatible() -> None:
    """Three sailors of the one, two fishermen of the other."""
    page = Page()
    page.says(
        "Orvenia", "that three sailors were hurt", figures=[losses(3, "Orvenia", "three sailors", kind="wounded")]
    )
    page.says("Talmark", "that two were hurt", figures=[losses(2, "Talmark", "two", kind="wounded")])
    assert kinds(page) == ([], ["compatible"])


def test_killed_cannot_be_more_than_all_losses() -> None:
    """Fourteen killed beside "losses of four"; four killed beside losses of fourteen can both hold."""
    excluded, possible = Page(), Page()
    for page, killed, hit in ((excluded, 14, 4), (possible, 4, 14)):
        page.says("Talmark", f"that {killed} died", figures=[losses(killed, "Orvenia", str(killed))])
        page.says("Orvenia", f"of {hit}", figures=[losses(hit, "Orvenia", str(hit), kind="casualties")])
    assert kinds(excluded) == (["figure"], [])
    assert kinds(possible) == ([], ["compatible"])


def test_gates_are_counted_too() -> None:
    """All six gates, or four."""
    page = Page()
    page.says("Orvenia", "that all six gates of the dam were opened")
    page.says("Talmark", "that four gates were opened in stages")
    found, _ = related(page)
    assert [(d.question, set(sides(d))) for d in found] == [("How many gates: 6 or 4?", {"Orvenia", "Talmark"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the fire lasted six hours near the dam", "that the fire lasted four hours near the dam"),
        ("that six gates of the dam were opened", "that four wells near the coast were opened"),
    ],
)
def test_units_and_other_things_are_no_counts(one: str, other: str) -> None:
    """Hours are no things that two sides count, and gates are no wells."""
    page = Page()
    page.says("Orvenia", one)
    page.says("Talmark", other)
    assert related(page)[0] == ()


def test_each_side_counts_the_other_s_acts() -> None:
    """27 violations by the one and 33 by the other can both be so."""
    page = Page()
    page.says("Orvenia", "that Talmark violated the truce 27 times", actor="Talmark", about="attack")
    page.says("Talmark", "33 violations of the truce", cue="counted", actor="Orvenia", about="attack")
    found, relations = related(page)
    assert [d.kind for d in found] == ["initiator"]
    assert {r.kind for r in relations} == {"compatible"}


def test_counts_over_other_times_are_compatible() -> None:
    """41 explosions in one night beside 500 since the truce began."""
    page = Page()
    page.says("Orvenia", "that 41 explosions were heard in the valley")
    page.says("Talmark", "that 500 explosions were heard in the valley since the truce")
    assert kinds(page) == ([], ["compatible"])


def test_one_statement_through_another_outlet_is_the_same() -> None:
    """Reported again two days later in nearly the same words; another number makes it another statement."""
    one, two, three = Page(key="a"), Page(key="b", published="2031-05-08"), Page(key="c", published="2031-05-08")
    one.says("Orvenia", "that a burnt lorry with 40 crates blocked the northern road")
    two.says("Orvenia", "that the northern road was blocked by a burnt lorry with 40 crates")
    three.says("Orvenia", "that the northern road was blocked by a burnt lorry with 90 crates")
    assert next((r.kind, r.claims) for r in related(one, two)[1]) == ("same", ("a-c1", "b-c1"))
    assert "same" not in {r.kind for r in related(one, three)[1]}
