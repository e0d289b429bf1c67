"""Conversations as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from app.text import answer, table
from domain.conversation import Conversation, ConversationLine


def lines(found: Sequence[ConversationLine]) -> str:
    """A table of conversations."""
    rows = [(c.id, f"{c.changed.astimezone():%Y-%m-%d %H:%M}", str(c.exchanges), c.title) for c in found]
    return table(("id", "changed", "questions", "title"), rows) if rows else "No conversation is kept."


def conversation(kept: Conversation) -> str:
    """Every question with its answer and its sources."""
    head = f"{kept.title}\n{kept.id}, begun {kept.begun.astimezone():%Y-%m-%d %H:%M}"
    said = (
        f"> {one.answer.question}\n> {one.at.astimezone():%Y-%m-%d %H:%M}\n\n{answer(one.answer)}"
        for one in kept.exchanges
    )
    return "\n\n".join((head, *said))
