"""Two or more parties beside each other: what they dispute, and what each says on the topic."""

from __future__ import annotations

from collections.abc import Iterator

from answering.case import Case
from answering.writers import contradiction, losses, position
from answering.writers.lines import gap
from domain.answer import DraftStatement


def write(case: Case) -> Iterator[DraftStatement]:
    """Each party's figures where losses are compared; else disputed points; else each party's statements.

    Parties that say nothing are named as silent.
    """
    told = list(losses.by_party(case)) or list(contradiction.write(case)) or list(position.write(case))
    yield from told
    if told:
        spoke = {d.party for d in told}
        for party in case.question.parties:
            if party not in spoke and not any(party in d.text for d in told if d.role == "gap"):
                yield gap("no statement", party=party)
