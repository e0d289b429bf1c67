"""The tables of kept conversations, which came with version 4 of the catalogue."""

from __future__ import annotations

from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, Table, Text

_metadata = MetaData()  # apart from the earlier versions', whose steps must go on making what they made

conversations = Table(
    "conversations", _metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),  # the title, folded: searched
    Column("begun", Text, nullable=False),
    Column("changed", Text, nullable=False, index=True),
    Column("gone", Text),  # when it was deleted; erased some time later, so that a slip can be undone
)  # fmt: skip

exchanges = Table(
    "exchanges", _metadata,
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("said", Text, nullable=False),  # the answer's words
    Column("engine", Text, nullable=False),
    Column("words", Text, nullable=False),  # question and answer, folded: searched
    Column("noun", Text, nullable=False),  # the whole answer; its citations name article and version, which never change
)  # fmt: skip


def make_conversations(connection: Connection) -> None:
    """Step 4 of the catalogue: these tables, empty."""
    _metadata.create_all(connection)
