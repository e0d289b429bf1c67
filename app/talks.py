"""Conversations of a library: kept, listed, searched, continued, exported; and the setting that keeps none."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from app.export.audit import cited_articles
from app.export.data import conversation_json
from app.export.formats import CONVERSATION, READING
from app.export.talk import conversation
from domain.answer import Answer
from domain.conversation import Conversation, ConversationLine
from domain.errors import UserError
from retrieval.library import Library


class Talks:
    """The conversations of whichever library is shown. With `keeps` False nothing new is kept; what is there stays."""

    def __init__(self, library: Callable[[], Library], *, keeps: bool) -> None:
        self._library = library
        self.keeps = keeps

    def lines(self, words: str = "") -> tuple[ConversationLine, ...]:
        """The conversations, the last changed first; with `words` those in which each of them stands."""
        return self._library().conversations.lines(words)

    def read(self, id: str) -> Conversation:  # noqa: A002 - the contract's own word
        """One conversation with all its answers; NotFound."""
        return self._library().conversations.read(id)

    def begun(self, id: str) -> bool:  # noqa: A002 - the contract's own word
        """True when there is a conversation of this id; UserError when none can be kept under it, or none at all."""
        if not self.keeps:
            raise UserError(
                "conversations are not kept here",
                "Set SITREP_KEEP_CONVERSATIONS to true, or ask without a conversation",
            )
        return self._library().conversations.begun(id)

    def keep(self, answer: Answer, id: str | None = None) -> str | None:  # noqa: A002 - the contract's own word
        """Keeps an answer as the next of a conversation, or of a new one; the conversation's id, None when none is kept."""
        return self._library().conversations.add(answer, id) if self.keeps else None

    def rename(self, id: str, title: str) -> ConversationLine:  # noqa: A002 - the contract's own word
        """Calls a conversation otherwise; NotFound, UserError."""
        return self._library().conversations.rename(id, title)

    def delete(self, id: str) -> ConversationLine:  # noqa: A002 - the contract's own word
        """Takes a conversation out of every list; for a day `restore` undoes it. NotFound."""
        return self._library().conversations.delete(id)

    def restore(self, id: str) -> ConversationLine:  # noqa: A002 - the contract's own word
        """Brings back a deleted conversation; NotFound."""
        return self._library().conversations.restore(id)

    def export(self, id: str, form: str) -> bytes:  # noqa: A002 - the contract's own word
        """A conversation with all its quotations as a file of that format; NotFound, or UserError for a format that is none."""
        if form not in CONVERSATION:
            raise UserError(f"a conversation is not exported as {form}", f"Its formats are {', '.join(CONVERSATION)}")
        kept = self.read(id)
        if form == "json":
            return conversation_json(kept)
        read = cache(self._library().article)
        cited = [cited_articles(read, one.answer.citations) for one in kept.exchanges]
        return READING[form](conversation(kept, cited))
