"""Disputes: one for each question and event, and none across two wars."""

from __future__ import annotations

from claims.disputes import find_disputes
from claims.finder import RuleFinder
from domain.article import Article
from domain.claim import Dispute, Relation
from tests.claims.build import an_article


def disputes_of(finder: RuleFinder, *articles: Article) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
    """The disputes and relations of some articles."""
    claims = [c for a in articles for c in finder.find(a)]
    return find_disputes(claims, {a.id: a for a in articles})


def test_two_accusations_are_one_dispute(finder: RuleFinder) -> None:
    """A blames B and B blames A for one night: one question, two sides, in the sources' words."""
    text = (
        "Orvenia accused Talmark of shelling the village of Brenik on May 4. Talmark accused Orvenia of firing at its posts "
        "on May 4. Orvenian troops left."
    )
    found, _ = disputes_of(finder, an_article(text))
    assert [(d.kind, [s.party for s in d.sides]) for d in found] == [("accusation", ["Orvenia", "Talmark"])]
    assert found[0].sides[0].text == "accused Talmark of shelling the village of Brenik on May 4"


def test_two_wars_are_never_matched(finder: RuleFinder) -> None:
    """The same two parties, half a year apart: no dispute."""
    one = an_article("Orvenia accused Talmark of shelling a village. Orvenian troops left.", key="a")
    two = an_article(
        "Talmark accused Orvenia of shelling a town. Orvenian troops left.", key="b", published="2031-11-06"
    )
    assert disputes_of(finder, one, two) == ((), ())


def test_figures_that_exclude_each_other(finder: RuleFinder) -> None:
    """Two claimants, one side's dead, two numbers."""
    text = (
        "The Orvenian Defence Ministry said three Orvenian soldiers were killed on May 4. "
        "Talmark said that 20 Orvenian soldiers were killed on May 4. Orvenia mourned."
    )
    found, _ = disputes_of(finder, an_article(text))
    assert [(d.kind, d.question) for d in found] == [("figure", "How many soldiers of Orvenia were killed?")]


def test_a_later_count_by_the_same_claimant_is_an_update(finder: RuleFinder) -> None:
    """A ministry that counts more a day later does not contradict itself."""
    one = an_article(
        "The Orvenian army said on Tuesday that three Orvenian soldiers were killed. Orvenia mourned.", key="a"
    )
    two = an_article(
        "The Orvenian army said five Orvenian soldiers were killed on Tuesday. Orvenia mourned.",
        key="b",
        published="2031-05-08",
    )
    found, relations = disputes_of(finder, one, two)
    assert (found, [r.kind for r in relations]) == ((), ["update"])
