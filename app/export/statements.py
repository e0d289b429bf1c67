"""Statements, gaps and hops as blocks: who says it, through whom, when, and what to be careful of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from answering.ledger import UNATTRIBUTED
from app.export.cautions import of_citations
from app.export.document import Block, Heading, Note, Paragraph
from app.render.cautions import name_of
from app.render.words import STANCES, count, day
from domain.answer import Gap, Hop, Statement, chain_words
from domain.citation import Citation
from domain.claim import Dispute

Disputed = Mapping[str, str]  # claim id -> the question on which the sources disagree


def disputed_claims(disputes: Iterable[Dispute]) -> Disputed:
    """The question in dispute for every claim that takes a side."""
    return {claim: d.question for d in disputes for side in d.sides for claim in side.claims}


def besides(disputed: Disputed, heading: str | None) -> Disputed:
    """The questions in dispute without the one that is asked by the heading over the statements."""
    return {claim: question for claim, question in disputed.items() if question != heading}


def statement(made: Statement, disputed: Disputed) -> Paragraph:
    """One statement with its citation numbers; its second line keeps all that travels with it."""
    return Paragraph(text=made.text, citations=tuple(c.number for c in made.citations), about=_about(made, disputed))


def caution(made: Statement) -> Paragraph:
    """Sitrep's own word about a text, with the sentences that it is about: it has no speaker."""
    return Paragraph(
        text=made.text, citations=tuple(c.number for c in made.citations), about=careful(made.flags, made.citations)
    )


def _about(made: Statement, disputed: Disputed) -> str:
    points = dict.fromkeys(disputed[claim] for claim in made.claims if claim in disputed)
    many = len({c.article for c in made.citations})
    return line(
        _owner(made),
        through(made.chain),
        _date(made),
        "" if made.own_losses is None else "own losses" if made.own_losses else "the other side’s losses",
        f"{count(many, 'article')}, {count(made.origins, 'origin')}" if many > 1 else "",
        "weakly supported: read the source" if made.status == "weak" else "",
        "corrected by hand" if made.corrected else "",
        careful(made.flags, made.citations),
        *(f"DISPUTED: {point}" for point in points),
    )


def line(*parts: str) -> str:
    """The parts that say something, on one line."""
    return " · ".join(part for part in parts if part)


def _owner(made: Statement) -> str:
    """Whose statement it is, with its stance: the words above name the speaker, who may be a party's."""
    if not made.party and made.speaker in (None, "", UNATTRIBUTED):
        return "no source named: the outlet’s own words"
    return f"{made.party or made.speaker} {STANCES[made.stance]}" if made.stance else str(made.party or made.speaker)


def _date(made: Statement) -> str:
    if made.said_on:
        return f"said {day(made.said_on, year=True)}"
    days = sorted({c.published.iso for c in made.citations if c.published})
    return f"day not given, published {day(days[0], year=True)}" if days else "no date"


def through(chain: Sequence[Hop]) -> str:
    """The chain from the innermost hop to the outlet; nothing when there is none.

    >>> through((Hop(name="ministry"), Hop(name="Courier", inferred=True)))
    'through: ministry → Courier (inferred)'
    """
    return f"through: {chain_words(chain)}" if chain else ""


def cautions(kinds: Sequence[str]) -> str:
    """Quality flags in words."""
    return "caution: " + ", ".join(map(name_of, kinds)) if kinds else ""


def careful(kinds: Sequence[str], cited: Sequence[Citation]) -> str:
    """Quality flags of quoted sentences in words, with each suggested reading."""
    readings = dict.fromkeys(c.reading for c in of_citations(cited) if c.reading)
    return line(cautions(tuple(dict.fromkeys((*kinds, *(k for c in cited for k in c.flags))))), *readings)


def gaps(found: Sequence[Gap]) -> tuple[Block, ...]:
    """What the sources do not say, under its own heading; nothing when there is no gap."""
    if not found:
        return ()
    lines = (
        Paragraph(text=gap.text, citations=tuple(c.number for c in gap.citations), about=careful((), gap.citations))
        for gap in found
    )
    return (Heading(text="What the sources do not say"), *lines)


def nearest(cited: Sequence[Citation]) -> tuple[Block, ...]:
    """The sentences that came nearest to a question that the sources do not answer."""
    if not cited:
        return (Note(text="No sentence came near it."),)
    return (
        Heading(text="Nearest sentences", level=2),
        *(
            Paragraph(text=f"“{c.quote}”", citations=(c.number,), about=line(c.outlet or c.article, careful((), (c,))))
            for c in cited
        ),
    )
