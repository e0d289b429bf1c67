"""Who said something: the claims on the topic under whoever makes them."""

from __future__ import annotations

from collections.abc import Iterator

from answering.case import Case
from answering.casualties import wanted_in
from answering.templates import capitalised, counted
from answering.writers import general, losses
from answering.writers.lines import claim_lines, lead
from answering.writers.position import act_term, of_act
from domain.answer import DraftStatement


def write(case: Case) -> Iterator[DraftStatement]:
    """Losses when the question is about them, else every source that speaks on the topic, narrators last."""
    if wanted_in(case) is not None:
        drafts = list(losses.write(case))
        if drafts:
            yield from drafts
            return
    best = general.best_claims(case, terms=tuple(t for t in case.topic if not act_term(t)) or case.topic)
    attributed = tuple(c for c in best if not c.is_narrator)
    chosen = of_act(case, attributed) or attributed or best
    if not chosen:
        return
    sources = {s.name for c in chosen for s in c.speakers if s.kind != "narrator"}
    if sources:
        yield lead("reported", count=capitalised(counted(len(sources), "source")))
    yield from claim_lines(chosen, case.ledger)
