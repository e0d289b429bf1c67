"""The table of the tags that persons give articles, which came with version 7 of the catalogue."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, Table, Text

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

article_tags = Table(
    "article_tags", _metadata,
    Column("article", Text, primary_key=True),  # of any version, and kept while the article is removed
    Column("tag", Text, primary_key=True, index=True),
)  # fmt: skip


def make_tags(connection: Connection) -> None:
    """Step 7 of the catalogue: this table, empty."""
    _metadata.create_all(connection)
