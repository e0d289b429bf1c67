"""The table of what persons set right, which came with version 3 of the catalogue."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

corrections = Table(
    "corrections", _metadata,
    Column("n", Integer, primary_key=True),  # never used twice, so that "undo 4" means one thing for ever
    Column("kind", Text, nullable=False),
    Column("article", Text, index=True),  # NULL: of a party; not a foreign key, because it outlives any version
    Column("noun", Text, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip


def make_corrections(connection: Connection) -> None:
    """Step 3 of the catalogue: this table, empty."""
    _metadata.create_all(connection)
