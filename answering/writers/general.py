"""Any other question: the claims that cover it best, else the best sentences."""

from __future__ import annotations

from collections.abc import Iterator

from answering.case import ENOUGH, Case
from answering.templates import capitalised, counted, listed
from answering.words import same_party, stems
from answering.writers import outline
from answering.writers.lines import AT_MOST, claim_lines, lead, sentence_line
from domain.answer import DraftStatement
from domain.claim import Claim


def write(case: Case) -> Iterator[DraftStatement]:
    """The best claims on the topic with a lead that counts them; sentences when no claim speaks to it."""
    if not case.topic and not case.parties:
        yield from outline.summary(case.ledger)
        return
    best = best_claims(case)
    if best:
        lines = list(claim_lines(best, case.ledger))
        yield lead("found", count=capitalised(counted(len(lines), "statement")), sources=_sources(best))
        yield from lines
        return
    yield from sentences(case)


def best_claims(case: Case, floor: float = ENOUGH, terms: tuple[str, ...] | None = None) -> tuple[Claim, ...]:
    """Claims of or about the wanted parties that cover enough of the topic, best first, near the best one."""
    wanted = [c for c in case.ledger.claims if of_parties(case, c) and len(stems(case.ledger.content(c))) > 1]
    scored = sorted(((case.score(c, terms), c) for c in wanted), key=lambda pair: -pair[0])
    top = scored[0][0] if scored else 0.0
    return tuple(c for score, c in scored if score >= max(floor, 0.8 * top))[: 2 * AT_MOST]


def of_parties(case: Case, claim: Claim) -> bool:
    """True when a wanted party makes the claim or is what it is about, or the question names none."""
    if not case.parties:
        return True
    about = {claim.target_party, *claim.parties, *(f.victims for f in claim.figures)}
    about |= {claim.event.actor, claim.event.target} if claim.event else set()
    said = case.ledger.said(claim).lower()
    return any(any(same_party(p, a) for a in about) or p.lower() in said for p in case.parties)


def sentences(case: Case) -> Iterator[DraftStatement]:
    """The best sentences verbatim, when they cover enough of the topic."""
    chosen = case.best_sentences()
    if chosen:
        names = list(dict.fromkeys(a.name for a, _ in chosen))
        yield lead("found", count=capitalised(counted(len(chosen), "sentence")), sources=listed(names))
    for article, sentence in chosen:
        yield sentence_line(article, sentence, case.topic, case.told_again(article, sentence))


def _sources(claims: tuple[Claim, ...]) -> str:
    """The parties when all of the claims are a party's, else the articles."""
    named = list(dict.fromkeys(p for c in claims for p in c.parties))
    return listed(named[:3]) if named and all(c.parties for c in claims) else "the loaded articles"
