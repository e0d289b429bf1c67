"""Two or more parties beside each other: what they dispute, and what each says on the topic."""

from __future__ import annotations

from collections.abc import Iterator

from answering.case import Case
from answering.writers import contradiction, position
from answering.writers.lines import gap
from domain.answer import DraftStatement


def write(case: Case) -> Iterator[DraftStatement]:
    """Disputed points first; else each party's statements; parties that say nothing are named as silent."""
    disputed = list(contradiction.write(case))
    if disputed:
        yield from disputed
        return
    told = list(position.write(case))
    yield from told
    if told:
        spoke = {d.party for d in told}
        for party in case.question.parties:
            if party not in spoke and not any(party in d.text for d in told if d.role == "gap"):
                yield gap("no statement", party=party)
