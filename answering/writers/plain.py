"""Plain questions about what is told, rather than about what happened: each kind has a writer that reads claims first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from answering.case import Case
from answering.casualties import asks_own_losses
from answering.writers import coverage, later, losses, revised, standing, unknown
from domain.answer import DraftStatement

Writer = Callable[[Case], Iterator[DraftStatement]]


def writer_for(case: Case) -> Writer | None:
    """The writer for what is not known, for standing, coverage, revision or sequel; None for any other question."""
    head = case.question.asked_as.partition(": ")[0] if case.question.context else case.question.asked_as
    asks: tuple[tuple[Callable[[str], bool], Writer], ...] = (
        (asks_own_losses, losses.write),
        (unknown.asks_unknown, unknown.write),
        (revised.asks_revision, revised.write),
        (coverage.asks_coverage, coverage.write),
        (later.asks_later, later.write),
        (lambda text: standing.act_asked(text) is not None, standing.write),
    )
    return next((write for asked, write in asks if asked(head)), None)
