"""Who may open a library, and which libraries are refused."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from domain.errors import LibraryBroken, LibraryError, LibraryLocked, LibraryTooNew, OtherModel
from retrieval.catalogue import Catalogue
from retrieval.database import open_database, reading, schema_version
from retrieval.lock import WriterLock, is_held
from retrieval.schema import STEPS, meta
from retrieval.stamp import value
from tests.retrieval.builders import GRAIN, FakeEmbedder, article
from tests.retrieval.conftest import Shelf

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time, pathlib
from retrieval.lock import WriterLock
lock = WriterLock(pathlib.Path(sys.argv[1]), "sitrep serve")
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_writer_is_refused_within_two_seconds(shelf: Shelf) -> None:
    """The refusal names who writes; a reader is let in."""
    shelf.filled(article())
    began = time.monotonic()
    with pytest.raises(LibraryLocked, match=r"written by `sitrep` \(process \d+\) since \d\d:\d\d"):
        shelf.open()
    assert time.monotonic() - began < 2
    assert len(shelf.open(writer=False).articles()) == 1


def test_a_killed_writer_frees_the_lock(tmp_path: Path) -> None:
    """Kill -9 of the holder, in another process, lets the next one in."""
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(LibraryLocked, match=f"`sitrep serve` .process {child.pid}. since"):
        WriterLock(tmp_path, "test", patience=0.1)
    child.kill()
    child.communicate()
    assert not is_held(tmp_path)
    WriterLock(tmp_path, "test").release()


def test_a_reader_sees_what_a_writer_adds(shelf: Shelf) -> None:
    """A library open for reading finds what was added since, and may not add."""
    writer, reader = shelf.filled(article()), shelf.open(writer=False)
    revision = reader.revision()
    writer.keep([article(GRAIN, "post-1")])
    list(writer.index_waiting())
    assert reader.revision() > revision
    assert reader.search("grain prices")[0].passage.article == "post-1"
    with pytest.raises(LibraryError, match="opened for reading"):
        reader.keep([article(GRAIN, "post-2")])


def test_another_model_is_refused(shelf: Shelf) -> None:
    """Another name, or the same name with other vectors, is refused with the way out."""
    shelf.filled(article()).close()
    with pytest.raises(OtherModel) as caught:
        shelf.open(embedder=FakeEmbedder("fake@2"))
    assert "sitrep reindex" in caught.value.hint
    with pytest.raises(OtherModel):
        shelf.open(embedder=FakeEmbedder(salt="changed")).search("bridge")


def test_embedding_anew_with_another_model(shelf: Shelf) -> None:
    """After `reembed` the library is the other model's; claims and texts stay."""
    library = shelf.filled(article(), article(GRAIN, "post-1"))
    library.keep_claims(library.article("courier-1"), [])
    before = library.article("courier-1")
    library.close()
    other = FakeEmbedder("fake@2", dimension=32)
    changed = shelf.open(embedder=other, accept_model_change=True)
    changed.reembed()
    assert changed.search("grain prices")[0].passage.article == "post-1"
    assert changed.article("courier-1") == before
    assert changed.counts() == {"analysed": 1, "indexed": 1}
    changed.close()
    assert shelf.open(embedder=other).wait_for_index(60)


def test_a_newer_library_is_refused(shelf: Shelf) -> None:
    """A version that is not known here is told, and the file is left as it is."""
    shelf.filled(article()).close()
    file = shelf.folder / "catalogue.db"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(LibraryTooNew, match="its version 99"):
        shelf.open()


def test_an_older_library_is_copied_and_migrated(tmp_path: Path) -> None:
    """A step runs once, in one transaction with the new version, after a copy of the file."""
    file = tmp_path / "catalogue.db"
    open_database(file).dispose()

    def step(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE articles ADD COLUMN colour TEXT")

    for _ in range(2):
        engine = open_database(file, (*STEPS, step))
        with reading(engine) as connection:
            assert schema_version(connection) == len(STEPS) + 1
        engine.dispose()
    with sqlite3.connect(tmp_path / f"catalogue.db.version-{len(STEPS)}") as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    """What the failed step had done is undone."""
    file = tmp_path / "catalogue.db"
    open_database(file).dispose()

    def fails(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE vectors")
        connection.exec_driver_sql("DROP TABLE no_such_table")

    with pytest.raises(LibraryBroken):
        open_database(file, (*STEPS, fails))
    engine = open_database(file)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM vectors").scalar_one() == 0
    engine.dispose()


@pytest.mark.parametrize(
    "content", [b"this is not a database, but a letter to the editor" * 50, b"SQLite format 3\0" + bytes(4000)]
)
def test_a_file_that_is_no_database_is_told(shelf: Shelf, content: bytes) -> None:
    """The person is told which file cannot be read, and the lock is free again."""
    shelf.folder.mkdir()
    (shelf.folder / "catalogue.db").write_bytes(content)
    for _ in range(2):
        with pytest.raises(LibraryBroken, match=r"catalogue\.db"):
            shelf.open()


def test_a_full_disk_is_told_in_words(shelf: Shelf) -> None:
    """No fault of Sitrep's, nothing half-written, and all goes on once there is room."""
    shelf.open().close()
    catalogue = Catalogue(shelf.folder)
    with catalogue.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    for most in (pages, 2 * pages + 1_000):
        full = most == pages
        told = pytest.raises(LibraryError, match="disk is full") if full else nullcontext()
        with told, catalogue.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={most}")
            connection.execute(insert(meta), [{"key": "note", "value": "x" * 200_000}])
    with catalogue.reading() as connection:
        assert value(connection, "note") == "x" * 200_000
    catalogue.close()


def test_a_read_only_library_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not said to be damaged."""
    monkeypatch.setattr("retrieval.database._PRAGMAS", ("query_only=ON",))
    with pytest.raises(LibraryError, match="cannot be written") as told:
        open_database(tmp_path / "catalogue.db")
    assert "read-only" in told.value.hint


def test_another_programs_database_is_left_alone(shelf: Shelf) -> None:
    """A SQLite file with tables of its own is no library."""
    shelf.folder.mkdir()
    with sqlite3.connect(shelf.folder / "catalogue.db") as connection:
        connection.execute("CREATE TABLE songs (title)")
    with pytest.raises(LibraryBroken, match="not a Sitrep library"):
        shelf.open()
