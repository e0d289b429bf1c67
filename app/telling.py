"""Claims as statements that a page can show: their words, chain, days and citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answering.citing import cite_claims
from answering.dating import said_when
from answering.ledger import Ledger
from answering.positions import change
from answering.quoting import excerpt
from domain.citation import Citation
from domain.claim import Claim
from domain.record import Told
from domain.text import Span

LONGEST = 30  # words of one statement in a list or a cell


def tell(
    groups: Sequence[Sequence[Claim]], ledger: Ledger, about: Sequence[Span | None] | None = None
) -> tuple[Told, ...]:
    """For each group of claims that say the same one statement, the first one's, with the citations of all.

    Numbers run through all groups; `about` is for each the words that a long statement is cut down to.
    """
    cited = cite_claims([[c.id for c in group] for group in groups], ledger.evidence)
    spans = about or [None] * len(groups)
    return tuple(_told(g[0], ledger, found, at) for g, found, at in zip(groups, cited, spans, strict=True))


def tell_older(latest: Claim, older: Sequence[Claim], ledger: Ledger) -> tuple[Told, ...]:
    """The `older` claims of one party on one question, the newest first, each with what is otherwise in the next one."""
    told = tell([(claim,) for claim in older], ledger)
    return tuple(_with(one, how) for one, how in zip(told, _changes(latest, older, ledger), strict=True))


def _changes(latest: Claim, older: Sequence[Claim], ledger: Ledger) -> Iterator[str]:
    newer = latest
    for claim in older:
        yield change(newer, (claim,), ledger) or ""
        newer = claim


def _with(told: Told, how: str) -> Told:
    return replace(told, change=f"later {how}") if how else told


def _told(claim: Claim, ledger: Ledger, citations: tuple[Citation, ...], about: Span | None) -> Told:
    day, basis = said_when(claim, ledger.article(claim))
    focus = (about,) if about else tuple(f.span for f in claim.figures)
    return Told(
        claim=claim.id,
        speaker=ledger.speaker(claim),
        party=next(iter(claim.parties), None),
        stance=claim.stance,
        text=f"“{excerpt(claim, ledger, focus=focus, longest=LONGEST).words}”",
        chain=ledger.chain(claim),
        said_on=day,
        said_basis=basis,
        citations=citations,
        corrected=bool(claim.corrected),
    )
