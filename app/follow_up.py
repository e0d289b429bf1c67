"""A question that goes on with a kept conversation."""

from __future__ import annotations

from typing import Literal, Protocol

from app.ui.kept_talks import Talks
from domain.answer import Answer, Turn
from domain.article import Filters


class Asks(Protocol):
    """The part of the desk that is needed here."""

    @property
    def talks(self) -> Talks:
        """The conversations that are kept."""

    def ask(
        self,
        text: str,
        history: tuple[Turn, ...] = ...,
        filters: Filters = ...,
        engine: Literal["extractive", "llm"] | None = None,
    ) -> Answer:
        """A verified answer."""


def ask_on(
    desk: Asks, conversation: str, text: str, filters: Filters, engine: Literal["extractive", "llm"] | None = None
) -> tuple[Answer, bool]:
    """The answer, kept as the conversation's next, and whether that began now; UserError where none is kept."""
    known = desk.talks.begun(conversation)
    before = desk.talks.read(conversation).recalled if known else ()
    given = desk.ask(text, before, filters, engine)
    desk.talks.keep(given, conversation)
    return given, not known
