"""Through whom a statement came: speaker, every hop, outlet, spelled out beside the words."""

from __future__ import annotations

from collections.abc import Iterator

from answering.case import Case
from answering.polarity import negations
from answering.quoting import excerpt
from answering.subject import claims_of_subject, subject_terms
from answering.templates import counted, fill
from answering.writers import general
from answering.writers.lines import lead
from domain.answer import DraftStatement, links
from domain.claim import Claim

_AT_MOST = 3  # statements; of two in the same sentences, the one with the longer chain


def write(case: Case) -> Iterator[DraftStatement]:
    """The best attributed claims on the topic, or of the speaker that is asked for, longest chain first."""
    told = [c for c in _candidates(case) if not c.is_narrator][:4]
    chosen = sorted(told, key=lambda c: -len(links(case.ledger.chain(c))))
    if chosen:
        yield lead("passed on", steps=counted(len(links(case.ledger.chain(chosen[0]))) - 1, "step"))
    lines = {line.sentences: line for line in (_line(case, c) for c in reversed(chosen))}
    yield from list(reversed(lines.values()))[:_AT_MOST]


def _line(case: Case, claim: Claim) -> DraftStatement:
    hops = case.ledger.chain(claim)
    shown = excerpt(claim, case.ledger, longest=48)
    names = [
        case.ledger.speaker(claim),
        *(h.name + (" (inferred)" if h.inferred else "") for h in hops[len(claim.speakers) :]),
    ]
    hidden = claim.stance == "denies" and not negations(shown.words)
    chain = " → ".join(names) + (" (denial)" if hidden else "")
    return DraftStatement(
        text=fill("chain", chain=chain, words=shown.words),
        sentences=shown.sentences,
        speaker=names[0],
        party=next(iter(claim.parties), None),
        stance=claim.stance,
        chain=hops,
        claims=(claim.id,),
    )


def _candidates(case: Case) -> tuple[Claim, ...]:
    """A claim on the topic; without a topic beyond the speaker's own name, what that speaker says through somebody."""
    subject = claims_of_subject(case)
    beyond = [t for t in case.topic if t not in subject_terms(case)]
    if subject and not beyond:
        carried = tuple(c for c in subject if len(c.via) > 1)
        return tuple(sorted(carried or subject, key=lambda c: -len(c.via)))
    return general.best_claims(case)
