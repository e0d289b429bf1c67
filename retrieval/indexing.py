"""Waiting articles become searchable: their passages are embedded, and the vectors stored with the new state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, RowMapping, select

from domain.article import Article
from retrieval.catalogue import Catalogue
from retrieval.embeddings import Embedder
from retrieval.passages import text_to_embed
from retrieval.schema import articles
from retrieval.stamp import check_name, value, write_stamp
from retrieval.stored_passages import of_articles, put_vectors

_ARTICLES = 32
_PASSAGES = 96  # about two seconds of the bundled model: the time until a stop is heeded


def index_next(catalogue: Catalogue, embedder: Embedder) -> tuple[Article, ...]:
    """The next articles in state "parsed", embedded and stored as "indexed"; none when nothing waits."""
    with catalogue.reading() as connection:
        ids = _waiting(connection)
        rows = _few(of_articles(connection, ids))
    ids = list(dict.fromkeys(row["article"] for row in rows)) or ids  # those without a sentence are done at once
    embedded = embedder.passages([text_to_embed(row["title"], row["text"]) for row in rows])
    with catalogue.writing() as connection:
        if value(connection, "model") is None:
            write_stamp(connection, embedder)
        check_name(connection, embedder)
        unchanged = _unchanged(connection, ids, rows)
        chosen = [n for n, row in enumerate(rows) if row["article"] in unchanged]
        put_vectors(connection, [rows[n]["id"] for n in chosen], embedder.name, embedded[chosen])
        catalogue.set_indexed(connection, sorted(unchanged))
        return catalogue.read_these(connection, sorted(unchanged))


def _waiting(connection: Connection) -> list[str]:
    waiting = select(articles.c.id).where(articles.c.state == "parsed", articles.c.hidden.is_(False))
    return list(connection.execute(waiting.order_by(articles.c.n).limit(_ARTICLES)).scalars())


def _few(rows: Sequence[RowMapping]) -> list[RowMapping]:
    """Whole articles, the first always, up to about 96 passages."""
    chosen: list[RowMapping] = []
    for _, group in groupby(rows, key=lambda row: str(row["article"])):
        own = list(group)
        if chosen and len(chosen) + len(own) > _PASSAGES:
            break
        chosen += own
    return chosen


def _unchanged(connection: Connection, ids: Sequence[str], rows: Sequence[RowMapping]) -> set[str]:
    """Those whose passages are still the ones embedded: a newer version may have come meanwhile."""
    now: dict[str, set[str]] = {article: set() for article in ids}
    for row in of_articles(connection, ids):
        now[row["article"]].add(row["id"])
    embedded: dict[str, set[str]] = {article: set() for article in ids}
    for row in rows:
        embedded[row["article"]].add(row["id"])
    waiting = select(articles.c.id).where(articles.c.id.in_(ids), articles.c.state == "parsed")
    return {article for article in connection.execute(waiting).scalars() if now[article] == embedded[article]}
