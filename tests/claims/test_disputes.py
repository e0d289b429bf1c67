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


def test_a_denial_in_another_article(finder: RuleFinder) -> None:
    """One side says it was shelled, the other denies any shelling a day later: one dispute, each in its own words."""
    one = an_article(
        "The Orvenian army said that Talmark shelled a village on May 4. Orvenia and Talmark share a border.", key="a"
    )
    two = an_article(
        "Talmark denied any shelling. Orvenia and Talmark share a border.", key="b", published="2031-05-07"
    )
    found, _ = disputes_of(finder, one, two)
    assert [d.question for d in found] == [
        "Did Talmark do it, as Orvenia says: “Talmark shelled a village on May 4”? Talmark denies it."
    ]
    assert [s.text for s in found[0].sides] == [
        "that Talmark shelled a village on May 4",
        "Talmark denied any shelling",
    ]


def test_who_fired_first_is_one_question(finder: RuleFinder) -> None:
    """Three claims about one morning, two sides, one dispute."""
    text = (
        "The Orvenian army said that Talmark opened fire first on May 4. "
        "Orvenia accused Talmark of violating the truce on May 4. "
        "The Talmark army said that Orvenian troops opened fire first on May 4."
    )
    found, _ = disputes_of(finder, an_article(text))
    assert [(d.kind, d.question) for d in found] == [("initiator", "Who opened fire first: Orvenia or Talmark?")]
    assert [len(s.claims) for s in found[0].sides] == [2, 1]


def test_the_same_figure_again_is_no_dispute(finder: RuleFinder) -> None:
    """Two outlets carry one count: a relation, not a contradiction."""
    text = "The Orvenian army said three Orvenian soldiers were killed on May 4. Orvenia mourned."
    found, relations = disputes_of(finder, an_article(text, key="a"), an_article(text, key="b", outlet="Gazette"))
    assert (found, [r.kind for r in relations]) == ((), ["same"])


def test_a_side_s_words_stand_in_its_article(finder: RuleFinder) -> None:
    """Whatever is shown for a side can be read in the source, and ids do not change from run to run."""
    text = (
        "Orvenia accused Talmark of shelling the village of Brenik, where, as its army said in a long statement that was "
        "read out twice on the radio, nobody had slept for three nights, "
        "the school was closed, the well was dry, and the road to the "
        "town had been cut since the first of the month by the same guns, which stand on the far bank. "
        "Talmark denied the accusation."
    )
    article = an_article(text)
    found, _ = disputes_of(finder, article)
    assert found
    assert all(s.text in text and len(s.text) <= 300 for d in found for s in d.sides)
    assert disputes_of(finder, article)[0] == found


def test_two_exchanges_of_one_day_are_one_question_with_all_that_was_said(finder: RuleFinder) -> None:
    """Each accusing the other in one paper and the two accusations in another: neither pair is lost."""
    met = " Orvenian troops left. Talmark's foreign ministry was closed."
    one = an_article("Orvenia and Talmark accused each other of bad faith." + met, key="one")
    two = an_article(
        "Orvenia said Talmark attacked the mill. Talmark said Orvenia fired on its posts." + met, key="two"
    )
    blame = next(d for d in disputes_of(finder, one, two)[0] if d.question.startswith("Who is to blame"))
    assert {side.party: len(side.claims) for side in blame.sides} == {"Orvenia": 2, "Talmark": 2}
