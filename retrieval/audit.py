"""The audit log: what was added and removed, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from domain.codec import decode
from domain.report import Action, LogEntry
from retrieval.queue_tables import log
from retrieval.schema import columns

Line = tuple[Action, str, str]
"""What was done, to which article or source, and a detail in words."""


def write_down(connection: Connection, lines: Iterable[Line]) -> None:
    """Adds the lines in the transaction of what they tell of."""
    now = datetime.now(UTC).isoformat()
    rows = [{"at": now, "action": action, "subject": subject, "detail": told} for action, subject, told in lines]
    if rows:
        connection.execute(insert(log), rows)


def newest(connection: Connection, limit: int) -> tuple[LogEntry, ...]:
    """The last so many lines, the newest first."""
    query = select(*columns(log, "at", "action", "subject", "detail")).order_by(log.c.n.desc()).limit(limit)
    return tuple(decode(LogEntry, dict(row)) for row in connection.execute(query).mappings())
