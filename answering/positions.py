"""What each party claims, denies, demands and offers, each by its latest claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answering.citing import cite_claims
from answering.ledger import Ledger
from answering.polarity import negations
from answering.quoting import excerpt
from domain.answer import Evidence
from domain.briefing import PartyPositions, Position
from domain.citation import Citation
from domain.claim import Claim, Figure
from domain.count_words import count_words

LONGEST = 30  # words in a cell of the table
QUESTIONS = (
    "Who began it?", "What happened?", "Own losses", "The other side's losses", "Demands", "Denials", "Offers", "Position",
)  # fmt: skip
_INITIATING = (
    "attack",
    "fire",
    "shelling",
    "incursion",
    "provocation",
    "strike",
    "violation",
    "initiat",
    "shoot",
    "clash",
    "offensive",
)


def question_of(claim: Claim) -> str:
    """Which row of the table a claim belongs to."""
    if claim.stance == "denies" or claim.negated:
        return "Denials"
    if (losses := _losses(claim)) is not None:
        return losses
    by_stance = {
        "accuses": "Who began it?",
        "urges": "Demands",
        "commits": "Offers",
        "expresses": "Position",
        "questions": "Position",
    }
    if claim.stance in by_stance:
        return by_stance[claim.stance]
    event = claim.event.type.lower() if claim.event else ""
    if claim.event and claim.event.actor and any(word in event for word in _INITIATING):
        return "Who began it?"
    return "What happened?" if claim.event else "Position"


def _losses(claim: Claim) -> str | None:
    """Whose losses a claim counts, from the speaker's side; None when it counts none, or nobody knows whose they are.

    "Some 400 people have left their homes", said the assembly of a district: people who fled are no side's losses.
    """
    counted = (f for f in claim.figures if f.kind != "displaced" and (f.low is not None or f.high is not None))
    known = [f.own_losses for f in counted if f.own_losses is not None]
    if not known:
        return None
    return "Own losses" if any(known) else "The other side's losses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A party's claim, the row of the table it belongs to, and the ISO day it was made on (None: not known)."""

    claim: Claim
    question: str
    said_on: str | None


def stated(evidence: Evidence) -> tuple[Stated, ...]:
    """What positions are made of, oldest first: worth keeping, since for thousands of articles it takes seconds."""
    ledger = Ledger(evidence=evidence)
    own = (c for c in ledger.claims if c.parties)
    made = (Stated(claim=c, question=question_of(c), said_on=ledger.said_on(c)) for c in own)
    return tuple(sorted(made, key=lambda s: s.said_on or ""))


def positions(
    evidence: Evidence, parties: Sequence[str], said: Iterable[Stated] | None = None
) -> tuple[PartyPositions, ...]:
    """For each party its positions by question; none when no statement of it was found. Numbers run through all of them.

    `said` is what `stated` gives for this evidence, when that is known.
    """
    ledger = Ledger(evidence=evidence)
    cells = _cells(parties, stated(evidence) if said is None else said)
    cited = cite_claims([[claims[-1].id] for claims in cells.values()], evidence)
    found = zip(cells.items(), cited, strict=True)
    made = [_position(party, question, claims, ledger, c) for ((party, question), claims), c in found]
    return tuple(
        PartyPositions(party=party, positions=tuple(p for p in made if p is not None and p.party == party))
        for party in parties
    )


def _cells(parties: Sequence[str], said: Iterable[Stated]) -> dict[tuple[str, str], list[Claim]]:
    """Each party's claims under each question, oldest first."""
    cells: dict[tuple[str, str], list[Claim]] = {(party, q): [] for party in parties for q in QUESTIONS}
    for one in said:
        for party in one.claim.parties:
            if (party, one.question) in cells:
                cells[party, one.question].append(one.claim)
    return {cell: claims for cell, claims in cells.items() if claims}


def _position(
    party: str, question: str, claims: list[Claim], ledger: Ledger, citations: tuple[Citation, ...]
) -> Position | None:
    latest = claims[-1]
    if not citations:
        return None
    focus = tuple(f.span for f in latest.figures)
    return Position(
        party=party,
        question=question,
        text=_text(latest, excerpt(latest, ledger, focus=focus, longest=LONGEST).words),
        claim=latest.id,
        chain=ledger.chain(latest),
        said_on=ledger.said_on(latest),
        citations=citations,
        earlier=tuple(c.id for c in reversed(claims[:-1])),
        change=change(latest, claims[:-1], ledger),
        corrected=bool(latest.corrected),
    )


def change(latest: Claim, earlier: Sequence[Claim], ledger: Ledger) -> str | None:
    """“revised from 4 wounded on 2031-05-04”: a later day's figure of the same kind and victims that differs."""
    for old in reversed(earlier) if latest.figures else ():
        was = _otherwise(latest, old)
        if was is None:
            continue
        day, before = ledger.said_on(latest), ledger.said_on(old)
        if day and before and before < day:
            return f"revised from {figure_words(was)} on {before}"
    return None


def _otherwise(latest: Claim, old: Claim) -> Figure | None:
    """The first figure of the older claim that the later one gives otherwise."""
    pairs = ((now, was) for now in latest.figures for was in old.figures)
    alike = ((n, w) for n, w in pairs if (n.kind, n.victims, n.scope) == (w.kind, w.victims, w.scope))
    return next((was for now, was in alike if (now.low, now.high) != (was.low, was.high)), None)


def figure_words(figure: Figure) -> str:
    """A figure in few words.

    >>> from domain.text import Span
    >>> figure_words(Figure(kind="wounded", span=Span(start=0, end=4), low=4, high=None))
    'at least 4 wounded'
    """
    if figure.low is None and figure.high is None:
        return f"{figure.qualifier or 'an unnumbered count of'} {figure.kind}"
    return f"{count_words(figure)} {figure.kind}"


def _text(claim: Claim, words: str) -> str:
    """The words in quotation marks; a denial whose words do not show it is called so."""
    hidden = (claim.stance == "denies" or claim.negated) and not negations(words)
    return f"(denial) “{words}”" if hidden else f"“{words}”"
