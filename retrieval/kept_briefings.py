"""Briefings kept in the catalogue. Any process may add to them: nothing that is indexed rests on them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from domain.briefing import Briefing
from domain.codec import decode, encode
from domain.edition import Edition
from domain.errors import LibraryError, NotFound, UserError
from domain.kept_briefing import LONGEST_TITLE, BriefingLine, KeptBriefing, Known, Order
from retrieval.briefing_tables import briefings
from retrieval.catalogue import Catalogue

T = TypeVar("T")
ERASED_AFTER = timedelta(days=1)
"""How long a deleted briefing can be brought back."""

_MOST_LISTED = 500
_LISTED = [briefings.c[name] for name in ("id", "title", "at", "order", "engine", "model", "statements", "edition")]


class KeptBriefings:
    """The briefings of a library; each change is one transaction. LibraryError when the file cannot be written."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def lines(self) -> tuple[BriefingLine, ...]:
        """The briefings, the last written first."""
        query = select(*_LISTED).where(briefings.c.gone.is_(None)).order_by(briefings.c.n.desc()).limit(_MOST_LISTED)
        with self._catalogue.reading() as connection:
            return tuple(_line(row) for row in connection.execute(query).mappings())

    def read(self, id: str) -> KeptBriefing:  # noqa: A002 - the contract's own word
        """One briefing with its edition; NotFound, or LibraryError when another Sitrep kept it in a shape not known here."""
        with self._catalogue.reading() as connection:
            row = _there(connection, id)
            return KeptBriefing(
                id=row["id"],
                title=row["title"],
                at=datetime.fromisoformat(row["at"]),
                order=_noun(Order, row["order"]),
                briefing=_noun(Briefing, row["noun"]),
                marks=tuple(tuple(one) for one in json.loads(row["marks"])),
                edition=_noun(Edition, row["edition"]) if row["edition"] else None,
            )

    def known(self, id: str) -> Known:  # noqa: A002 - as above
        """What the library held when the briefing was written; NotFound."""
        with self._catalogue.reading() as connection:
            return _noun(Known, zlib.decompress(_there(connection, id)["known"]).decode())

    def keep(self, kept: KeptBriefing, known: Known) -> None:
        """Keeps a briefing that is new."""
        with self._writing() as connection:
            _erase(connection)
            connection.execute(insert(briefings), _row(kept, known))

    def rename(self, id: str, title: str) -> BriefingLine:  # noqa: A002 - as above
        """Calls a briefing otherwise; NotFound, or UserError for a name without words."""
        called = " ".join(_storable(title).split())[:LONGEST_TITLE]
        if not called:
            raise UserError("A briefing needs a name", "Type one")
        return self._changed(id, title=called)

    def edit(self, id: str, edition: Edition | None) -> BriefingLine:  # noqa: A002 - as above
        """Keeps the edition beside the original, or lets go of it (None); NotFound."""
        return self._changed(id, edition=None if edition is None else _json(edition))

    def delete(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Takes a briefing out of the list; `restore` undoes it until it is erased, a day later. NotFound."""
        with self._writing() as connection:
            _erase(connection)
            gone = _line(_there(connection, id))
            _set(connection, id, gone=datetime.now(UTC).isoformat())
            return gone

    def restore(self, id: str) -> BriefingLine:  # noqa: A002 - as above
        """Brings back a deleted briefing; NotFound when there is none, or when it was erased."""
        with self._writing() as connection:
            query = select(briefings.c.id).where(briefings.c.id == id, briefings.c.gone.is_not(None))
            if connection.execute(query).first() is None:
                raise NotFound(f"There is no deleted briefing {id!r}.", "What was deleted is erased a day later.")
            _set(connection, id, gone=None)
            return _line(_there(connection, id))

    def _changed(self, name: str, **values: str | None) -> BriefingLine:
        with self._writing() as connection:
            _there(connection, name)
            _set(connection, name, **values)
            return _line(_there(connection, name))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._catalogue.beside() as connection:
                yield connection
        except OperationalError as error:
            raise LibraryError(
                f"The briefing could not be kept: {error.orig}.", "Is the disk full, or the library read-only?"
            ) from error


def _row(kept: KeptBriefing, known: Known) -> dict[str, object]:
    return {
        "id": kept.id,
        "title": _storable(kept.title),
        "at": kept.at.isoformat(),
        "order": _json(kept.order),
        "engine": kept.briefing.engine,
        "model": kept.briefing.model,
        "statements": sum(len(section.statements) for section in kept.briefing.sections),
        "noun": _json(kept.briefing),
        "marks": json.dumps(kept.marks),
        "known": zlib.compress(_json(known).encode()),
        "edition": _json(kept.edition) if kept.edition else None,
    }


def _line(row: RowMapping) -> BriefingLine:
    return BriefingLine(
        id=row["id"],
        title=row["title"],
        at=datetime.fromisoformat(row["at"]),
        order=_noun(Order, row["order"]),
        engine=row["engine"],
        model=row["model"],
        statements=int(row["statements"]),
        edited=row["edition"] is not None,
    )


def _there(connection: Connection, name: str) -> RowMapping:
    """The row of a briefing that was not deleted; NotFound."""
    row = connection.execute(select(briefings).where(briefings.c.id == name)).mappings().first()
    if row is None:
        raise NotFound(f"There is no briefing {name!r}.", "`sitrep briefings` lists them.")
    if row["gone"] is not None:
        raise NotFound(f"The briefing {name!r} was deleted.", f"`sitrep briefings restore {name}` undoes it.")
    return row


def _set(connection: Connection, name: str, **values: str | None) -> None:
    connection.execute(update(briefings).where(briefings.c.id == name).values(**values))


def _erase(connection: Connection) -> None:
    old = (datetime.now(UTC) - ERASED_AFTER).isoformat()
    connection.execute(delete(briefings).where(briefings.c.gone < old))


def _json(noun: Any) -> str:
    """The noun as JSON; what UTF-8 cannot hold as escapes."""
    return json.dumps(encode(noun))


def _noun(kind: type[T], text: str) -> T:
    try:
        return decode(kind, json.loads(text))
    except (TypeError, KeyError, ValueError, AttributeError) as error:  # a field that is missing, or of another kind
        raise LibraryError(
            "This briefing was kept by another version of Sitrep, which had another shape for it.",
            "Write it again, or open it with that version.",
        ) from error


def _storable(text: str) -> str:
    """The text without lone surrogates, which a browser may send and SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode()
