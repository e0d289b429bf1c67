"""Briefings and positions: sections, sources, the latest claim, and what changed."""

from __future__ import annotations

from dataclasses import replace

from answering.briefing import brief
from answering.extractive import ExtractiveEngine
from answering.llm import LlmEngine
from answering.positions import positions, question_of, stated
from domain.answer import Brief, Scope
from domain.claim import Figure
from tests.answering.builders import claim, evidence
from tests.answering.fake_model import saying
from tests.answering.scene import COURIER, SCOPE, TALMARK_DENIES, scene, words_of


def test_a_briefing_has_its_sections_in_order_and_cites_everything() -> None:
    """Bottom line first; each statement with at least one sentence; nothing withheld offline."""
    found = brief(Brief(), scene(), ExtractiveEngine(), SCOPE)

    titles = [s.title for s in found.sections]
    assert titles == ["Bottom line", "What each party says", "Casualties as reported", "Disputed points"]
    assert all(s.citations for section in found.sections for s in section.statements)
    assert not found.withheld
    assert found.disputed == tuple(d.id for d in scene().disputes)
    assert {s.article for s in found.sources} == {"courier-1", "press-1", "radio-1"}
    assert found.period == ("2031-05-04", "2031-05-06")


def test_the_bottom_line_lets_more_than_one_party_speak() -> None:
    """An editor must not read one side's account as the news."""
    bottom = brief(Brief(), scene(), ExtractiveEngine(), SCOPE).sections[0]

    assert len({s.party for s in bottom.statements}) == len(bottom.statements) > 1


def test_what_is_not_known_is_said() -> None:
    """No article counts civilians."""
    assert any("civilian" in g.text for g in brief(Brief(), scene(), ExtractiveEngine(), SCOPE).gaps)


def test_a_topic_limits_the_briefing() -> None:
    """A topic that no article has gives an empty briefing, with its scope."""
    found = brief(Brief(topic="the regatta on Lake Ossen"), scene(), ExtractiveEngine(), SCOPE)

    assert found.sections == ()
    assert found.scope == SCOPE


def test_a_model_writes_the_same_sections() -> None:
    """Headings become sections; an unknown one counts as the main part; a bare claim is withheld."""
    reply = (
        "## Bottom line\nThe Orvenian ministry spoke of casualties. [2]\n"
        "## Fancy\nCorvale called for restraint. [5]\nNine fell. [8]"
    )
    engine = LlmEngine(saying(reply), name="fake")
    found = brief(Brief(), scene(), engine, SCOPE)

    assert [s.title for s in found.sections] == ["Bottom line", "What each party says"]
    assert found.sections[0].statements[0].citations[0].quote == words_of(COURIER, 1)
    assert [w.text for w in found.withheld] == ["Nine fell."]
    assert found.prompt is not None
    assert found.prompt.startswith("brief@2#")


def test_positions_give_the_latest_claim_and_what_changed() -> None:
    """Orvenia's own losses: six wounded on 6 May, revised from four on 4 May."""
    [orvenia] = positions(scene(), ["Orvenia"])
    losses = next(p for p in orvenia.positions if p.question == "Own losses")

    assert "six were wounded" in losses.text
    assert losses.said_on == "2031-05-06"
    assert losses.change == "revised from 4 wounded on 2031-05-04"
    assert len(losses.earlier) == 1
    assert losses.citations[0].outlet == "Harbour Radio"


def test_positions_are_the_same_from_what_was_kept_of_a_larger_library() -> None:
    """Days and questions of claims are worked out once; an article under filters finds its own among them."""
    whole = scene()
    under = evidence([COURIER], [c for c in whole.claims if c.article == COURIER.id])
    kept = [one for one in stated(whole) if one.claim.article == COURIER.id]

    assert positions(whole, ["Orvenia", "Talmark"], stated(whole)) == positions(whole, ["Orvenia", "Talmark"])
    assert positions(under, ["Orvenia", "Talmark"], kept) == positions(under, ["Orvenia", "Talmark"])
    assert positions(under, ["Orvenia"], ())[0].positions == ()


def test_positions_stand_under_their_questions() -> None:
    """Accusations, the other side's losses, denials, demands and offers are kept apart."""
    talmark, corvale = positions(scene(), ["Talmark", "Corvale"])

    assert {p.question for p in talmark.positions} == {"Who began it?", "The other side's losses", "Denials"}
    assert next(p for p in talmark.positions if p.question == "Denials").claim == TALMARK_DENIES.id
    assert {p.question for p in corvale.positions} == {"Demands", "Offers", "Position"}


def test_people_who_fled_are_no_sides_losses() -> None:
    """“Some 400 people have left their homes” is what happened; “nine Orvenian guards were killed” counts a side's losses."""
    fled = claim(COURIER, "Corvale", "both neighbours to show restraint", party="Corvale", stance="asserts")
    counted = Figure(kind="displaced", span=fled.content[0], low=400, high=400, victims="Orvenia", own_losses=False)
    unknown = replace(counted, kind="killed", victims=None, own_losses=None)

    assert question_of(replace(fled, figures=(counted,))) == "Position"
    assert question_of(replace(fled, figures=(unknown,))) == "Position"
    assert question_of(replace(fled, figures=(counted, replace(counted, kind="killed")))) == "The other side's losses"


def test_a_denial_is_worded_as_one() -> None:
    """The cell of a denial must not read like a claim."""
    [talmark] = positions(scene(), ["Talmark"])
    denial = next(p for p in talmark.positions if p.question == "Denials")

    assert denial.text == "“denied that Talmark had lost any soldiers”"


def test_a_party_that_says_nothing_has_no_positions() -> None:
    """It is listed, and empty."""
    [brenn] = positions(scene(), ["Brenn"])

    assert (brenn.party, brenn.positions) == ("Brenn", ())


def test_nothing_given_gives_an_empty_briefing() -> None:
    """No article, no statement."""
    assert brief(Brief(), evidence([]), ExtractiveEngine(), Scope(articles=0, origins=0)).sections == ()
