"""Briefings in the catalogue: kept whole, listed, renamed, deleted for a day, and never in the way of anything indexed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.answer import Gap, Scope, Statement
from domain.article import Filters
from domain.briefing import Briefing, Section, SourceLine
from domain.edition import Edition, edition_of
from domain.errors import LibraryError, NotFound, UserError
from domain.kept_briefing import KeptBriefing, Known, Order
from retrieval.database import open_database
from retrieval.schema import STEPS
from tests.retrieval.builders import article
from tests.retrieval.conftest import Shelf

AT = datetime(2031, 5, 6, 12, tzinfo=UTC)
WRITTEN = Briefing(
    topic="the bridge",
    period=("2031-05-04", None),
    sections=(Section(title="Bottom line", statements=(Statement(text="Kesh said \ud800 so.", citations=()),)),),
    disputed=(), gaps=(Gap(text="Nobody says when."),), withheld=(),
    sources=(SourceLine(article="courier-1", outlet="Courier", origin=None),),
    scope=Scope(articles=1, origins=1), engine="extractive",
)  # fmt: skip
ORDER = Order(topic="the bridge", filters=Filters(since=date(2031, 5, 4)), length="long", audience="analyst")
KNOWN = Known(articles=(("courier-1", 1),), claims=("0a1b",), dismissed=("ffff",))


def briefing(name: str = "a", **known: object) -> KeptBriefing:
    """A briefing of one statement."""
    made = KeptBriefing(id=name, title="the bridge", at=AT, order=ORDER, briefing=WRITTEN, marks=(("0a1b",),))
    return replace(made, **known)  # type: ignore[arg-type] # the fields of one noun


def test_a_library_of_an_earlier_version_is_brought_up(shelf: Shelf) -> None:
    """It keeps its articles and takes briefings."""
    shelf.folder.mkdir()
    open_database(shelf.folder / "catalogue.db", STEPS[:3]).dispose()

    library = shelf.filled(article())
    library.briefings.keep(briefing(), KNOWN)

    assert [line.id for line in library.briefings.lines()] == ["a"]


def test_a_briefing_comes_back_as_it_was_kept(shelf: Shelf) -> None:
    """Every field, what the library then held, and the edition beside the original; also from another process."""
    library = shelf.filled(article())
    library.briefings.keep(briefing(), KNOWN)
    edition = Edition(lines=edition_of(WRITTEN).lines[:1])
    library.briefings.edit("a", edition)

    reader = shelf.open(writer=False)

    assert reader.briefings.read("a") == briefing(edition=edition)
    assert reader.briefings.known("a") == KNOWN
    (line,) = reader.briefings.lines()
    assert (line.title, line.at, line.order, line.statements, line.edited) == ("the bridge", AT, ORDER, 1, True)
    reader.briefings.edit("a", None)
    assert library.briefings.read("a").edition is None


def test_keeping_changes_nothing_that_is_indexed(shelf: Shelf) -> None:
    """The revision of the library stays, and so every answer that is remembered."""
    library = shelf.filled(article())
    before = library._catalogue.revision()

    library.briefings.keep(briefing(), KNOWN)
    library.briefings.rename("a", "Bridge, first week")

    assert library._catalogue.revision() == before


def test_the_last_written_comes_first_and_is_called_otherwise(shelf: Shelf) -> None:
    """A name is one line; one without words is refused."""
    library = shelf.filled(article())
    for name in ("a", "b"):
        library.briefings.keep(briefing(name), KNOWN)

    assert library.briefings.rename("a", " Bridge,\n first  week \ud800").title == "Bridge, first week ?"
    assert [line.id for line in library.briefings.lines()] == ["b", "a"]
    with pytest.raises(UserError, match="needs a name"):
        library.briefings.rename("a", " ")
    with pytest.raises(NotFound, match="no briefing 'c'"):
        library.briefings.rename("c", "x")


def test_a_deleted_briefing_can_be_brought_back_until_it_is_erased(shelf: Shelf) -> None:
    """It is in no list and cannot be opened; a day later the next change erases it."""
    library = shelf.filled(article())
    library.briefings.keep(briefing(), KNOWN)

    assert library.briefings.delete("a").title == "the bridge"
    assert library.briefings.lines() == ()
    with pytest.raises(NotFound, match="was deleted"):
        library.briefings.read("a")
    assert library.briefings.restore("a").id == "a"
    with pytest.raises(NotFound, match="no deleted briefing"):
        library.briefings.restore("a")
    library.briefings.delete("a")
    with sqlite3.connect(shelf.folder / "catalogue.db") as file:
        file.execute("UPDATE briefings SET gone = '2001-01-01T00:00:00+00:00'")
    library.briefings.keep(briefing("b"), KNOWN)
    with pytest.raises(NotFound, match="no deleted briefing"):
        library.briefings.restore("a")


def test_a_briefing_of_another_shape_is_refused_in_a_sentence(shelf: Shelf) -> None:
    """The list goes on working, and a field that is new here has its usual value."""
    library = shelf.filled(article())
    for name in ("a", "b"):
        library.briefings.keep(briefing(name), KNOWN)
    with sqlite3.connect(shelf.folder / "catalogue.db") as file:
        file.execute("UPDATE briefings SET noun = '{\"topic\": null}' WHERE id = 'a'")
        (noun,) = file.execute("SELECT noun FROM briefings WHERE id = 'b'").fetchone()
        older = {name: value for name, value in json.loads(noun).items() if name != "points"}
        file.execute("UPDATE briefings SET noun = ? WHERE id = 'b'", (json.dumps(older),))

    assert len(library.briefings.lines()) == 2
    assert library.briefings.read("b").briefing == WRITTEN
    with pytest.raises(LibraryError, match="another version of Sitrep"):
        library.briefings.read("a")
