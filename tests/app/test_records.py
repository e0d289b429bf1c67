"""What stands beside positions and disputes: days, figures by claimant, and what was said before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.records import Records
from domain.answer import Evidence
from domain.article import Article, Filters
from domain.claim import Claim, Event, Figure, Relation, Speaker, Stance
from domain.moment import Moment
from domain.text import Span
from tests.app.ui_samples import article

FILTERS = Filters()
TEXT = """The Orvenian Army said two scouts were killed at Sallow on Monday.
The Talmark Staff said at least five scouts were killed at Sallow.
The Talmark Staff denied that any shell had fallen.
Ferries ran as usual yesterday, the harbour master said."""
LATER = "The Orvenian Army said three scouts were killed at Sallow."


def first() -> Article:
    """A report of 6 May 2031."""
    return article("reed-1", TEXT, title="Scouts", outlet="The Reed", published=Moment(iso="2031-05-06"))


def later(id_: str = "reed-2", day: str | None = "2031-05-09") -> Article:
    """Another one; without a day when it has none."""
    return article(id_, LATER, title="Scouts again", outlet="The Reed", published=Moment(iso=day) if day else None)


def claim(number: int, held: Article, words: str, party: str | None, stance: Stance = "asserts", **known: Any) -> Claim:
    """A claim on these words of the article."""
    start = held.text.index(words)
    speaker = Speaker(name=party or "harbour master", kind="organisation", party=party)
    return Claim(
        id=f"{held.id}@1-c{number}", article=held.id, version=1, speakers=(speaker,), stance=stance,
        content=(Span(start=start, end=start + len(words)),), form="indirect", **known,
    )  # fmt: skip


def dead(held: Article, words: str, low: int, high: int | None, **known: Any) -> Figure:
    """A count of killed Orvenian soldiers."""
    start = held.text.index(words)
    base: dict[str, Any] = {"victims": "Orvenia", "victims_kind": "military"} | known
    return Figure(kind="killed", span=Span(start=start, end=start + len(words)), low=low, high=high, **base)


def records(claims: tuple[Claim, ...], *articles: Article, relations: tuple[Relation, ...] = ()) -> Records:
    """The records over these claims."""
    held = Evidence(articles={a.id: a for a in articles}, claims=claims, relations=relations)
    return Records(lambda _filters: held, lambda _what, _filters, make: make())


def scene() -> tuple[Claim, ...]:
    """Two counts that differ, a denial, and a remark about yesterday."""
    one = first()
    monday = Event(type="casualties", place="Sallow", date="2031-05-05", date_basis="weekday")
    guess = Event(type="casualties", date="2031-05-06", date_basis="article")
    near = Event(type="other", date="2031-05-05", date_basis="article")
    return (
        claim(1, one, "two scouts were killed at Sallow on Monday", "Orvenia", figures=(dead(one, "two scouts", 2, 2),),
              event=monday),
        claim(2, one, "at least five scouts were killed at Sallow", "Talmark",
              figures=(dead(one, "at least five scouts", 5, None),), event=guess),
        claim(3, one, "any shell had fallen", "Talmark", "denies"),
        claim(4, one, "Ferries ran as usual yesterday", None, event=near),
    )  # fmt: skip


def test_events_stand_at_the_day_that_their_text_gives() -> None:
    """A weekday and "yesterday" give one; the day of the article alone gives none: its event may be older."""
    found = records(scene(), first()).timeline(FILTERS, "event")
    assert [(m.day, m.basis, m.source) for m in found.marks] == [
        ("2031-05-05", "weekday", "Orvenia"),
        ("2031-05-05", "article", "harbour master"),
    ]
    assert {m.source for m in found.undated} == {"Talmark"}


def test_statements_stand_at_the_day_they_were_made_on() -> None:
    """By the words around them, else by the article's day; those of an article without a day are apart."""
    undated = later("slip-1", None)
    claims = (*scene(), claim(1, undated, "three scouts were killed", "Orvenia"))
    found = records(claims, first(), undated).timeline(FILTERS, "statement")
    assert {m.day for m in found.marks if m.party == "Talmark"} == {"2031-05-06"}
    assert [m.article for m in found.undated] == ["slip-1"]


def test_a_report_of_the_same_statement_is_one_mark() -> None:
    """Two outlets with the same words on one day: one mark, both cited; another party's same words stay apart."""
    one, two = later("reed-2"), later("post-2")
    claims = tuple(claim(n, a, "three scouts were killed", "Orvenia") for n, a in ((1, one), (1, two)))
    other = claim(2, two, "three scouts were killed", "Talmark")
    kept = records((*claims, other), one, two)
    found = kept.timeline(FILTERS, "statement")
    assert [(m.source, len(m.copies)) for m in found.marks] == [("Orvenia", 1), ("Talmark", 0)]
    told = kept.told(found.marks, FILTERS)
    assert {c.article for c in told[0].citations} == {"reed-2", "post-2"}
    assert all(c.quote in LATER for one in told for c in one.citations)


def test_figures_are_kept_by_claimant_with_the_older_behind() -> None:
    """The latest count first; an older one is "revised" only where the claims are known to be one count and a later one."""
    one, two = first(), later()
    newest = claim(1, two, "three scouts were killed", "Orvenia", figures=(dead(two, "three scouts", 3, 3),))
    update = Relation(kind="update", claims=("reed-1@1-c1", newest.id), note="2, later 3")
    (group,) = records((*scene(), newest), one, two, relations=(update,)).figures(FILTERS)
    assert (group.kind, group.victims) == ("killed", "Orvenia")
    orvenia, talmark = group.rows
    assert (orvenia.claimant, orvenia.latest.figure.low) == ("Orvenia", 3)
    assert [(e.figure.low, e.revised) for e in orvenia.earlier] == [(2, True)]
    assert (talmark.latest.figure.low, talmark.latest.figure.high, talmark.earlier) == (5, None, ())
    assert (
        talmark.latest.told.citations[0].quote == "The Talmark Staff said at least five scouts were killed at Sallow."
    )


def test_two_counts_that_no_rule_relates_are_not_called_revised() -> None:
    """Counts of two events stand behind each other without a word on what one has to do with the other."""
    one, two = first(), later()
    newest = claim(1, two, "three scouts were killed", "Orvenia", figures=(dead(two, "three scouts", 3, 3),))
    (group,) = records((*scene(), newest), one, two).figures(FILTERS)
    assert [e.revised for e in group.rows[0].earlier] == [False]


def test_a_denied_count_is_a_row_of_its_own() -> None:
    """What a party says is not so is never its count."""
    one, two = first(), later()
    denied = claim(9, two, "three scouts were killed", "Orvenia", "denies", figures=(dead(two, "three scouts", 9, 9),))
    (group,) = records((*scene(), denied), one, two).figures(FILTERS)
    assert [(r.claimant, r.latest.denied, r.latest.figure.low) for r in group.rows] == [
        ("Orvenia", False, 2),
        ("Talmark", False, 5),
        ("Orvenia", True, 9),
    ]


def test_a_count_of_nobody_in_particular_joins_the_same_count_of_soldiers() -> None:
    """A bare "nine dead" beside the same claimant's "nine soldiers" is no second row; another number is."""
    one, two = first(), later()
    same = claim(
        2,
        two,
        "three scouts were killed",
        "Orvenia",
        figures=(dead(two, "three scouts", 2, 2, victims_kind="unknown"),),
    )
    other = replace(same, id="reed-2@1-c3", figures=(replace(same.figures[0], low=7, high=7),))
    (joined,) = records((*scene(), same), one, two).figures(FILTERS)
    (apart,) = records((*scene(), other), one, two).figures(FILTERS)
    assert len([r for r in joined.rows if r.claimant == "Orvenia"]) == 1
    assert len([r for r in apart.rows if r.claimant == "Orvenia"]) == 2


def test_older_statements_say_what_changed() -> None:
    """The count before, with what the later one made of it; unknown claims give nothing."""
    one, two = first(), later()
    newest = claim(1, two, "three scouts were killed", "Orvenia", figures=(dead(two, "three scouts", 3, 3),))
    kept = records((*scene(), newest), one, two)
    (before,) = kept.older(newest.id, ["reed-1@1-c1", "gone@1-c1"], FILTERS)
    assert before.change == "later revised from 2 killed on 2031-05-06"
    assert (before.said_on, before.said_basis) == ("2031-05-06", "article")
    assert kept.older("gone@1-c1", ["reed-1@1-c1"], FILTERS) == ()


GUARDS = """Nine dead after raid on Sallow
The Orvenian Army said on Monday that nine scouts were killed at Sallow.
It said later that nine had died on Monday alone."""


def uncredited(found: Article) -> Claim:
    """Its headline, which credits nobody and names no side."""
    bare = replace(dead(found, "Nine dead", 9, 9), victims=None, victims_kind="unknown")
    plain = claim(1, found, "Nine dead after raid on Sallow", None, figures=(bare,))
    return replace(plain, speakers=(Speaker(name=found.name, kind="narrator"),))


def raid() -> Article:
    """A report whose headline says again what its text says."""
    lines = article("raid-1", GUARDS, title="Nine dead after raid on Sallow", outlet="The Reed")
    assert lines.sentences[0].span.of(lines.text) == lines.title
    return lines


def test_a_headline_and_its_lead_are_one_row() -> None:
    """A headline credits nobody and names no side: its number is the one that the text under it credits; both are cited."""
    found = raid()
    lead = claim(2, found, "nine scouts were killed", "Orvenia", figures=(dead(found, "nine scouts", 9, 9),))
    (group,) = records((uncredited(found), lead), found).figures(FILTERS)
    (row,) = group.rows
    assert (group.victims, row.claimant, row.earlier) == ("Orvenia", "Orvenia", ())
    assert [c.quote for c in row.latest.told.citations] == [
        "The Orvenian Army said on Monday that nine scouts were killed at Sallow.",
        "Nine dead after raid on Sallow",
    ]


def test_another_number_in_the_headline_is_a_row_of_its_own() -> None:
    """What the text does not credit to anybody is the outlet's."""
    found = raid()
    lead = claim(2, found, "nine scouts were killed", "Orvenia", figures=(dead(found, "nine scouts", 8, 8),))
    groups = records((uncredited(found), lead), found).figures(FILTERS)
    assert [[row.claimant for row in group.rows] for group in groups] == [["Orvenia"], ["The Reed"]]


def test_a_count_of_one_day_holds_the_same_number_without_one() -> None:
    """Twice nine of one claimant in one article are one row; nine soldiers and nine civilians are two."""
    found = raid()
    first_one = dead(found, "nine scouts", 9, 9)
    again = replace(dead(found, "nine had died", 9, 9), scope="daily")
    said = (
        claim(1, found, "nine scouts were killed", "Orvenia", figures=(first_one,)),
        claim(2, found, "nine had died on Monday alone", "Orvenia", figures=(again,)),
    )
    (group,) = records(said, found).figures(FILTERS)
    assert len(group.rows) == 1
    assert group.rows[0].latest.figure.scope == "daily"
    assert len(group.rows[0].latest.told.citations) == 2

    others = replace(said[1], figures=(replace(again, scope=None, victims_kind="civilian"),))
    (group,) = records(
        (replace(said[0], figures=(replace(first_one, victims_kind="military"),)), others), found
    ).figures(FILTERS)
    assert [row.latest.figure.victims_kind for row in group.rows] == ["military", "civilian"]


def test_unnamed_sources_of_two_articles_are_two_claimants() -> None:
    """Nobody knows whether they are one; a second number of the other must not look like a correction of the first."""
    one, two = first(), later()
    unnamed = (Speaker(name="unnamed", kind="unnamed"),)
    said = (
        replace(
            claim(1, one, "two scouts were killed", None, figures=(dead(one, "two scouts", 2, 2),)), speakers=unnamed
        ),
        replace(
            claim(1, two, "three scouts were killed", None, figures=(dead(two, "three scouts", 3, 3),)),
            speakers=unnamed,
        ),
    )
    (group,) = records(said, one, replace(two, outlet="The Post")).figures(FILTERS)
    assert [row.claimant for row in group.rows] == ["An unnamed source, in The Post", "An unnamed source, in The Reed"]
    assert all(not row.earlier for row in group.rows)


def test_a_copys_uncredited_count_is_its_originals() -> None:
    """One story in two papers is one claimant with two citations; two stories of their own are two."""
    one, two = raid(), replace(raid(), id="post-1", outlet="The Post")
    (row,) = records((uncredited(one), uncredited(two)), one, replace(two, origin=one.id)).figures(FILTERS)[0].rows
    assert row.claimant == "The Reed"
    assert {c.article for c in row.latest.told.citations} == {one.id, "post-1"}

    (group,) = records((uncredited(one), uncredited(two)), one, two).figures(FILTERS)
    assert [row.claimant for row in group.rows] == ["The Post", "The Reed"]
