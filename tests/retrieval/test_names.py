"""Names of parties beside the claims: what came with the fifth version of the catalogue."""

from __future__ import annotations

from retrieval.database import open_database
from retrieval.schema import STEPS
from tests.retrieval.builders import article
from tests.retrieval.conftest import Shelf

NAMES = [["Orvenia", "Orvenian", "states"]]


def test_a_library_of_the_fourth_version_is_brought_up(shelf: Shelf) -> None:
    """It keeps what it has, and holds no names until an article is read for them."""
    shelf.folder.mkdir()
    open_database(shelf.folder / "catalogue.db", STEPS[:4]).dispose()

    library = shelf.filled(article())

    assert library.names.all() == ()
    assert library.names.without(library.articles()) == library.articles()


def test_names_are_those_of_the_present_version(shelf: Shelf) -> None:
    """They come back as they were kept; a new version has none yet; a removed article's count no more."""
    library = shelf.filled(article())
    (held,) = library.articles()
    library.names.keep([(held, NAMES)])
    library.names.keep([(held, NAMES)])

    assert [(one.article, one.outlet, one.names) for one in library.names.all()] == [(held.id, held.outlet, NAMES)]
    assert library.names.without([held]) == ()

    library.keep([article(text="Another text altogether. It has two sentences.")])
    assert library.names.all() == ()
    assert [a.version for a in library.names.without(library.articles())] == [2]
    library.names.keep([(library.articles()[0], NAMES)])
    library.remove([held.id])
    assert library.names.all() == ()


def test_keeping_nothing_changes_nothing(shelf: Shelf) -> None:
    """No transaction for no article."""
    library = shelf.filled(article())
    before = library.revision()
    library.names.keep([])
    assert library.revision() == before
