"""Search by words: the catalogue's own full-text index (SQLite FTS5, BM25)."""

from __future__ import annotations

import re

from sqlalchemy import Connection, Integer, Select, column, func, literal_column, select, table

from domain.article import Filters
from retrieval.schema import articles, passages
from retrieval.selection import may_be_shown

_WORD = re.compile(r"[^\W_]+")
_MOST_TERMS = 64

_STOP = """a about after again all also am an and any are as at be because been before being between both but by can could
    did do does doing down during each few for from further had has have having he her here hers him his how i if in
    into is it its itself just me more most my no nor not now of off on once only or other our out over own s same she
    should so some such t than that the their them then there these they this those through to too under until up very
    was we were what when where which while who whom whose why will with would you your say says said tell told"""
STOP_WORDS = frozenset(_STOP.split())


def match_expression(question: str) -> str | None:
    """The question's telling words, any of which may match, quoted so that none is read as syntax; None when it has none.

    >>> match_expression('Who denied "shelling" the bridge?')
    '"denied" OR "shelling" OR "bridge"'
    """
    words = list(dict.fromkeys(word.casefold() for word in _WORD.findall(question)))
    telling = [word for word in words if word not in STOP_WORDS] or words
    return " OR ".join(f'"{word}"' for word in telling[:_MOST_TERMS]) or None


def by_words(connection: Connection, question: str, filters: Filters, limit: int) -> list[str]:
    """Ids of the searchable passages under the filters that hold the question's words, best first."""
    expression = match_expression(question)
    if expression is None:
        return []
    found = select(_INDEX.c.rowid, _SCORE.label("score")).where(literal_column("words").op("MATCH")(expression))
    if filters == Filters():  # rank first, look at articles after: a common word stands in every passage
        found = found.order_by("score").limit(limit * 2)
    return list(connection.execute(_searchable(found, filters).limit(limit)).scalars())


_INDEX = table("words", column("rowid", Integer))
_SCORE = func.bm25(literal_column("words"))


def _searchable(found: Select[int, float], filters: Filters) -> Select[str]:
    ranked = found.subquery()
    return (
        select(passages.c.id)
        .join(ranked, ranked.c.rowid == passages.c.n)
        .join(articles, articles.c.id == passages.c.article)
        .where(may_be_shown(filters))
        .order_by(ranked.c.score)
    )
