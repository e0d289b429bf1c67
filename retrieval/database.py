"""A catalogue file, opened: settings of SQLite, its version, and the way up from an older one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from domain.errors import LibraryBroken, LibraryError, LibraryTooNew
from retrieval.schema import APPLICATION_ID, STEPS, Step

_PRAGMAS = ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-65536")

_UNWRITABLE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC")


def open_database(path: Path, steps: Sequence[Step] = STEPS) -> Engine:
    """An engine on the catalogue at `path`, made or migrated as needed; LibraryTooNew, LibraryBroken, LibraryError."""
    engine = _engine(path)
    try:
        _bring_up(engine, path, steps)
    except DatabaseError as error:
        engine.dispose()
        _refuse_unwritable(error)
        raise LibraryBroken(
            f"The catalogue {str(path)!r} cannot be read: {error.orig}.",
            "Put back a copy of the folder, or point SITREP_LIBRARY at another one.",
        ) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the catalogue, beside any writer."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is on disk at the end, or nothing of it."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def writable() -> Iterator[None]:
    """LibraryError, in words, when what is written inside meets a full or read-only disk."""
    try:
        yield
    except DatabaseError as error:
        _refuse_unwritable(error)
        raise


def _refuse_unwritable(error: DatabaseError) -> None:
    if getattr(error.orig, "sqlite_errorname", "").startswith(_UNWRITABLE):
        raise LibraryError(
            f"The library cannot be written: {error.orig}.",
            "Is the disk full, or its folder read-only? Sitrep writes there even to read; what was kept before is safe.",
        ) from error


def schema_version(connection: Connection) -> int:
    """The version that the catalogue is in; 0 means empty."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", pool_size=8, max_overflow=64)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not guess where a transaction begins
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _bring_up(engine: Engine, path: Path, steps: Sequence[Step]) -> None:
    with reading(engine) as connection:
        version, owner = schema_version(connection), connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        foreign = version == 0 and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if foreign or owner not in {0, APPLICATION_ID} or (version and owner != APPLICATION_ID):
        raise LibraryBroken(f"{str(path)!r} is a database, but not a Sitrep library.", "Choose another folder.")
    if version > len(steps):
        raise LibraryTooNew(
            f"The library {str(path.parent)!r} was made by a later Sitrep (its version {version}, known here {len(steps)}).",
            "Update Sitrep, or use another folder.",
        )
    if version < len(steps):
        if version:
            _copy(path, version)
        _climb(engine, steps)


def _copy(path: Path, version: int) -> None:
    """Whole, with what still stands in the write-ahead log."""
    beside = path.with_name(f"{path.name}.version-{version}")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as copy:
        source.backup(copy)


def _climb(engine: Engine, steps: Sequence[Step]) -> None:
    with writing(engine) as connection:
        for step in steps[schema_version(connection) :]:  # read again: another process may have been first
            step(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={len(steps)}")
