"""What a doctor looks at: whether the catalogue is whole, and the index in step with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from domain.report import Check
from retrieval import generations
from retrieval.catalogue import Catalogue
from retrieval.database import schema_version
from retrieval.embeddings import Embedder
from retrieval.lock import holder, is_held
from retrieval.stamp import value
from retrieval.stored_passages import count_vectors
from retrieval.upkeep import Upkeep

_RESTORE = "Put back a copy of the library's folder, or add the articles to a new one."
_REINDEX = "Run `sitrep reindex`."
_CUT_WRONG = """SELECT count(*) FROM passages p JOIN versions v ON v.article = p.article AND v.version = p.version
    WHERE substr(v.text, p.start + 1, p."end" - p.start) <> p.text"""
_UNEMBEDDED = """SELECT count(*) FROM passages p JOIN articles a ON a.id = p.article
    LEFT JOIN vectors v ON v.passage = p.id WHERE a.state IN ('indexed', 'analysed') AND v.seq IS NULL"""
_UNLISTED = "SELECT (SELECT count(*) FROM passages) - (SELECT count(*) FROM words_docsize)"


def inspect(folder: Path, catalogue: Catalogue, embedder: Embedder, upkeep: Upkeep | None) -> tuple[Check, ...]:
    """One check for each thing that can be wrong with a library."""
    with catalogue.reading() as connection:
        looks: tuple[Callable[[Connection], Check], ...] = (_schema, _file, _texts, _words, _vectors)
        found = [look(connection) for look in looks]
        found.append(_model(connection, embedder))
        vectors = count_vectors(connection)
    return (*found, _index(folder / "index", upkeep, vectors), _writer(folder))


def _schema(connection: Connection) -> Check:
    return Check(name="schema", ok=True, detail=f"version {schema_version(connection)}")


def _file(connection: Connection) -> Check:
    told = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    ok = told == "ok" and dangling is None
    detail = "the file is sound" if ok else str(told if told != "ok" else f"a row of {dangling!r} points nowhere")
    return Check(name="catalogue", ok=ok, detail=detail, hint="" if ok else _RESTORE)


def _texts(connection: Connection) -> Check:
    wrong = _count(connection, _CUT_WRONG)
    detail = f"{wrong} passages differ from their articles" if wrong else "every passage stands in its article's text"
    return Check(name="passages", ok=not wrong, detail=detail, hint=_RESTORE if wrong else "")


def _words(connection: Connection) -> Check:
    missing = _count(connection, _UNLISTED)
    detail = f"{missing} passages are not in the word index" if missing else "every passage is in the word index"
    return Check(name="words", ok=not missing, detail=detail, hint=_RESTORE if missing else "")


def _vectors(connection: Connection) -> Check:
    missing = _count(connection, _UNEMBEDDED)
    detail = f"{missing} passages have no vector" if missing else f"{count_vectors(connection)} vectors, one a passage"
    return Check(name="vectors", ok=not missing, detail=detail, hint=_REINDEX if missing else "")


def _model(connection: Connection, embedder: Embedder) -> Check:
    stamped = value(connection, "model")
    ok = stamped in {None, embedder.name}
    detail = f"embedded with {stamped}" if stamped else f"nothing is embedded yet; {embedder.name} is set"
    return Check(name="embedder", ok=ok, detail=detail, hint="" if ok else _REINDEX)


def _index(folder: Path, upkeep: Upkeep | None, vectors: int) -> Check:
    if upkeep is None:
        there = generations.current(folder) is not None
        kept = "kept by whoever writes" if there else "not built yet"
        return Check(name="index", ok=True, detail=f"{kept}; reading commands search all {vectors} vectors exactly")
    if upkeep.state in {"ready", "opening"}:
        return Check(name="index", ok=True, detail="in use" if upkeep.state == "ready" else "being opened")
    detail = (
        f"{'being built' if upkeep.state == 'building' else 'not in use'}, because {upkeep.reason or 'of a change'}"
    )
    return Check(
        name="index", ok=upkeep.state == "building", detail=f"{detail}; search is exact meanwhile", hint=_REINDEX
    )


def _writer(folder: Path) -> Check:
    who = (holder(folder) or "another process") if is_held(folder) else "nobody"
    return Check(name="writer", ok=True, detail=f"written by {who}")


def _count(connection: Connection, query: str) -> int:
    return int(connection.exec_driver_sql(query).scalar_one())
