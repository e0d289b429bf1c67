"""What was asked and answered, kept in the catalogue. Any process may add to it: nothing that is indexed rests on it."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, insert, literal_column, or_, select

from domain.answer import Answer
from domain.conversation import LONGEST_TITLE, Conversation, ConversationLine, Exchange, title_of
from domain.errors import UserError
from retrieval.catalogue import Catalogue
from retrieval.conversation_tables import conversations, exchanges
from retrieval.kept_answers import kept_answer, row_of
from retrieval.undoable import Undoable, storable

_KEPT = Undoable(conversations, "conversation")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_MOST_LISTED = 1_000
_KEPT_AS: ColumnElement[int] = literal_column("exchanges.rowid")
"""SQLite's own count of exchanges: what came last, also where the clock was set back meanwhile."""


class Conversations:
    """The conversations of a library; each change is one transaction. LibraryError when the file cannot be written."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def lines(self, words: str = "") -> tuple[ConversationLine, ...]:
        """The conversations, the last changed first; with `words` those in which each of them stands."""
        with self._catalogue.reading() as connection:
            return tuple(_line(row) for row in connection.execute(_listed(words)).mappings())

    def read(self, id: str) -> Conversation:  # noqa: A002 - the contract's own word
        """One conversation with all its exchanges; NotFound."""
        with self._catalogue.reading() as connection:
            row = _KEPT.there(connection, id)
            kept = connection.execute(select(exchanges).where(exchanges.c.conversation == id).order_by(exchanges.c.n))
            return Conversation(
                id=row["id"],
                title=row["title"],
                begun=datetime.fromisoformat(row["begun"]),
                changed=datetime.fromisoformat(row["changed"]),
                exchanges=tuple(_exchange(one) for one in kept.mappings()),
            )

    def begun(self, id: str) -> bool:  # noqa: A002 - the contract's own word
        """True when there is a conversation of this id; UserError for what no id can be, NotFound for a deleted one."""
        _refuse_bad_name(id)
        with self._catalogue.reading() as connection:
            return _is_there(connection, id)

    def add(self, answer: Answer, id: str | None = None, *, at: datetime | None = None) -> str:  # noqa: A002 - as above
        """Keeps an answer as the next of a conversation, which begins when there is none of that id; gives the id.

        UserError for what no id can be, NotFound for a conversation that was deleted.
        """
        now = at or datetime.now(UTC)
        name = id or f"{now:%Y%m%d}-{secrets.token_hex(3)}"
        _refuse_bad_name(name)
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.erase(connection, now)
            if _is_there(connection, name):
                _KEPT.set(connection, name, changed=now.isoformat())
            else:
                _begin(connection, name, title_of(storable(answer.question)), now)
            count = select(func.coalesce(func.max(exchanges.c.n), 0) + 1).where(exchanges.c.conversation == name)
            number = int(connection.execute(count).scalar_one())
            connection.execute(insert(exchanges), row_of(name, number, answer, now))
        return name

    def rename(self, id: str, title: str) -> ConversationLine:  # noqa: A002 - as above
        """Calls a conversation otherwise; NotFound, or UserError for a name without words."""
        called = _KEPT.called(title, LONGEST_TITLE)
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.there(connection, id)
            _KEPT.set(connection, id, title=called, words=called.casefold())
            return _one_line(connection, id)

    def delete(self, id: str) -> ConversationLine:  # noqa: A002 - as above
        """Takes a conversation out of every list; `restore` undoes it until it is erased, a day later. NotFound."""
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.erase(connection, datetime.now(UTC))
            _KEPT.there(connection, id)
            gone = _one_line(connection, id)
            _KEPT.delete(connection, id)
            return gone

    def restore(self, id: str) -> ConversationLine:  # noqa: A002 - as above
        """Brings back a deleted conversation; NotFound when there is none, or when it was erased."""
        with _KEPT.writing(self._catalogue) as connection:
            _KEPT.restore(connection, id)
            return _one_line(connection, id)


def _listed(words: str) -> Select[Any]:
    own = exchanges.c.conversation == conversations.c.id
    count = select(func.count()).where(own).scalar_subquery()
    first = select(exchanges.c.question).where(own, exchanges.c.n == 1).scalar_subquery()
    last = select(func.max(_KEPT_AS)).where(own).scalar_subquery()
    known = conversations.c
    query = select(known.id, known.title, known.begun, known.changed, count.label("count"), first.label("asked"))
    for word in words.casefold().split():
        within = select(exchanges.c.n).where(own, func.instr(exchanges.c.words, word) > 0).exists()
        query = query.where(or_(func.instr(conversations.c.words, word) > 0, within))
    return query.where(conversations.c.gone.is_(None)).order_by(last.desc()).limit(_MOST_LISTED)


def _one_line(connection: Connection, name: str) -> ConversationLine:
    return _line(connection.execute(_listed("").where(conversations.c.id == name)).mappings().one())


def _line(row: RowMapping) -> ConversationLine:
    return ConversationLine(
        id=row["id"],
        title=row["title"],
        begun=datetime.fromisoformat(row["begun"]),
        changed=datetime.fromisoformat(row["changed"]),
        exchanges=int(row["count"]),
        asked=row["asked"] or "",
    )


def _refuse_bad_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise UserError(f"{name!r} cannot name a conversation", "Use up to 64 letters, digits, dots, hyphens and _")


def _is_there(connection: Connection, name: str) -> bool:
    known = connection.execute(select(conversations.c.id).where(conversations.c.id == name)).first()
    return known is not None and _KEPT.there(connection, name) is not None


def _begin(connection: Connection, name: str, title: str, now: datetime) -> None:
    at = now.isoformat()
    row = {"id": name, "title": title, "words": title.casefold(), "begun": at, "changed": at}
    connection.execute(insert(conversations), row)


def _exchange(row: RowMapping) -> Exchange:
    answer = kept_answer(row["noun"], question=row["question"], said=row["said"], engine=row["engine"])
    return Exchange(at=datetime.fromisoformat(row["at"]), answer=answer)
