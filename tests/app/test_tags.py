"""Tags: given in the library, kept, and a filter everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from app.api.looking import filters_of
from app.render.library import articles
from app.tags import Tagging
from app.view import Known, query_of, view_of
from domain.article import Filters
from domain.errors import NotFound, UserError
from retrieval.library import Library
from tests.app.ui_fakes import FakeDesk
from tests.retrieval.builders import FakeEmbedder, article


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of three articles."""
    folder = tmp_path_factory.mktemp("library")
    with closing(Library.open(folder, FakeEmbedder(), writer=True)) as made:
        made.keep([article(f"Report {n}: the bridge at Halden fell.", f"courier-{n}") for n in (1, 2, 3)])
        yield made


def test_a_tag_is_kept_and_spelt_one_way(library: Library) -> None:
    """“harbour ” is the tag “Harbour” that is there already; giving it twice changes nothing."""
    tags = Tagging(lambda: library)

    assert tags.put("Harbour", ["courier-1"]) == ("courier-1",)
    assert tags.put(" harbour ", ["courier-1", "courier-2"]) == ("courier-2",)
    assert tags.all() == {"courier-1": ("Harbour",), "courier-2": ("Harbour",)}
    assert tags.take("HARBOUR", ["courier-1", "courier-3"]) == ("courier-1",)
    assert tags.names() == ("Harbour",)
    assert next((line.action, line.subject) for line in library.queue.log(1)) == ("untagged", "courier-1")


def test_tags_are_told_as_articles(library: Library) -> None:
    """A filter by tags leaves the articles that have one of them, within the other filters."""
    tags = Tagging(lambda: library)
    tags.put("Harbour", ["courier-1", "courier-2"])
    tags.put("bridge", ["courier-3"])

    assert tags.located(Filters(tags=("harbour", "Bridge"))).articles == ("courier-1", "courier-2", "courier-3")
    both = tags.located(Filters(tags=("Harbour",), articles=("courier-2", "courier-3"), since=date(2031, 5, 3)))
    assert both == Filters(articles=("courier-2",), since=date(2031, 5, 3))
    assert library.ids(tags.located(Filters(tags=("nothing of the kind",)))) == set()
    assert tags.located(Filters(outlets=("Post",))) == Filters(outlets=("Post",))


def test_a_removed_article_takes_its_tags_along_and_brings_them_back(library: Library) -> None:
    """A tag that only removed articles have is offered to nobody."""
    tags = Tagging(lambda: library)
    tags.put("Harbour", ["courier-1"])
    library.remove(["courier-1"])
    assert tags.names() == ()
    library.restore(["courier-1"])
    assert tags.names() == ("Harbour",)


def test_the_tags_of_an_articles_own_record_come_with_it_once(library: Library) -> None:
    """They are spelt as the library spells them; one that a person takes off does not come back with the article."""
    tags = Tagging(lambda: library)
    tags.put("Harbour", ["courier-1"])
    told = replace(article("A ship left Sella.", "post-9"), keywords=("harbour", "Shipping"))
    library.keep([told])
    assert tags.all()["post-9"] == ("Harbour", "Shipping")

    tags.take("shipping", ["post-9"])
    library.keep([told])
    assert tags.all()["post-9"] == ("Harbour",)
    library.keep([replace(told, text="A ship left Sella. It came back.", keywords=("harbour", "Shipping", "storm"))])
    assert tags.all()["post-9"] == ("Harbour", "storm"), "a new version brings what is new to its record"
    library.remove(["post-9"])
    library.restore(["post-9"])
    assert tags.all()["post-9"] == ("Harbour", "storm")


def test_own_tags_are_shown_as_such() -> None:
    """A dashed badge with a title, at most four of them; what a person gave stands before."""
    told = replace(article("A ship left Sella.", "post-9"), keywords=("a1", "b2", "c3", "d4", "e5", "f6"))
    shown = articles([told], tags={"post-9": ("front", "a1", "b2", "c3", "d4", "e5")})
    assert shown.index(">front<") < shown.index(">a1<")
    assert shown.count('class="badge own"') == 5
    assert ">+1<" in shown
    assert ">f6<" not in shown, "it was taken off"


def test_what_is_no_tag_is_refused(library: Library) -> None:
    """No words, too many letters, or an article that is not there."""
    tags = Tagging(lambda: library)
    for words in ("  ", "x" * 61):
        with pytest.raises(UserError):
            tags.put(words, ["courier-1"])
    with pytest.raises(NotFound):
        tags.put("harbour", ["nowhere-1"])


def test_tags_stand_in_the_address() -> None:
    """A view under tags can be sent as a link; a tag that is gone is said."""
    known = Known(pages=("ask",), outlets=(), parties=(), tags=("Harbour",))

    assert query_of(Filters(tags=("Harbour", "a&b"))) == "tag=Harbour&tag=a%26b"
    view = view_of("tag=Harbour&tag=a%26b", known)
    assert view.filters == Filters(tags=("Harbour",))
    assert view.problems == ("The link asks for the tag “a&b”, which is not in this library.",)


def test_programs_name_tags_as_they_name_parties() -> None:
    """`tags` of the functions for programs is a filter."""
    assert filters_of(FakeDesk(), {"tags": ["harbour"]}) == Filters(tags=("harbour",))
