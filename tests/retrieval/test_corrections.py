"""Corrections in the catalogue: what came with its third version."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.anchor import Anchor
from domain.correction import Correction, Details
from domain.errors import LibraryError, NotFound
from retrieval.database import open_database, reading, schema_version
from retrieval.schema import STEPS
from tests.retrieval.builders import GRAIN, article, claim
from tests.retrieval.conftest import Shelf

AT = datetime(2031, 5, 6, 12, tzinfo=UTC)
WORDS = Anchor(article="courier-1", words="two of its soldiers were killed", before="Talmark's army said ", after=".")


def correction(**known: Any) -> Correction:
    """A claim whose party was set to Corvale."""
    base: dict[str, Any] = {"kind": "claim", "at": AT, "anchor": WORDS, "changed": Details(party="Corvale", via=())}
    return Correction(**base | known)


def test_a_library_of_the_second_version_is_brought_up(shelf: Shelf) -> None:
    """An older library keeps its articles and takes corrections; a copy of it as it was stands beside."""
    shelf.folder.mkdir()
    file = shelf.folder / "catalogue.db"
    open_database(file, STEPS[:2]).dispose()
    with sqlite3.connect(file) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (2,)
        assert not before.execute("SELECT name FROM sqlite_master WHERE name = 'corrections'").fetchall()

    library = shelf.filled(article())

    assert library.corrections.all() == ()
    assert [kept.id for kept in library.corrections.keep([correction()])] == [1]
    assert file.with_name("catalogue.db.version-2").is_file()
    library.close()
    engine = open_database(file)
    with reading(engine) as connection:
        assert schema_version(connection) == len(STEPS)
    engine.dispose()


def test_a_correction_comes_back_as_it_was_kept(shelf: Shelf) -> None:
    """Every field, also after the library was closed; numbers are never used twice."""
    library = shelf.filled(article())
    given = [
        correction(who="M. Idris", note="he speaks for Corvale", was=Details(party="Talmark")),
        correction(kind="dismissal", changed=Details()),
        correction(kind="party", anchor=None, changed=Details(), party="Kesh", into="Keshi Republic"),
    ]
    kept = library.corrections.keep(given)
    assert kept == tuple(replace(one, id=n) for n, one in enumerate(given, 1))
    assert library.corrections.undo(3) == kept[2]
    library.close()

    again = shelf.open()
    assert again.corrections.all() == kept[:2]
    assert again.corrections.keep([given[2]])[0].id == 4


def test_the_same_correction_is_kept_once(shelf: Shelf) -> None:
    """Taking a file of corrections in twice changes nothing the second time."""
    library = shelf.filled(article())
    kept = library.corrections.keep([correction(), correction(), correction(note="a note adds nothing")])

    assert len(kept) == 1
    assert library.corrections.keep([correction(), correction(kind="dismissal")])[0].kind == "dismissal"
    assert len(library.corrections.all()) == 2


def test_corrections_outlive_reanalysis_new_versions_and_removal(shelf: Shelf) -> None:
    """What was found is replaced; what a person said stays until it is undone."""
    library = shelf.filled(article())
    library.corrections.keep([correction()])
    first = library.article("courier-1")
    library.keep_claims(first, [claim(first)])
    library.keep_claims(first, [])
    library.keep([article(GRAIN)])
    list(library.index_waiting())
    library.remove(["courier-1"])

    assert [one.anchor for one in library.corrections.all()] == [WORDS]


def test_every_change_stands_in_the_log_and_raises_the_revision(shelf: Shelf) -> None:
    """When, what, of which article, and the words; caches of answers are renewed."""
    library = shelf.filled(article())
    before = library.revision()
    library.corrections.keep([correction(), correction(kind="dismissal", changed=Details())])
    library.corrections.keep(
        [correction(kind="party", anchor=None, changed=Details(), party="Kesh", into="Keshi Republic")]
    )
    library.corrections.undo(2)

    lines = [(line.action, line.subject, line.detail) for line in reversed(library.queue.log(10))]
    assert lines == [
        ("corrected", "courier-1", "correction 1: party “Corvale”, via “” of “two of its soldiers were killed”"),
        ("dismissed", "courier-1", "correction 2: “two of its soldiers were killed”"),
        ("renamed", "Kesh", "correction 3: “Kesh” is called “Keshi Republic”"),
        ("undone", "courier-1", "correction 2: “two of its soldiers were killed”"),
    ]
    assert library.revision() == before + 3


def test_an_unknown_number_and_a_reader_are_refused(shelf: Shelf) -> None:
    """Nothing is undone by mistake, and a library that is open for reading takes no correction."""
    library = shelf.filled(article())
    with pytest.raises(NotFound, match="no correction 7"):
        library.corrections.undo(7)
    library.close()
    reader = shelf.open(writer=False)
    for change in (lambda: reader.corrections.keep([correction()]), lambda: reader.corrections.undo(1)):
        with pytest.raises(LibraryError, match="opened for reading"):
            change()
    assert reader.corrections.all() == ()
