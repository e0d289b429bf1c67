"""Feeds that are watched, in the catalogue."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from domain.codec import decode, encode
from domain.report import Feed
from retrieval.queue_tables import feeds


def read_all(connection: Connection) -> tuple[Feed, ...]:
    """Every feed, by address."""
    rows = connection.execute(select(feeds).order_by(feeds.c.url)).mappings()
    return tuple(decode(Feed, dict(row)) for row in rows)


def put(connection: Connection, feed: Feed) -> None:
    """Stores the feed instead of what was known of it."""
    row = encode(feed)
    connection.execute(insert(feeds).values(row).on_conflict_do_update(index_elements=["url"], set_=row))


def drop(connection: Connection, url: str) -> bool:
    """True when the feed was there; it is gone now."""
    return connection.execute(delete(feeds).where(feeds.c.url == url)).rowcount > 0
