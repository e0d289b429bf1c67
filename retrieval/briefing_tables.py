"""The table of kept briefings."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, Text

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

briefings = Table(
    "briefings", _metadata,
    Column("n", Integer, primary_key=True),  # order of writing
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("order", Text, nullable=False),  # what was asked for
    Column("engine", Text, nullable=False),
    Column("model", Text),
    Column("statements", Integer, nullable=False),
    Column("noun", Text, nullable=False),  # the briefing as it was written; its citations name article and version
    Column("marks", Text, nullable=False),  # of the claims of each statement
    Column("known", LargeBinary, nullable=False),  # what the library held, packed: read only to compare
    Column("edition", Text),  # as a person changed it; NULL: nobody did
    Column("gone", Text),  # when it was deleted; erased some time later, so that a slip can be undone
    sqlite_autoincrement=True,
)  # fmt: skip


def make_briefings(connection: Connection) -> None:
    """The step that brings this table, empty."""
    _metadata.create_all(connection)
