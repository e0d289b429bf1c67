"""The offline engine: verbatim words between a closed list of templates, from the claims ledger first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from answering.case import Case
from answering.ledger import Ledger
from answering.writers import general
from domain.answer import Ask, Brief, DraftStatement, Evidence, TakePosition, Task


class ExtractiveEngine:
    """Needs no key and no network, and gives the same words for the same evidence."""

    name = "extractive"

    def write(self, task: Task, evidence: Evidence) -> Iterator[DraftStatement]:
        """Drafted statements in reading order; none when the evidence does not answer."""
        ledger = Ledger(evidence=evidence)
        match task:
            case Ask(question=question):
                yield from general.write(Case(question=question, ledger=ledger))
            case Brief():
                yield from ()
            case TakePosition():
                yield from ()
            case _:
                assert_never(task)
