"""What a person keeps in the catalogue under a name, and can bring back for a day after deleting it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, RowMapping, Table, delete, select, update
from sqlalchemy.exc import OperationalError

from domain.errors import LibraryError, NotFound, UserError
from retrieval.catalogue import Catalogue

ERASED_AFTER = timedelta(days=1)
"""How long what was deleted can be brought back."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """The rows of one table, which has `id`, `title` and `gone` (ISO 8601 in UTC, null while it is there).

    `noun` is what messages call a row; its plural is the command that lists them.
    """

    table: Table
    noun: str

    @contextmanager
    def writing(self, catalogue: Catalogue) -> Iterator[Connection]:
        """One transaction; LibraryError when the file cannot be written."""
        try:
            with catalogue.beside() as connection:
                yield connection
        except OperationalError as error:
            raise LibraryError(
                f"The {self.noun} could not be kept: {error.orig}.", "Is the disk full, or the library read-only?"
            ) from error

    def there(self, connection: Connection, name: str) -> RowMapping:
        """The row of this id; NotFound when there is none, or when it was deleted."""
        row = connection.execute(select(self.table).where(self.table.c.id == name)).mappings().first()
        if row is None:
            raise NotFound(f"There is no {self.noun} {name!r}.", f"`sitrep {self.noun}s` lists them.")
        if row["gone"] is not None:
            raise NotFound(f"The {self.noun} {name!r} was deleted.", f"`sitrep {self.noun}s restore {name}` undoes it.")
        return row

    def set(self, connection: Connection, name: str, **values: str | None) -> None:
        """Changes a row's columns."""
        connection.execute(update(self.table).where(self.table.c.id == name).values(**values))

    def delete(self, connection: Connection, name: str) -> None:
        """Marks a row as deleted now."""
        self.set(connection, name, gone=datetime.now(UTC).isoformat())

    def restore(self, connection: Connection, name: str) -> None:
        """Takes the mark away; NotFound when no deleted row has this id, or when it was erased."""
        gone = select(self.table.c.id).where(self.table.c.id == name, self.table.c.gone.is_not(None))
        if connection.execute(gone).first() is None:
            raise NotFound(
                f"There is no deleted {self.noun} {name!r}.", "What was deleted is erased for good a day later."
            )
        self.set(connection, name, gone=None)

    def erase(self, connection: Connection, now: datetime) -> None:
        """Erases for good what was deleted more than a day before."""
        connection.execute(delete(self.table).where(self.table.c.gone < (now - ERASED_AFTER).isoformat()))

    def called(self, title: str, longest: int) -> str:
        """A new title on one line, cut at `longest` characters; UserError for one without words."""
        called = " ".join(storable(title).split())[:longest]
        if not called:
            raise UserError(f"a {self.noun} needs a name", "Type one")
        return called


def storable(text: str) -> str:
    """The text without lone surrogates, which a browser may send and SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode()
