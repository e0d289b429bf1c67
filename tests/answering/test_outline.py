"""What a briefing puts first, under which headings, and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answering.briefing import brief
from answering.extractive import ExtractiveEngine
from answering.folding import folded
from answering.ledger import Ledger
from answering.writers.developments import in_order
from answering.writers.weight import Weights
from domain.answer import Brief, Statement
from domain.briefing import Briefing
from domain.claim import Claim, DateBasis, Event, Relation
from tests.answering.builders import article, claim, dispute, evidence, figure
from tests.answering.scene import (
    ARTICLES,
    CLAIMS,
    CORVALE_OFFERS,
    COURIER,
    DRONE,
    FIGURE_DISPUTE,
    FIRE_DISPUTE,
    NARRATOR,
    ORVENIA_LOSSES,
    RADIO,
    SCOPE,
    TALMARK_CLAIMS_NINE,
    TALMARK_DENIES,
    scene,
)


def on(of: Claim, day: str, basis: DateBasis = "text", what: str = "clash") -> Claim:
    """The claim, of an event on this day."""
    return replace(of, event=Event(type=what, date=day, date_basis=basis))


def days_of(*claims: Claim, a_day: int = 2, days: int = 5) -> list[tuple[str, str]]:
    """The headings of developments, each with its first claim's id."""
    ledger = Ledger(evidence=evidence(ARTICLES, claims))
    groups = folded(ledger.claims, ledger)
    return [(heading, group[0].id) for heading, group in in_order(groups, Weights(ledger), a_day=a_day, days=days)]


def said_in(made: Briefing, title: str) -> tuple[Statement, ...]:
    """The statements of a section."""
    return next((s.statements for s in made.sections if s.title == title), ())


def written(*claims: Claim, topic: str | None = None, long: bool = False) -> Briefing:
    """The briefing on these claims of the scene, all when none is given."""
    given = evidence(ARTICLES, claims or CLAIMS, (FIRE_DISPUTE, FIGURE_DISPUTE))
    return brief(Brief(topic=topic, length="long" if long else "short"), given, ExtractiveEngine(), SCOPE)


# --- developments


def test_days_stand_in_order_whatever_the_order_of_the_articles() -> None:
    """The day of the event counts, not that of the article."""
    late, early = on(ORVENIA_LOSSES, "2031-05-06"), on(TALMARK_CLAIMS_NINE, "2031-05-03")

    assert days_of(late, early) == [("3 May 2031", early.id), ("6 May 2031", late.id)]


def test_a_day_that_only_the_article_gives_is_called_so() -> None:
    """A reader must not take the day of the paper for the day of the clash."""
    [(heading, _)] = days_of(on(ORVENIA_LOSSES, "2031-05-04", "article"))

    assert heading == "4 May 2031 (by the day of publication)"


@pytest.mark.parametrize(
    "told",
    [
        on(CORVALE_OFFERS, "2031-05-04"),
        on(DRONE, "2031-05-06", "article", "other"),
        replace(on(NARRATOR, "2031-05-04"), figures=ORVENIA_LOSSES.figures),
        ORVENIA_LOSSES,
    ],
    ids=["an offer is no event", "talk without a day", "losses that nobody is credited with", "no day is known"],
)
def test_what_is_no_dated_event_stays_out(told: Claim) -> None:
    """Offers, remarks without a day of their own, and losses without a source."""
    assert days_of(told) == []


def test_where_there_are_more_days_the_weightiest_stay() -> None:
    """A count by a named ministry stays before a remark."""
    heavy, light = on(ORVENIA_LOSSES, "2031-05-06"), on(DRONE, "2031-05-03")

    assert [day for day, _ in days_of(heavy, light, days=1)] == ["6 May 2031"]


# --- the bottom line


def test_the_other_sides_answer_follows_a_disputed_statement() -> None:
    """One side's count of a disputed loss never stands alone at the top."""
    first, second, *_ = said_in(written(), "Bottom line")

    assert {first.party, second.party} == {"Orvenia", "Talmark"}


def test_the_lead_counts_parties_articles_and_points() -> None:
    """Computed from the cited claims, in the closed list's words."""
    assert written().lead == "Three parties speak in three articles. The accounts differ on two points."


# --- parties and points


def test_each_party_has_a_heading_even_when_all_it_said_stands_above() -> None:
    """Corvale's offer is nowhere else; Orvenia's only claim is in the bottom line already."""
    made = written(ORVENIA_LOSSES, CORVALE_OFFERS)

    assert {s.heading for s in said_in(made, "What each party says")} == {"Orvenia", "Corvale"}


def test_both_sides_of_a_point_stand_under_its_question() -> None:
    """The question is the heading, and no verdict stands beside it."""
    made = written()
    under = [s.party for s in said_in(made, "Disputed points") if s.heading == FIRE_DISPUTE.question]

    assert under == ["Orvenia", "Talmark"]
    assert made.untold == ()


def test_points_without_room_are_named() -> None:
    """A short briefing shows three points with their sides, and names the others."""
    more = [
        dispute(f"Was post {n} hit?", ("Orvenia", "yes", ORVENIA_LOSSES), ("Talmark", "no", TALMARK_DENIES))
        for n in range(4)
    ]
    made = brief(Brief(), evidence(ARTICLES, CLAIMS, more), ExtractiveEngine(), SCOPE)

    assert len(made.points) == 4
    assert made.untold == ("Was post 3 hit?",)


def test_a_topic_limits_the_points() -> None:
    """What is disputed elsewhere is not named in a briefing on something else."""
    assert written(topic="the drone over the river").points == ()


# --- what is left out, and what is not known


def test_a_headline_gives_way_to_the_sentence_below_it() -> None:
    """“Guard killed, Orvenia says” over a story that tells it in full; a headline without a story stays."""
    both = article("Guard killed, Orvenia says\nOrvenia said that a guard was killed at the Sella crossing.", title="x")
    both = replace(both, title="Guard killed, Orvenia says")
    top = claim(both, "Orvenia", "Guard killed", party="Orvenia", cue="says")
    story = claim(both, "Orvenia", "a guard was killed at the Sella crossing", party="Orvenia", cue="said", id="story")

    for given, kept in (((top, story), {"story"}), ((top,), {top.id})):
        made = brief(Brief(), evidence((both,), given), ExtractiveEngine(), SCOPE)
        assert {c for section in made.sections for s in section.statements for c in s.claims} == kept


def test_who_declined_to_say_is_told() -> None:
    """Silence is data: it stands where a reader looks for what is missing."""
    refusal = claim(
        RADIO, "Mira Solen", "A drone crossed the river at dawn", party="Orvenia", stance="declines", id="no"
    )

    assert [s.claims for s in said_in(written(ORVENIA_LOSSES, refusal), "What is not known")] == [("no",)]


def test_losses_stand_under_whose_they_are() -> None:
    """Counts of one side's losses by both sides meet under one heading."""
    under = {s.heading for s in said_in(written(long=True), "Casualties as reported")}

    assert under == {"Losses of Orvenia"}


def test_everything_is_cited_and_nothing_withheld() -> None:
    """On the whole scene, short and long."""
    for long in (False, True):
        made = written(long=long)
        assert all(s.citations for section in made.sections for s in section.statements)
        assert made.withheld == ()
    assert COURIER.id in {source.article for source in written().sources}
    assert scene().disputes


def test_a_count_without_a_source_stands_only_where_nobody_owns_it() -> None:
    """Orvenia’s count of the wounded is enough; another one of the paper's own is kept, and says so."""
    same = replace(NARRATOR, id="same", figures=ORVENIA_LOSSES.figures)
    other = replace(NARRATOR, id="other", figures=(replace(ORVENIA_LOSSES.figures[0], low=30),))

    told = {c for s in said_in(written(ORVENIA_LOSSES, same, other), "Casualties as reported") for c in s.claims}

    assert told == {ORVENIA_LOSSES.id, "other"}


def _tolls(*numbers: int, joined: Sequence[int] | None = None) -> Briefing:
    """A short briefing on one ministry's counts of the dead, one a day, of which a relation joins those named, or all."""
    told = []
    for day, number in enumerate(numbers, 10):
        paper = article(
            f"{number} people died at the weir, the Dosk Ministry said.", id=f"d-{day}", published=f"2034-03-{day}"
        )
        dead = figure(paper, f"{number} people died", "killed", number, victims="Dosk", own=True)
        told.append(
            (paper, claim(paper, "Dosk Ministry", f"{number} people died at the weir", party="Dosk", figures=[dead]))
        )
    papers, claims = zip(*told, strict=True)
    same = range(len(claims)) if joined is None else joined
    update = Relation(kind="update", claims=tuple(claims[n].id for n in same), note="later")
    return brief(Brief(), evidence(papers, claims, relations=[update] if same else []), ExtractiveEngine(), SCOPE)


def test_a_briefing_leads_with_the_last_of_a_claimants_counts() -> None:
    """Three dead is no bottom line once the ministry says eleven; of seven counts a short list keeps the last."""
    made = _tolls(3, 7, 11)
    assert "11 people" in said_in(made, "Bottom line")[0].text
    kept = [s.text for s in said_in(_tolls(1, 2, 3, 4, 5, 6, 9), "Casualties as reported")]
    assert len(kept) == 5
    assert "9 people" in kept[-1]


def test_a_short_list_of_losses_prefers_what_is_claimed_to_what_is_denied() -> None:
    """Five denials of one party's counts do not crowd out the one count that somebody gives."""
    text = "".join(f"Dosk denied that {n} people died. " for n in range(20, 25)) + "Morr said 9 people died."
    paper = article(text, id="losses", published="2034-03-10")
    told = [
        claim(
            paper, "Dosk", f"{n} people died", party="Dosk", stance="denies", id=f"no-{n}",
            figures=[figure(paper, f"{n} people died", "killed", n, victims="Dosk", own=True)],
        )
        for n in range(20, 25)
    ]  # fmt: skip
    dead = figure(paper, "9 people died", "killed", 9, victims="Dosk", own=False)
    told.append(claim(paper, "Morr", "9 people died", party="Morr", id="yes", figures=[dead]))
    made = brief(Brief(), evidence((paper,), told), ExtractiveEngine(), SCOPE)

    assert "yes" in {c for s in said_in(made, "Casualties as reported") for c in s.claims}


def test_a_copy_of_an_outdated_count_is_outdated_too() -> None:
    """The relation names one report of the old count; what another paper had of it on that day is as old."""
    made = _tolls(3, 3, 11)
    assert "11 people" in said_in(made, "Bottom line")[0].text


def test_the_last_of_a_series_is_not_crowded_out_by_earlier_counts_of_others() -> None:
    """Six counts before it that nothing brings up to date leave the toll of the last day its place."""
    made = _tolls(1, 30, 40, 50, 60, 70, 20, joined=(0, 6))
    assert "20 people" in said_in(made, "Casualties as reported")[-1].text


def test_counts_that_nothing_joins_or_that_fell_are_as_new_as_any() -> None:
    """Two events have a count each, and one that was lowered is not outdated by the higher one before it."""
    assert "3 people" in said_in(_tolls(3, 7, joined=()), "Bottom line")[0].text
    assert "7 people" in said_in(_tolls(7, 3), "Bottom line")[0].text
