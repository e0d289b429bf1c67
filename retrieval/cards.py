"""Articles without their texts, read for a whole library at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, case, func, select

from domain.article import Card
from domain.codec import decode
from domain.moment import Moment
from retrieval.schema import articles, versions

_OPENING = 2000  # characters
_UNREAD = '"unread-language"'


def read_cards(connection: Connection) -> Iterator[Card]:
    """The cards of the current versions, in order of arrival."""
    unread = func.instr(versions.c.noun, _UNREAD) > 0
    wanted = (
        select(
            articles.c.id,
            articles.c.version,
            articles.c.state,
            versions.c.noun,
            case((unread, func.substr(versions.c.text, 1, _OPENING)), else_=""),
        )
        .join(versions, (versions.c.article == articles.c.id) & (versions.c.version == articles.c.version))
        .where(articles.c.hidden.is_(False))
        .order_by(articles.c.n)
    )
    for id_, version, state, noun, opening in connection.execute(wanted):
        told = _told(noun)
        shown = "" if told["language"] else opening
        yield Card(id=id_, version=version, state=state, opening=shown, **told)


@lru_cache(maxsize=50_000)  # after most changes most articles are the same
def _told(noun: str) -> dict[str, Any]:
    kept = json.loads(noun)
    published = kept.get("published")
    return {name: kept.get(name) for name in ("outlet", "agency", "byline", "language")} | {
        "published": decode(Moment, published) if published else None,
        "flags": tuple(flag["kind"] for flag in kept.get("flags") or ()),
    }
