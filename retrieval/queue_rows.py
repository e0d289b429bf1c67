"""The queue's rows: what is known of each source, and what it was turned into."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from domain.report import Item, Source
from retrieval import audit, stored_articles
from retrieval.originals import Originals
from retrieval.queue_tables import items, made_from
from retrieval.schema import articles, columns
from retrieval.selection import one_of
from retrieval.stored_articles import Kept

if TYPE_CHECKING:
    from retrieval.queue import Outcome

Why = Literal["added", "listed", "watched", "retried", "parsed again"]
"""Why a source is received: a person gave it, a feed listed it, a feed is watched, or it is tried or parsed once more."""

_ASKED_FOR: tuple[Why, ...] = ("added", "retried")  # only these bring back what a person removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A source as given: `key` is one for all ways of writing it, `original` the digest of its bytes when they are kept."""

    source: Source
    key: str
    original: str | None = None
    why: Why = "added"
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An item of the queue with what its next step needs; `item.source.at` is the kept original."""

    item: Item
    key: str
    why: Why
    depth: int
    original: str | None
    url: str | None


def receive(connection: Connection, arrival: Arrival, pipeline: str) -> int:
    """The id of the item, new, received again, or left as it is where nothing has changed or it was only listed."""
    row = connection.execute(select(items).where(items.c.key == arrival.key)).mappings().first()
    now = _now()
    given = {
        "location": arrival.source.location,
        "name": arrival.source.name,
        "media_type": arrival.source.media_type,
        "original": arrival.original,
        "why": arrival.why,
        "depth": arrival.depth,
        "state": "received",
        "reason": "",
        "changed": now,
    }
    if row is None:
        fresh = {"key": arrival.key, "tries": 0, "articles": "[]", "created": now}
        return int(connection.execute(insert(items).values(given | fresh).returning(items.c.id)).scalar_one())
    if arrival.why != "listed" and not _is_done(connection, row, arrival, pipeline):
        if row["original"] != arrival.original:
            given |= {"articles": "[]", "url": None}
        connection.execute(update(items).where(items.c.id == row["id"]).values(given))
    return int(row["id"])


def read(
    connection: Connection,
    originals: Originals,
    *,
    ids: Collection[int] | None = None,
    states: Collection[str] = (),
) -> tuple[Due, ...]:
    """The items of these ids or in these states, in order of arrival."""
    query = select(items).order_by(items.c.id)
    if ids is not None:
        query = query.where(one_of(items.c.id, ids))
    if states:
        query = query.where(items.c.state.in_(states))
    return tuple(_due(row, originals) for row in connection.execute(query).mappings())


def counts(connection: Connection) -> dict[str, int]:
    """How many items are in each state."""
    query = select(items.c.state, func.count()).group_by(items.c.state)
    return {str(state): int(count) for state, count in connection.execute(query)}


def known(connection: Connection, keys: Collection[str]) -> set[str]:
    """Those of the keys that are there."""
    return set(connection.execute(select(items.c.key).where(one_of(items.c.key, keys))).scalars())


def set_fetched(connection: Connection, item: int, digest: str, url: str, media_type: str | None) -> None:
    """Notes where the bytes of an address are kept, and where they came from."""
    fetched = {"original": digest, "url": url, "media_type": media_type, "changed": _now()}
    connection.execute(update(items).where(items.c.id == item).values(fetched))


def set_original(connection: Connection, item: int, original: str | None) -> None:
    """Notes which bytes are to be parsed."""
    connection.execute(update(items).where(items.c.id == item).values(original=original, changed=_now()))


def set_received(connection: Connection, ids: Collection[int], why: Why) -> None:
    """Puts items back to the start; a retried one is fetched again too."""
    change: dict[str, Any] = {"state": "received", "why": why, "changed": _now()}
    connection.execute(update(items).where(one_of(items.c.id, ids)).values(change))


def set_dropped(connection: Connection, ids: Collection[int]) -> None:
    """Puts items aside: they are known, so that no feed brings them again, and wait for nothing."""
    change = {"state": "dropped", "changed": _now()}
    connection.execute(update(items).where(one_of(items.c.id, ids)).values(change))


def set_failed(connection: Connection, item: Item, reason: str) -> None:
    """Notes the reason, with the refusal in the log."""
    change = {"state": "failed", "reason": reason, "tries": items.c.tries + 1, "changed": _now()}
    connection.execute(update(items).where(items.c.id == item.id).values(change))
    audit.write_down(connection, [("refused", item.source.name or item.source.location, reason)])


def keep_outcome(connection: Connection, outcome: Outcome, pipeline: str) -> tuple[Kept, ...]:
    """Stores the articles and the item's new state; what became of each article."""
    due = outcome.due
    kept = tuple(
        stored_articles.keep(
            connection, article, address=outcome.addresses.get(article.id), revive=due.why in _ASKED_FOR
        )
        for article in outcome.articles
    )
    _note_making(connection, due, kept)
    audit.write_down(connection, _lines(outcome, kept))
    held = connection.execute(select(items.c.articles).where(items.c.id == due.item.id)).scalar_one()
    ids = list(dict.fromkeys([*json.loads(held), *(one.article.id for one in kept)]))
    change: dict[str, Any] = {"articles": json.dumps(ids), "changed": _now()}
    if outcome.refused:
        change["reason"] = outcome.refused[-1].reason
    if outcome.last:
        taken = bool(ids) or not outcome.refused
        change |= {"state": "parsed" if taken else "failed", "pipeline": pipeline, "tries": items.c.tries + 1}
    connection.execute(update(items).where(items.c.id == due.item.id).values(change))
    return kept


def original_of(connection: Connection, article: str, version: int) -> str | None:
    """The digest of what the version was made from, None where that is not known."""
    query = select(made_from.c.original).where(made_from.c.article == article, made_from.c.version == version)
    return connection.execute(query).scalar()


def sources_of(connection: Connection, ids: Collection[str]) -> dict[str, int | None]:
    """The item that each article's newest version came from, None where that is not known."""
    query = select(*columns(made_from, "article", "item")).where(one_of(made_from.c.article, ids))
    found: dict[str, int] = {
        str(row[0]): int(row[1]) for row in connection.execute(query.order_by(made_from.c.version))
    }
    return {article: found.get(article) for article in ids}


def parsed_otherwise(connection: Connection, pipeline: str) -> dict[str, int | None]:
    """The items whose articles another pipeline made, by their names: those whose original is gone are to be told."""
    query = select(*columns(items, "id", "location", "name")).where(
        items.c.state == "parsed", items.c.pipeline != pipeline, items.c.articles != "[]"
    )
    return {str(row[2] or row[1]): int(row[0]) for row in connection.execute(query)}


def _is_done(connection: Connection, row: RowMapping, arrival: Arrival, pipeline: str) -> bool:
    """True when these very bytes were parsed by this pipeline, and nothing of it has been removed since."""
    same = (row["state"], row["original"], row["pipeline"]) == ("parsed", arrival.original, pipeline)
    if not same or arrival.original is None:
        return False
    made = json.loads(row["articles"])
    gone = select(articles.c.id).where(one_of(articles.c.id, made), articles.c.hidden.is_(True))
    return bool(made) and connection.execute(gone).first() is None


def _due(row: RowMapping, originals: Originals) -> Due:
    at = originals.path(row["original"])
    source = Source(
        location=row["location"], name=row["name"], at=str(at) if at else None, media_type=row["media_type"]
    )
    item = Item(
        id=row["id"],
        source=source,
        state=row["state"],
        reason=row["reason"],
        tries=row["tries"],
        articles=tuple(json.loads(row["articles"])),
    )
    return Due(item=item, key=row["key"], why=row["why"], depth=row["depth"], original=row["original"], url=row["url"])


def _note_making(connection: Connection, due: Due, kept: Sequence[Kept]) -> None:
    rows = [
        {"article": one.article.id, "version": one.article.version, "item": due.item.id, "original": due.original}
        for one in kept
        if one.outcome != "unchanged"
    ]
    if rows:
        connection.execute(insert(made_from).prefix_with("OR REPLACE"), rows)


def _lines(outcome: Outcome, kept: Sequence[Kept]) -> Iterator[audit.Line]:
    due = outcome.due
    for one in kept:
        if one.outcome == "added":
            yield "added", one.article.id, f"from {one.article.source}"
        elif one.outcome == "updated":
            again = due.why == "parsed again"
            yield "reparsed" if again else "updated", one.article.id, f"version {one.article.version}"
    for refusal in outcome.refused:
        yield "refused", refusal.source, refusal.reason


def _now() -> str:
    return datetime.now(UTC).isoformat()
