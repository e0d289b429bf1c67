"""Conversations that are kept in memory, as the real ones are in a library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from app.export.audit import cited_articles
from app.export.data import conversation_json
from app.export.formats import CONVERSATION, READING
from app.export.talk import conversation
from domain.answer import Answer
from domain.article import Article
from domain.conversation import Conversation, ConversationLine, Exchange, title_of
from domain.errors import LibraryError, NotFound, UserError

BEGUN = datetime(2031, 6, 1, 9, tzinfo=UTC)


@dataclass
class FakeTalks:
    """As the real ones; with `full` set, nothing can be kept."""

    article: Callable[[str, int], Article]
    keeps: bool = True
    full: bool = False
    kept: dict[str, Conversation] = field(default_factory=dict)
    gone: dict[str, Conversation] = field(default_factory=dict)
    clock: datetime = BEGUN

    def lines(self, words: str = "") -> tuple[ConversationLine, ...]:
        """The last changed first."""
        wanted = words.casefold().split()
        found = [c for c in self.kept.values() if all(w in _words(c) for w in wanted)]
        return tuple(map(_line, sorted(found, key=lambda c: c.changed, reverse=True)))

    def read(self, id: str) -> Conversation:  # noqa: A002 - the facade's own word
        """One of them, or NotFound."""
        if id not in self.kept:
            raise NotFound(f"There is no conversation {id!r}.", "`sitrep conversations` lists them.")
        return self.kept[id]

    def begun(self, id: str) -> bool:  # noqa: A002 - the facade's own word
        """True when it is there."""
        if not self.keeps:
            raise UserError("conversations are not kept here", "Set SITREP_KEEP_CONVERSATIONS to true")
        return id in self.kept

    def keep(self, answer: Answer, id: str | None = None) -> str | None:  # noqa: A002 - the facade's own word
        """Adds to a conversation, or to a new one."""
        if self.full:
            raise LibraryError("The conversation could not be kept: database or disk is full.", "Is the disk full?")
        if not self.keeps:
            return None
        if id in self.gone:
            raise NotFound(f"The conversation {id!r} was deleted.")
        self.clock += timedelta(minutes=1)
        name = id or f"talk-{len(self.kept) + len(self.gone) + 1}"
        fresh = Conversation(id=name, title=title_of(answer.question), begun=self.clock, changed=self.clock)
        before = self.kept.get(name, fresh)
        exchanges = (*before.exchanges, Exchange(at=self.clock, answer=answer))
        self.kept[name] = replace(before, changed=self.clock, exchanges=exchanges)
        return name

    def rename(self, id: str, title: str) -> ConversationLine:  # noqa: A002 - the facade's own word
        """Called otherwise."""
        if not title.strip():
            raise UserError("a conversation needs a name", "Type one")
        self.kept[id] = replace(self.read(id), title=title.strip())
        return _line(self.kept[id])

    def delete(self, id: str) -> ConversationLine:  # noqa: A002 - the facade's own word
        """Gone, but can be brought back."""
        self.gone[id] = self.read(id)
        return _line(self.kept.pop(id))

    def restore(self, id: str) -> ConversationLine:  # noqa: A002 - the facade's own word
        """Back again."""
        if id not in self.gone:
            raise NotFound(f"There is no deleted conversation {id!r}.")
        self.kept[id] = self.gone.pop(id)
        return _line(self.kept[id])

    def export(self, id: str, form: str) -> bytes:  # noqa: A002 - the facade's own word
        """As a file."""
        kept = self.read(id)
        if form not in CONVERSATION:
            raise UserError(f"a conversation is not exported as {form}", "Its formats are others")
        if form == "json":
            return conversation_json(kept)
        cited = [cited_articles(self.article, one.answer.citations) for one in kept.exchanges]
        return READING[form](conversation(kept, cited))


def _words(kept: Conversation) -> str:
    said = [f"{one.answer.question} {one.answer.answer}" for one in kept.exchanges]
    return " ".join((kept.title, *said)).casefold()


def _line(kept: Conversation) -> ConversationLine:
    first = kept.exchanges[0].answer.question if kept.exchanges else ""
    return ConversationLine(
        id=kept.id, title=kept.title, begun=kept.begun, changed=kept.changed, exchanges=len(kept.exchanges), asked=first
    )
