"""The tables of the catalogue, and the steps that lead from an older shape to this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from retrieval.briefing_tables import make_briefings
from retrieval.conversation_tables import make_conversations
from retrieval.copy_tables import make_copies
from retrieval.correction_tables import make_corrections
from retrieval.name_tables import make_names
from retrieval.queue_tables import make_queue
from retrieval.tag_tables import make_tags

APPLICATION_ID = 0x53_49_54_52  # "SITR": tells a catalogue from any other SQLite file

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

articles = Table(
    "articles", metadata,
    Column("n", Integer, primary_key=True),  # order of arrival
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("digest", Text, nullable=False, index=True),
    Column("parser", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("outlet", Text),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    Column("origin", Text),
    Column("copies", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("analysed", Boolean, nullable=False, default=False),
    Column("hidden", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,
)  # fmt: skip

versions = Table(
    "versions", metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("stored_at", Text, nullable=False),
    Column("parser", Text, nullable=False),
    Column("digest", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("raw", Text),  # NULL: the same as the text
    Column("offsets", Text, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("noun", Text, nullable=False),
)  # fmt: skip

passages = Table(
    "passages", metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text, nullable=False),  # embedded before the text
    Column("about", Text, nullable=False),  # searched by words beside the text
    Column("text", Text, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

vectors = Table(
    "vectors", metadata,
    Column("seq", Integer, primary_key=True),  # never used twice: "all after 120" is what an index has yet to take
    Column("passage", Text, ForeignKey("passages.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("model", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),  # float32, little-endian
    sqlite_autoincrement=True,
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("stance", Text, nullable=False),
    Column("noun", Text, nullable=False),
)  # fmt: skip

claim_parties = Table(
    "claim_parties", metadata,
    Column("article", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("role", Text, primary_key=True),  # "speaker" makes the claim, "named" is spoken of
    ForeignKeyConstraint(["article", "position"], ["claims.article", "claims.position"], ondelete="CASCADE"),
    Index("claim_parties_by_party", "party", "role"),
)  # fmt: skip

_WORDS = (
    """CREATE VIRTUAL TABLE words USING fts5(about, text, content='passages', content_rowid='n',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER passage_added AFTER INSERT ON passages BEGIN
        INSERT INTO words(rowid, about, text) VALUES (new.n, new.about, new.text); END""",
    """CREATE TRIGGER passage_dropped AFTER DELETE ON passages BEGIN
        INSERT INTO words(words, rowid, about, text) VALUES ('delete', old.n, old.about, old.text); END""",
)


def columns(table: Table, *names: str) -> list[Column[Any]]:
    """These columns of the table."""
    return [table.c[name] for name in names]


Step = Callable[[Connection], None]


def _first_shape(connection: Connection) -> None:
    metadata.create_all(connection)
    for statement in _WORDS:
        connection.exec_driver_sql(statement)


STEPS: tuple[Step, ...] = (
    _first_shape, make_queue, make_corrections, make_conversations, make_names, make_briefings, make_tags,
    make_copies,
)  # fmt: skip
"""Step n leads from version n to n + 1. A released step never changes: a later shape is a later step."""
