"""The queue, the originals and the audit log: what came with the second version of the catalogue."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from domain.article import Refusal
from domain.errors import LibraryBroken, LibraryError, NotFound
from domain.report import Source
from retrieval.article_rows import article_rows
from retrieval.database import open_database, reading, schema_version, writing
from retrieval.joining import tell_the_same
from retrieval.originals import Originals, digest_of
from retrieval.queue import Arrival, Due, Outcome
from retrieval.schema import STEPS, articles, versions
from retrieval.stored_passages import put
from tests.retrieval.builders import BRIDGE, GRAIN, TALKS, article
from tests.retrieval.conftest import Shelf

PIPELINE = "p1"


def an_arrival(name: str = "bridge.txt", original: str | None = None) -> Arrival:
    """A file."""
    return Arrival(source=Source(location=f"/given/{name}"), key=f"file:/given/{name}", original=original)


def test_a_library_of_the_first_version_is_brought_up(shelf: Shelf) -> None:
    """Its articles stay as they are, a copy of it is kept beside, and the queue, log and feeds are there and empty."""
    shelf.folder.mkdir()
    file = shelf.folder / "catalogue.db"
    engine = open_database(file, STEPS[:1])
    with writing(engine) as connection:
        row, version = article_rows(article())
        connection.execute(articles.insert(), row)
        connection.execute(versions.insert(), version)
        put(connection, article(version=1))
    engine.dispose()
    with sqlite3.connect(file) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (1,)
        assert before.execute("SELECT name FROM sqlite_master WHERE name = 'items'").fetchone() is None

    library = shelf.open()

    assert [a.text for a in library.articles()] == [BRIDGE]
    assert len(list(library.index_waiting())) == 1
    assert (library.queue.items(), library.queue.log(9), library.queue.feeds()) == ((), (), ())
    assert library.keep([article()])[0].outcome == "unchanged"
    with pytest.raises(NotFound, match="original of 'courier-1' is not kept"):
        library.queue.original("courier-1")
    assert file.with_name("catalogue.db.version-1").is_file()
    engine = open_database(file)
    with reading(engine) as connection:
        assert schema_version(connection) == len(STEPS)
    engine.dispose()


def test_an_outcome_is_stored_whole_or_not_at_all(shelf: Shelf) -> None:
    """When one article cannot be stored, the source is still received and nothing of it is there."""
    library = shelf.open()
    (due,) = library.queue.receive([an_arrival()], PIPELINE)
    half = Outcome(due=due, articles=(article(), article(GRAIN, "broken", title="\ud800")))

    with pytest.raises(UnicodeEncodeError):
        library.queue.parsed([half], PIPELINE)

    assert library.articles() == ()
    assert [one.item.state for one in library.queue.waiting()] == ["received"]


def test_a_source_in_parts_is_done_with_its_last(shelf: Shelf) -> None:
    """Articles of the first parts are there at once; the source waits until its end, with all of its ids."""
    library = shelf.open()
    (due,) = library.queue.receive([an_arrival("records.jsonl")], PIPELINE)
    library.queue.parsed([Outcome(due=due, articles=(article(),), last=False)], PIPELINE)
    assert [one.item.articles for one in library.queue.waiting()] == [("courier-1",)]

    refusal = Refusal(source="records.jsonl line 3", reason="it is no record")
    library.queue.parsed([Outcome(due=due, articles=(article(GRAIN, "post-1"),), refused=(refusal,))], PIPELINE)

    (item,) = library.queue.items(["parsed"])
    assert (item.articles, item.reason, item.tries) == (("courier-1", "post-1"), "it is no record", 1)


def test_only_refused_is_failed(shelf: Shelf) -> None:
    """A source that gave nothing but refusals can be tried again."""
    library = shelf.open()
    (due,) = library.queue.receive([an_arrival()], PIPELINE)
    library.queue.parsed([Outcome(due=due, refused=(Refusal(source="bridge.txt", reason="it is empty"),))], PIPELINE)

    assert library.queue.counts() == {"failed": 1}
    assert [one.item.id for one in library.queue.retry()] == [due.item.id]
    assert library.queue.counts() == {"received": 1}


def test_what_failed_can_be_dropped_and_stays_away(shelf: Shelf) -> None:
    """A dropped source is no failure any more, and a feed that lists it again is not heard; a person who adds it is."""
    library = shelf.open()
    (due,) = library.queue.receive([an_arrival()], PIPELINE)
    library.queue.failed(due, "it is empty")

    assert [one.id for one in library.queue.drop([due.item.id])] == [due.item.id]
    assert library.queue.items(("failed",)) == ()
    assert library.queue.retry() == ()
    assert library.queue.log(1)[0].action == "dropped"
    assert library.queue.known([due.key]) == {due.key}
    (listed,) = library.queue.receive([Arrival(source=due.item.source, key=due.key, why="listed")], PIPELINE)
    assert listed.item.state == "dropped"
    with pytest.raises(NotFound):
        library.queue.drop([due.item.id])
    (again,) = library.queue.receive([an_arrival()], PIPELINE)
    assert again.item.state == "received"


def test_received_again_only_when_something_changed(shelf: Shelf) -> None:
    """Other bytes or another pipeline: received. The same: parsed. Listed by a feed: as it was."""
    library = shelf.open()

    def receive(original: str, pipeline: str = PIPELINE) -> Due:
        (due,) = library.queue.receive([an_arrival(original=original)], pipeline)
        return due

    library.queue.parsed([Outcome(due=receive("a" * 64), articles=(article(),))], PIPELINE)

    assert receive("a" * 64).item.state == "parsed"
    assert receive("a" * 64, "p2").item.state == "received"
    library.queue.parsed([Outcome(due=receive("a" * 64, "p2"), articles=(article(),))], "p2")
    (listed,) = library.queue.receive(
        [Arrival(source=Source(location="x"), key="file:/given/bridge.txt", why="listed")], "p3"
    )
    assert listed.item.state == "parsed"
    assert receive("b" * 64, "p2").item.articles == ()


def test_a_reader_sees_the_queue_and_may_not_change_it(shelf: Shelf) -> None:
    """As with articles: one writer."""
    shelf.open().queue.receive([an_arrival()], PIPELINE)
    reader = shelf.open(writer=False)

    assert reader.queue.counts() == {"received": 1}
    with pytest.raises(LibraryError, match="opened for reading"):
        reader.queue.receive([an_arrival("other.txt")], PIPELINE)


def test_an_original_is_whole_or_not_there(tmp_path: Path) -> None:
    """Kept under its digest, once; nothing is left over beside it; a folder that cannot be written is told."""
    originals = Originals(tmp_path / "originals")
    digest = originals.keep(b"shells")

    path = originals.path(digest)
    assert path is not None
    assert (path.read_bytes(), digest_of(path)) == (b"shells", digest)
    assert originals.keep(b"shells") == digest
    assert [p.name for p in (tmp_path / "originals").rglob("*") if p.is_file()] == [digest]
    assert originals.path("0" * 64) is None
    assert originals.path(None) is None
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(LibraryBroken, match="cannot be kept"):
        Originals(tmp_path / "taken").keep(b"shells")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BRIDGE, BRIDGE + " A third soldier died on Tuesday.", True),
        (BRIDGE, GRAIN, False),
        (BRIDGE, BRIDGE + " " + GRAIN + " " + TALKS, False),
        ("", "", True),
        ("", BRIDGE, False),
    ],
)
def test_texts_tell_the_same_when_they_share_most_words(one: str, other: str, same: bool) -> None:
    """An update does; another report, or a collection that holds it among others, does not."""
    assert tell_the_same(one, other) is same


def test_two_articles_at_one_address_are_one_only_when_they_agree(shelf: Shelf) -> None:
    """Joined by the address and the words; kept apart by the words."""
    library = shelf.open()
    address = "https://courier.example/bridge"
    dues = library.queue.receive([an_arrival(f"{n}.html") for n in range(3)], PIPELINE)
    given = (
        article(BRIDGE, "a"),
        article(BRIDGE.replace("two", "three"), "b", digest="b"),
        article(GRAIN, "c"),
    )
    outcomes = [
        Outcome(due=due, articles=(one,), addresses={one.id: address}) for due, one in zip(dues, given, strict=True)
    ]
    became = [kept[0] for kept in library.queue.parsed(outcomes, PIPELINE)]

    assert [(one.outcome, one.article.id) for one in became] == [("added", "a"), ("updated", "a"), ("added", "c")]
    assert {a.id: a.version for a in library.articles()} == {"a": 2, "c": 1}
