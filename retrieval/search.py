"""Search by meaning and by words, fused."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from domain.article import Filters, Hit
from retrieval.exact import VectorTable
from retrieval.folding import fold
from retrieval.schema import articles, columns, passages
from retrieval.selection import may_be_shown, one_of, searchable
from retrieval.stored_passages import Vectors, by_id, vectors_of
from retrieval.words import by_words

Nearest = Callable[[Vectors, int], Sequence[str] | None]
"""An index's answer: passage ids, best first, which may hold some that are gone; None when it cannot answer now."""

_DEPTH = 50
_RRF = 60  # Cormack, Clarke and Büttcher (2009), "Reciprocal rank fusion"
_ASKED_MORE = 3  # of the index, under filters: often enough of these pass


def search(
    connection: Connection,
    table: VectorTable,
    index: Nearest,
    text: str,
    query: Vectors | None,
    filters: Filters,
    limit: int,
) -> tuple[Hit, ...]:
    """The best passages under the filters, near copies folded; without a `query` vector, by words alone."""
    depth = max(_DEPTH, limit * 4)
    legs = {"words": by_words(connection, text, filters, depth)}
    if query is not None:
        legs["meaning"] = _by_meaning(connection, table, index, query, filters, depth)
    fused = fuse(legs)[: limit * 2]
    hits = _hits(connection, fused, {name: set(ids) for name, ids in legs.items()})
    ids = [hit.passage.id for hit in hits]
    return tuple(fold(hits, vectors_of(connection, ids), _first_days(connection, hits))[:limit])


def fuse(legs: Mapping[str, Sequence[str]]) -> list[tuple[str, float]]:
    """(id, score) by reciprocal rank over all legs, best first.

    >>> [id for id, _ in fuse({"words": ["a", "b"], "meaning": ["b", "c"]})]
    ['b', 'a', 'c']
    """
    scores: dict[str, float] = defaultdict(float)
    for ranking in legs.values():
        for rank, passage in enumerate(ranking, 1):
            scores[passage] += 1 / (_RRF + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _by_meaning(
    connection: Connection, table: VectorTable, index: Nearest, query: Vectors, filters: Filters, depth: int
) -> list[str]:
    everything = filters == Filters()
    wanted = depth if everything else depth * _ASKED_MORE
    found = index(query, wanted + _DEPTH)
    if found is not None:
        passing = _passing(connection, found, filters)
        if len(passing) >= depth:
            return passing[:depth]
    if everything:
        return _passing(connection, table.nearest(connection, query, wanted), filters)[:depth]
    return table.nearest_among(connection, query, _articles(connection, filters), depth)


def _passing(connection: Connection, ids: Sequence[str], filters: Filters) -> list[str]:
    """Those of the passages that stand under the filters; each is looked up, however many articles there are."""
    query = (
        select(passages.c.id)
        .join(articles, articles.c.id == passages.c.article)
        .where(one_of(passages.c.id, ids), may_be_shown(filters))
    )
    there = set(connection.execute(query).scalars())
    return [passage for passage in ids if passage in there]


def _articles(connection: Connection, filters: Filters) -> list[str]:
    """The ids of the articles under the filters, as one value: a row each takes longer than to find them."""
    ids = searchable(filters).subquery()
    found: list[str] = json.loads(connection.execute(select(func.json_group_array(ids.c.id))).scalar_one())
    return found


def _hits(connection: Connection, fused: Sequence[tuple[str, float]], legs: Mapping[str, set[str]]) -> list[Hit]:
    known = by_id(connection, [passage for passage, _ in fused])
    return [
        Hit(
            passage=known[found],
            score=score,
            found_by=tuple(n for n in ("meaning", "words") if found in legs.get(n, ())),
        )
        for found, score in fused
        if found in known
    ]


def _first_days(connection: Connection, hits: Sequence[Hit]) -> dict[str, str]:
    ids = {hit.passage.article for hit in hits}
    found = connection.execute(select(*columns(articles, "id", "first_day")).where(one_of(articles.c.id, ids)))
    return {article: day for article, day in found if day is not None}
