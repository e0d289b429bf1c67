"""The tables of the work in hand, which came with version 2 of the catalogue: queue, origins of versions, audit log, feeds."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Integer, MetaData, Table, Text

_metadata = MetaData()  # apart from version 1's, whose step must go on making what it made

items = Table(
    "items", _metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # one source, however it was written down
    Column("location", Text, nullable=False),
    Column("name", Text),
    Column("url", Text),  # where its bytes came from in the end, after redirects
    Column("media_type", Text),
    Column("original", Text, index=True),  # SHA-256 of its bytes; NULL: not fetched or not kept
    Column("pipeline", Text),  # what turned the bytes into articles
    Column("state", Text, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("articles", Text, nullable=False),  # ids, as JSON
    Column("depth", Integer, nullable=False),  # 0: given by a person; 1: listed by such a one, and so on
    Column("created", Text, nullable=False),
    Column("changed", Text, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

made_from = Table(
    "made_from", _metadata,
    Column("article", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("item", Integer, nullable=False, index=True),
    Column("original", Text),
)  # fmt: skip

addresses = Table(
    "addresses", _metadata,
    Column("address", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Index("addresses_by_article", "article"),
)  # fmt: skip

log = Table(
    "log", _metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

feeds = Table(
    "feeds", _metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked_at", Text),
    Column("next_at", Text),
    Column("failures", Integer, nullable=False),
    Column("note", Text, nullable=False),
)  # fmt: skip


def make_queue(connection: Connection) -> None:
    """Step 2 of the catalogue: these tables, empty."""
    _metadata.create_all(connection)
