"""The table of what each article calls the parties that it names, which came with version 5 of the catalogue."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

article_names = Table(
    "article_names", _metadata,
    Column("article", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("names", Text, nullable=False),  # JSON, of whoever reads the names out of the text
)  # fmt: skip


def make_names(connection: Connection) -> None:
    """Step 5 of the catalogue: this table, empty; a new analysis fills it."""
    _metadata.create_all(connection)
