"""How many: figures of the kind that is asked for, else statements on the topic that hold a number."""

from __future__ import annotations

from collections.abc import Iterator

from answering.case import Case
from answering.casualties import wanted_in
from answering.quantities import numbers_in
from answering.writers import general, losses
from answering.writers.lines import claim_lines, sentence_line
from domain.answer import DraftStatement


def write(case: Case) -> Iterator[DraftStatement]:
    """Nothing when no statement on the topic holds a number."""
    if wanted_in(case) is not None:
        yield from losses.write(case)
        return
    numbered = tuple(c for c in general.best_claims(case, floor=0.6) if numbers_in(case.ledger.content(c)))
    if numbered:
        yield from claim_lines(numbered, case.ledger)
        return
    for article, sentence in case.best_sentences(floor=0.75):
        if numbers_in(sentence.span.of(article.text)):
            yield sentence_line(article, sentence, case.topic, case.told_again(article, sentence))
