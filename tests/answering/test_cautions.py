"""Quality flags travel with the quotations they touch, on every way from an article to a reader, and with no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest

from answering.briefing import brief
from answering.citing import cite_disputes
from answering.extractive import ExtractiveEngine
from answering.positions import positions
from domain.answer import Brief, Evidence
from domain.article import Article, Flag, FlagKind
from domain.citation import Caution, Citation
from domain.text import Span
from tests.answering.builders import article, claim, dispute, evidence, figure
from tests.answering.scene import SCOPE
from tests.answering.test_extractive import ask

TEXT = (
    "On 7 April two guards of Asia were killed at the crossing, the Orvenian army said. "
    "Three guards of Talmark were killed at the crossing, the Talmark army said."
)
KINDS: tuple[FlagKind, ...] = (
    "impossible-date", "odd-entity", "machine-translated", "mojibake", "truncated", "paywall", "markup-debris", "hidden-text",
)  # fmt: skip
READING = Caution(kind="odd-entity", note="the rest names Orvenia", words="Asia", suggestion="Orvenia")


def paper_with(*flags: Flag) -> Article:
    """Two sentences, a claim in each."""
    return article(TEXT, flags=flags)


def in_first(kind: FlagKind = "odd-entity") -> Flag:
    """A flag on a name in the first sentence."""
    at = TEXT.index("Asia")
    return Flag(kind=kind, note="the rest names Orvenia", span=Span(start=at, end=at + 4), suggestion="Orvenia")


def two_claims(paper: Article) -> Evidence:
    """A count of each army, and the dispute between them."""
    one = claim(
        paper, "Orvenian army", "On 7 April two guards of Asia were killed at the crossing", party="Orvenia",
        figures=[figure(paper, "two guards", "killed", 2)], id="one",
    )  # fmt: skip
    other = claim(
        paper, "Talmark army", "Three guards of Talmark were killed at the crossing", party="Talmark",
        figures=[figure(paper, "Three guards", "killed", 3)], id="other",
    )  # fmt: skip
    point = dispute("How many were killed?", ("Orvenia", "2", one), ("Talmark", "3", other))
    return evidence([paper], [one, other], [point])


def by_sentence(found: Iterable[Citation]) -> dict[str, tuple[Caution, ...]]:
    """The cautions of the two sentences, by their first words."""
    return {c.quote[:5]: c.cautions for c in found}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_stands_with_its_sentence_and_no_other(kind: FlagKind) -> None:
    """In an answer: with citation and statement, with words and suggestion; the second sentence stays clean."""
    found = ask("How many guards were killed?", two_claims(paper_with(in_first(kind))))

    first, second = found.statements
    assert first.flags == (kind,)
    assert first.citations[0].cautions == (dataclasses.replace(READING, kind=kind),)
    assert second.flags == ()
    assert second.citations[0].cautions == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_flag_of_the_whole_article_stands_with_every_sentence(kind: FlagKind) -> None:
    """Without a place it bears on all words."""
    found = ask("How many guards were killed?", two_claims(paper_with(Flag(kind=kind, note="why"))))

    assert [s.flags for s in found.statements] == [(kind,), (kind,)]


@pytest.mark.parametrize("kind", ["no-date", "no-byline", "no-outlet", "boilerplate"])
def test_what_says_nothing_of_the_words_is_left_out(kind: FlagKind) -> None:
    """A missing byline is no reason to read the words with care."""
    found = ask("How many guards were killed?", two_claims(paper_with(Flag(kind=kind, note="why"))))

    assert [s.flags for s in found.statements] == [(), ()]


def test_the_plain_answer_says_it_beside_the_line() -> None:
    """A reader without a page is told too, on that line only, and the words stay as they stand."""
    first, second = [
        line
        for line in ask("How many guards were killed?", two_claims(paper_with(in_first()))).answer.splitlines()
        if "were killed" in line
    ]

    assert first.endswith("[1] (caution: odd name)")
    assert "two guards of Asia" in first
    assert "caution" not in second


def test_nearest_sentences_of_a_refusal_carry_them() -> None:
    """Also what is no answer is quoted with its cautions."""
    found = ask("Which regatta did the guards of Asia win?", two_claims(paper_with(in_first())))

    assert found.silence is not None
    assert by_sentence(found.silence.nearest)["On 7 "] == (READING,)
    assert "(caution: odd name)" in found.answer


def test_briefings_positions_and_disputes_carry_them() -> None:
    """Each quotes the first sentence with its caution and the second without."""
    given = two_claims(paper_with(in_first()))

    told = brief(Brief(), given, ExtractiveEngine(), SCOPE)
    said = [c for section in told.sections for s in section.statements for c in s.citations]
    held = [c for p in positions(given, ("Orvenia", "Talmark")) for one in p.positions for c in one.citations]
    sides = [c for d in cite_disputes(given.disputes, given) for side in d.sides for c in side.citations]
    for found in (said, held, sides):
        assert by_sentence(found) == {"On 7 ": (READING,), "Three": ()}


def test_a_briefings_caution_cites_the_flagged_sentence() -> None:
    """The line of the section leads to the words it is about, once a kind; a flag of the whole article to its first claim."""
    late = TEXT.index("Talmark were")
    cut = Flag(kind="truncated", note="", span=Span(start=late, end=late + 7))
    told = brief(
        Brief(), two_claims(paper_with(cut, cut, Flag(kind="machine-translated", note=""))), ExtractiveEngine(), SCOPE
    )

    (section,) = [s for s in told.sections if s.title == "Quality cautions"]
    assert [(s.text, s.citations[0].quote[:5]) for s in section.statements] == [
        ("The Corvale Courier: cut short", "Three"),
        ("The Corvale Courier: likely machine-translated", "On 7 "),
    ]
    assert {(s.speaker, s.party, s.claims) for s in section.statements} == {(None, None, ())}, (
        "nobody in the text said it"
    )


def test_articles_that_no_rule_reads_are_told() -> None:
    """In the plain answer, and in what a refusal searched; nothing where the rules read everything."""
    scope = dataclasses.replace(SCOPE, unread=2, languages=("ru", "tr"))
    told = "2 articles in Russian and Turkish were searched by words only; no claims were read from them"

    assert ask("How many guards were killed?", two_claims(paper_with()), scope=scope).answer.endswith(f"\n{told}.")
    refused = ask("Which regatta did Velmora win?", two_claims(paper_with()), scope=scope)
    assert refused.silence is not None
    assert refused.silence.searched.endswith(f"; {told}")
    assert told in refused.answer
    assert "searched by words" not in ask("How many guards were killed?", two_claims(paper_with())).answer
