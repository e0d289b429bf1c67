"""The tables of what is known of copies, which came with version 8 of the catalogue."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, MetaData, Table, Text

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

article_prints = Table(
    "article_prints", _metadata,
    Column("article", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("whole", BigInteger, nullable=False),  # of all its words
    Column("shingles", LargeBinary, nullable=False),  # uint32, little-endian
)  # fmt: skip

copy_links = Table(
    "copy_links", _metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
)  # fmt: skip


def make_copies(connection: Connection) -> None:
    """Step 8 of the catalogue: these tables, empty; the next look at the library fills them."""
    _metadata.create_all(connection)
