"""Statements on a time axis: by the day of what they are about, or by the day that they were made on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from answering.dating import said_when
from answering.ledger import Ledger
from domain.claim import Claim
from domain.record import DayBasis, Mark, Timeline, TimelineBy

SHOWN = 200  # code points of a statement's words on the axis
_NEAR = re.compile(r"(?i)\b(?:today|tonight|yesterday|last night|this (?:morning|afternoon|evening))\b")


def timeline(ledger: Ledger, by: TimelineBy) -> Timeline:
    """Every statement of the evidence, reports of one and the same once; those without a day apart."""
    marks = sorted(_once(ledger, by), key=lambda m: (m.day or "", m.source, m.claim))
    return Timeline(
        by=by, marks=tuple(m for m in marks if m.day is not None), undated=tuple(m for m in marks if m.day is None)
    )


def _once(ledger: Ledger, by: TimelineBy) -> Iterable[Mark]:
    """The marks, each for all claims of one source and day that say the same."""
    same = _repeats(ledger)
    found: dict[tuple[str, str | None, str], Mark] = {}
    copies: dict[tuple[str, str | None, str], list[str]] = {}
    for claim in ledger.claims:
        mark = _mark(claim, ledger, by)
        key = (mark.source, mark.day, same.get(claim.id) or mark.words.lower())
        if key in found:
            copies.setdefault(key, []).append(claim.id)
        else:
            found[key] = mark
    for key, mark in found.items():
        yield _copied(mark, copies.get(key, []))


def _copied(mark: Mark, copies: list[str]) -> Mark:
    return replace(mark, copies=tuple(copies)) if copies else mark


def _repeats(ledger: Ledger) -> dict[str, str]:
    """The claims that are known to be reports of one statement, each with the first of them."""
    return {claim: r.claims[0] for r in ledger.evidence.relations if r.kind == "same" for claim in r.claims}


def _mark(claim: Claim, ledger: Ledger, by: TimelineBy) -> Mark:
    day, basis = event_day(claim, ledger) if by == "event" else said_when(claim, ledger.article(claim))
    event = claim.event
    return Mark(
        claim=claim.id,
        article=claim.article,
        version=claim.version,
        span=ledger.sentences(claim)[0].span,
        source=ledger.source(claim),
        party=next(iter(claim.parties), None),
        stance="denies" if claim.negated else claim.stance,
        words=" ".join(ledger.content(claim).split())[:SHOWN],
        day=day,
        basis=basis,
        event=event.type if event and event.type != "other" else None,
        place=event.place if event else None,
    )


def event_day(claim: Claim, ledger: Ledger) -> tuple[str | None, DayBasis]:
    """The day of what a claim is about, as its text gives it; the article's own day only where the words point at it.

    "Two guards were hurt yesterday" has a day by the article's date; "Two guards were hurt" in an article of 10 May has
    none: the article may be about the week before.
    """
    event = claim.event
    if event is None or event.date is None:
        return None, "unknown"
    if event.date_basis in ("text", "weekday"):
        return event.date, event.date_basis
    near = event.date_basis == "article" and _NEAR.search(_sentences(claim, ledger))
    return (event.date, "article") if near else (None, "unknown")


def _sentences(claim: Claim, ledger: Ledger) -> str:
    text = ledger.article(claim).text
    return " ".join(sentence.span.of(text) for sentence in ledger.sentences(claim))
