"""Waiting articles become searchable: their passages are embedded, and the vectors stored with the new state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, RowMapping, delete, select, update

from domain.article import Article
from retrieval import stored_articles
from retrieval.catalogue import Catalogue
from retrieval.embeddings import Embedder
from retrieval.passages import text_to_embed
from retrieval.schema import articles, passages
from retrieval.stamp import check_name, is_stamped, stamp_of, value, write_stamp
from retrieval.stored_passages import of_articles, put, put_vectors

_ARTICLES = 32
_PASSAGES = 96  # about two seconds of the bundled model: the time until a stop is heeded


def index_next(catalogue: Catalogue, embedder: Embedder) -> tuple[Article, ...]:
    """The next articles in state "parsed", embedded and stored as "indexed"; none when nothing waits."""
    with catalogue.reading() as connection:
        ids = _waiting(connection)
        rows = _few(of_articles(connection, ids))
        stamp = stamp_of(embedder) if ids and value(connection, "model") is None else None
    if not ids:
        return ()
    ids = list(dict.fromkeys(row["article"] for row in rows)) or ids  # those without a sentence are done at once
    embedded = embedder.passages([text_to_embed(row["heading"], row["text"]) for row in rows])
    with catalogue.writing() as connection:
        if stamp is not None:
            write_stamp(connection, stamp)
        check_name(connection, embedder)
        unchanged = _unchanged(connection, ids, rows)
        chosen = [n for n, row in enumerate(rows) if row["article"] in unchanged]
        put_vectors(connection, [rows[n]["id"] for n in chosen], embedder.name, embedded[chosen])
        catalogue.set_indexed(connection, sorted(unchanged))
        return catalogue.read_these(connection, sorted(unchanged))


def start_anew(catalogue: Catalogue, embedder: Embedder) -> None:
    """Sends every article back to "parsed" and stamps the library with this embedder; nothing when it is stamped so."""
    with catalogue.reading() as connection:
        if is_stamped(connection, embedder):
            return
    stamp = stamp_of(embedder)
    with catalogue.writing() as connection:
        connection.execute(delete(passages))
        for article in stored_articles.read_all(connection):
            put(connection, article)
        done = articles.c.state.in_(("indexed", "analysed"))
        connection.execute(update(articles).where(done).values(state="parsed"))
        write_stamp(connection, stamp)


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
