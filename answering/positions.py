"""What each party claims, denies, demands and offers, each by its latest claim."""

from __future__ import annotations

from collections.abc import Sequence

from answering.citing import cite_claims
from answering.ledger import Ledger
from answering.polarity import negations
from answering.quoting import excerpt
from domain.answer import Evidence
from domain.briefing import PartyPositions, Position
from domain.citation import Citation
from domain.claim import Claim, Figure

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
    counted = [f for f in claim.figures if f.low is not None or f.high is not None]
    if claim.stance == "denies" or claim.negated:
        return "Denials"
    if counted:
        own = any(f.own_losses for f in counted)
        return "Own losses" if own else "The other side's losses"
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


def positions(evidence: Evidence, parties: Sequence[str]) -> tuple[PartyPositions, ...]:
    """For each party its positions by question; none when no statement of it was found. Numbers run through all of them."""
    ledger = Ledger(evidence=evidence)
    rows = [(party, question, claims) for party in parties for question, claims in _rows(party, ledger)]
    cited = cite_claims([[claims[-1].id] for _, _, claims in rows], evidence)
    made = [
        _position(party, question, claims, ledger, c) for (party, question, claims), c in zip(rows, cited, strict=True)
    ]
    return tuple(
        PartyPositions(party=party, positions=tuple(p for p in made if p is not None and p.party == party))
        for party in parties
    )


def _rows(party: str, ledger: Ledger) -> list[tuple[str, list[Claim]]]:
    """The party's claims under each question, oldest first."""
    own = sorted((c for c in ledger.claims if party in c.parties), key=lambda c: ledger.said_on(c) or "")
    by_question = {q: [c for c in own if question_of(c) == q] for q in QUESTIONS}
    return [(q, claims) for q, claims in by_question.items() if claims]


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
    for old in reversed(earlier):
        day, before = ledger.said_on(latest), ledger.said_on(old)
        if not (day and before and before < day):
            continue
        for now, was in ((n, w) for n in latest.figures for w in old.figures):
            if (now.kind, now.victims, now.scope) == (was.kind, was.victims, was.scope) and (now.low, now.high) != (
                was.low,
                was.high,
            ):
                return f"revised from {figure_words(was)} on {before}"
    return None


def figure_words(figure: Figure) -> str:
    """A figure in few words.

    >>> from domain.text import Span
    >>> figure_words(Figure(kind="wounded", span=Span(start=0, end=4), low=4, high=None))
    'at least 4 wounded'
    """
    if figure.low is None and figure.high is None:
        return f"{figure.qualifier or 'an unnumbered count of'} {figure.kind}"
    if figure.low == figure.high:
        return f"{figure.low:,} {figure.kind}"
    if figure.high is None:
        return f"at least {figure.low:,} {figure.kind}"
    return f"{f'{figure.low:,} to' if figure.low else 'up to'} {figure.high:,} {figure.kind}"


def _text(claim: Claim, words: str) -> str:
    """The words in quotation marks; a denial whose words do not show it is called so."""
    hidden = (claim.stance == "denies" or claim.negated) and not negations(words)
    return f"(denial) “{words}”" if hidden else f"“{words}”"
