"""Exact search over the catalogue's vectors: the nearest of all, and of some articles only."""

from __future__ import annotations

from contextlib import closing

from domain.article import Filters
from retrieval.catalogue import Catalogue
from retrieval.exact import VectorTable
from retrieval.passages import article_in
from tests.retrieval.builders import GRAIN, TALKS, FakeEmbedder, article
from tests.retrieval.conftest import Shelf

ASKED = FakeEmbedder().query("Why did grain prices rise?")


def test_the_table_in_memory_gives_what_the_catalogue_gives(shelf: Shelf) -> None:
    """A few articles are read from the catalogue while nothing else was asked for; both ways lead to the same passages."""
    shelf.filled(article(), article(GRAIN, "post-1"), article(TALKS, "herald-1"))
    some = ("courier-1", "herald-1", "nobody-1")
    with closing(Catalogue(shelf.folder)) as catalogue, catalogue.reading() as connection:
        few, held = VectorTable(FakeEmbedder().dimension), VectorTable(FakeEmbedder().dimension)
        assert article_in(held.nearest(connection, ASKED, 1)[0]) == "post-1"
        found = held.nearest_among(connection, ASKED, some, 9)
        assert found == few.nearest_among(connection, ASKED, some, 9)
    assert {article_in(passage) for passage in found} == {"courier-1", "herald-1"}


def test_the_table_follows_the_catalogue(shelf: Shelf) -> None:
    """An article that comes later is found, and one in a new version by its new passages only."""
    library = shelf.filled(article(), article(TALKS, "herald-1"))
    with closing(Catalogue(shelf.folder)) as catalogue:
        table = VectorTable(FakeEmbedder().dimension)
        with catalogue.reading() as connection:
            assert len(table.nearest(connection, ASKED, 9)) == 2
        library.keep([article(GRAIN, "post-1"), article(GRAIN, "herald-1")])
        assert all(one.state == "indexed" for one in library.index_waiting())
        with catalogue.reading() as connection:
            found = table.nearest_among(connection, ASKED, ("post-1", "herald-1"), 9)
    assert sorted(passage.rpartition(":")[0] for passage in found) == ["herald-1@2", "post-1@1"]


def test_a_filter_that_nothing_passes_finds_nothing(shelf: Shelf) -> None:
    """Also once the table is in memory."""
    shelf.filled(article(), article(GRAIN, "post-1"))
    reader = shelf.open(writer=False)
    assert reader.search("grain")
    assert reader.search("grain", Filters(articles=("nobody-1",))) == ()
