"""What pages and commands need of the conversations that are kept: the part of `app.talks.Talks` that they call."""

from __future__ import annotations

from typing import Protocol

from domain.answer import Answer
from domain.conversation import Conversation, ConversationLine


class Talks(Protocol):
    """The conversations of the library that is shown; `app.talks.Talks` says what each method does."""

    @property
    def keeps(self) -> bool:
        """False when no answer is kept."""

    def lines(self, words: str = "") -> tuple[ConversationLine, ...]:
        """The conversations, or those in which all these words stand."""

    def read(self, id: str) -> Conversation:  # noqa: A002 - the facade's own word
        """One conversation."""

    def begun(self, id: str) -> bool:  # noqa: A002 - the facade's own word
        """True when there is one of this id."""

    def keep(self, answer: Answer, id: str | None = None) -> str | None:  # noqa: A002 - the facade's own word
        """Keeps an answer; the id of its conversation."""

    def rename(self, id: str, title: str) -> ConversationLine:  # noqa: A002 - the facade's own word
        """Calls a conversation otherwise."""

    def delete(self, id: str) -> ConversationLine:  # noqa: A002 - the facade's own word
        """Takes a conversation out."""

    def restore(self, id: str) -> ConversationLine:  # noqa: A002 - the facade's own word
        """Brings it back."""

    def export(self, id: str, form: str) -> bytes:  # noqa: A002 - the facade's own word
        """A conversation as a file."""
