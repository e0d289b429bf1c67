"""Small articles, claims and answers about states that do not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.answer import Answer, Gap, Hop, Scope, Silence, Statement, Usage, Withheld
from domain.article import Article, Basis, Flag, Hit, Passage, Version
from domain.briefing import Briefing, PartyPositions, Position, Section, SourceLine
from domain.citation import Citation
from domain.claim import Claim, Dispute, Event, Figure, Relation, Side, Speaker, Via
from domain.moment import Moment
from domain.text import OffsetMap, Piece, Sentence, Span

WORDS = "Orvenia's ministry said that twelve soldiers were killed near Dask. Talmark denied it."
LEAD = 9  # raw text has a byline of nine characters before the stored text


def an_article(**fields: Any) -> Article:
    """One stored article of two sentences, whose stored text begins nine characters into the raw."""
    cut = WORDS.index(" Talmark")
    made = Article(
        id="courier-1f2e",
        version=1,
        versions=(Version(version=1, stored_at=datetime(2031, 5, 4, 18, tzinfo=UTC), parser="txt@1"),),
        stored_at=datetime(2031, 5, 4, 18, tzinfo=UTC),
        source="courier.txt",
        text=WORDS,
        raw="By Staff\n" + WORDS,
        offsets=OffsetMap(pieces=(Piece(start=0, end=len(WORDS), raw_start=LEAD, raw_end=LEAD + len(WORDS)),)),
        sentences=(Sentence(index=0, start=0, end=cut), Sentence(index=1, start=cut + 1, end=len(WORDS))),
        digest="0" * 64,
        parser="txt@1",
        title="Losses near Dask",
        outlet="Courier",
        published=Moment(iso="2031-05-04"),
        basis=(Basis(field="outlet", how="record", confidence=1.0),),
        flags=(Flag(kind="no-byline", note="no byline was found"),),
        origin="courier-1f2e",
        state="analysed",
    )
    return replace(made, **fields)


def span_of(words: str) -> Span:
    """Where the words stand in the article of these builders."""
    start = WORDS.index(words)
    return Span(start=start, end=start + len(words))


def a_claim(**fields: Any) -> Claim:
    """The first sentence's claim: Orvenia's ministry asserts a count of its own losses."""
    made = Claim(
        id="courier-1f2e@1.0/1",
        article="courier-1f2e",
        version=1,
        speakers=(
            Speaker(
                name="Orvenia's ministry", kind="organisation", span=span_of("Orvenia's ministry"), party="Orvenia"
            ),
        ),
        cue=span_of("said"),
        stance="asserts",
        content=(span_of("twelve soldiers were killed near Dask"),),
        form="indirect",
        via=(Via(name="Courier", inferred=True),),
        event=Event(type="clash", place="Dask"),
        figures=(a_figure(),),
    )
    return replace(made, **fields)


def a_figure(**fields: Any) -> Figure:
    """Twelve soldiers of Orvenia."""
    made = Figure(kind="killed", span=span_of("twelve"), low=12, high=12, victims="Orvenia", victims_kind="military")
    return replace(made, own_losses=True, **fields)


def a_citation(**fields: Any) -> Citation:
    """The first sentence, quoted."""
    end = an_article().sentences[0].end
    made = Citation(
        number=1,
        article="courier-1f2e",
        version=1,
        title="Losses near Dask",
        outlet="Courier",
        published=Moment(iso="2031-05-04"),
        origin="courier-1f2e",
        sentence="courier-1f2e@1.0",
        quote=WORDS[:end],
        start=0,
        end=end,
        raw_start=LEAD,
        raw_end=LEAD + end,
        via=("Orvenia's ministry", "Courier"),
    )
    return replace(made, **fields)


def a_statement(**fields: Any) -> Statement:
    """A checked statement with a chain."""
    made = Statement(
        text="Orvenia's ministry said that twelve soldiers were killed.",
        citations=(a_citation(),),
        speaker="Orvenia's ministry",
        party="Orvenia",
        stance="asserts",
        chain=(Hop(name="Orvenia's ministry"), Hop(name="Courier", inferred=True)),
        claims=("courier-1f2e@1.0/1",),
    )
    return replace(made, **fields)


A_SCOPE = Scope(articles=3, origins=2, since="2031-05-03", until="2031-05-04", waiting=1)


def an_answer(question: str = "How many were killed?", **fields: Any) -> Answer:
    """An answer with one statement, one gap and one statement that was withheld."""
    made = Answer(
        question=question,
        asked_as=question,
        kind="how-many",
        answer="Orvenia's ministry says twelve [1].",
        lead="One source gives a count.",
        statements=(a_statement(),),
        gaps=(Gap(text="Nobody says when."),),
        withheld=(Withheld(text="Forty were killed.", reason="the number 40 stands in no cited sentence"),),
        silence=None,
        scope=A_SCOPE,
        engine="extractive",
        usage=Usage(input_tokens=0, output_tokens=0),
    )
    return replace(made, **fields)


def a_refusal(question: str = "Who won?") -> Answer:
    """An answer that says what was searched and found wanting."""
    silence = Silence(kind="nothing found", searched="3 articles", nearest=(a_citation(),))
    words = "The loaded sources do not say. Searched: 3 articles."
    return an_answer(question, answer=words, lead="", statements=(), gaps=(), withheld=(), silence=silence)


def a_hit() -> Hit:
    """The passage of both sentences."""
    whole = Passage(
        id="courier-1f2e@1:0-1", article="courier-1f2e", version=1, first=0, last=1, start=0, end=len(WORDS), text=WORDS
    )
    return Hit(passage=whole, score=0.5, found_by=("words",))


def a_dispute() -> Dispute:
    """Two sides on one count; of the second no statement was found."""
    sides = (
        Side(party="Orvenia", text="twelve", claims=("courier-1f2e@1.0/1",), citations=(a_citation(),)),
        Side(party="Talmark", text=""),
    )
    return Dispute(id="d1", question="How many were killed near Dask?", kind="figure", sides=sides)


def a_relation() -> Relation:
    """Two claims that agree."""
    return Relation(kind="same", claims=("c1", "c2"), note="the same report again")


def some_positions() -> tuple[PartyPositions, ...]:
    """One party with a position, one without."""
    held = Position(
        party="Orvenia",
        question="losses near Dask",
        text="says that twelve were killed",
        claim="courier-1f2e@1.0/1",
        chain=(Hop(name="Courier"),),
        said_on="2031-05-04",
        citations=(a_citation(),),
    )
    return PartyPositions(party="Orvenia", positions=(held,)), PartyPositions(party="Talmark", positions=())


def a_briefing(topic: str | None = None) -> Briefing:
    """A briefing of one section."""
    return Briefing(
        topic=topic,
        period=("2031-05-03", "2031-05-04"),
        sections=(Section(title="Losses", statements=(a_statement(),)),),
        disputed=("d1",),
        gaps=(Gap(text="Nobody says when."),),
        withheld=(),
        sources=(SourceLine(article="courier-1f2e", outlet="Courier", origin="courier-1f2e"),),
        scope=A_SCOPE,
        engine="extractive",
    )
