"""A conversation that is kept: each question with its whole answer as it was shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.answer import Answer, Turn

LONGEST_TITLE = 80
REMEMBERED = 12  # messages that are given along with the next question


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and the whole answer that was shown for it, with when that was."""

    at: datetime
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationLine:
    """A conversation in a list: `exchanges` counts its questions, `asked` is the first of them."""

    id: str
    title: str
    begun: datetime
    changed: datetime
    exchanges: int
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation with all its exchanges, oldest first."""

    id: str
    title: str
    begun: datetime
    changed: datetime
    exchanges: tuple[Exchange, ...] = ()

    @property
    def recalled(self) -> tuple[Turn, ...]:
        """The last messages, oldest first, as they are given along with the next question."""
        return tuple(turn for one in self.exchanges[-REMEMBERED // 2 :] for turn in said(one.answer))


def said(answer: Answer) -> tuple[Turn, Turn]:
    """A question and its answer as two messages."""
    return Turn(role="user", content=answer.question), Turn(role="assistant", content=answer.answer)


def title_of(question: str) -> str:
    r"""What a conversation is called that begins with this question: its words on one line, cut where they are many.

    >>> title_of("Who reported\n losses?"), title_of("x" * 90)[-3:]
    ('Who reported losses?', 'xx…')
    """
    words = " ".join(question.split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1] + "…"
