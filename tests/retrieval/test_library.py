"""A library keeps, finds and forgets nothing."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from domain.article import Filters
from domain.errors import NotFound
from tests.retrieval.builders import BRIDGE, GRAIN, TALKS, article, claim
from tests.retrieval.conftest import Shelf


def test_what_was_kept_is_given_back_whole(shelf: Shelf) -> None:
    """An article comes back equal to what was stored, after the library was closed and opened again."""
    given = article(title="Bridge struck", outlet="Courier", raw="<p>" + BRIDGE, flags=())
    library = shelf.filled(given)
    stored = library.article("courier-1")
    library.close()
    again = shelf.open(writer=False)
    assert again.article("courier-1") == stored
    assert (stored.text, stored.raw, stored.version, stored.state) == (BRIDGE, "<p>" + BRIDGE, 1, "indexed")
    assert stored.sentences == given.sentences
    assert stored.stored_at is not None
    assert stored.stored_at.utcoffset() is not None


def test_adding_twice_equals_adding_once(shelf: Shelf) -> None:
    """The same article again, or its copy under another id, changes nothing."""
    library = shelf.filled(article())
    before = library.articles()
    assert [k.outcome for k in library.keep([article(), article(id="upload-7")])] == ["unchanged", "unchanged"]
    assert library.articles() == before
    assert library.counts() == {"indexed": 1}


def test_a_changed_text_is_a_new_version(shelf: Shelf) -> None:
    """The old text stays readable by its version; only the new one is searched."""
    library = shelf.filled(article())
    assert library.keep([article(GRAIN)])[0].outcome == "updated"
    list(library.index_waiting())
    assert [h.passage.version for h in library.search("grain prices")] == [2]
    assert library.article("courier-1", 1).text == BRIDGE
    assert [v.version for v in library.article("courier-1").versions] == [1, 2]


def test_search_finds_by_meaning_and_words(shelf: Shelf) -> None:
    """The passage that shares the question's words comes first, and says how it was found."""
    library = shelf.filled(article(), article(GRAIN, "post-1"), article(TALKS, "herald-1"))
    hits = library.search("Why did grain prices rise?")
    assert hits[0].passage.article == "post-1"
    assert hits[0].found_by == ("meaning", "words")
    assert library.search("  ") == ()


def test_filters_narrow_search(shelf: Shelf) -> None:
    """Dates, outlets, ids and parties each leave only what passes them."""
    bridge = article(outlet="Courier")
    library = shelf.filled(bridge, article(GRAIN, "post-1", outlet="Post", published="2031-06"))
    library.keep_claims(library.article("courier-1"), [claim(library.article("courier-1"))])

    def found(filters: Filters) -> set[str]:
        return {h.passage.article for h in library.search("grain prices and the bridge", filters)}

    assert found(Filters(since=date(2031, 6, 15))) == {"post-1"}
    assert found(Filters(until=date(2031, 5, 31))) == {"courier-1"}
    assert found(Filters(outlets=("Post",))) == {"post-1"}
    assert found(Filters(articles=("courier-1",))) == {"courier-1"}
    assert found(Filters(parties=("Talmark",))) == {"courier-1"}
    assert found(Filters(parties=("Nobody",))) == set()


def test_ids_under_filters_are_those_of_the_articles(shelf: Shelf) -> None:
    """They are read without the texts, and name the same articles."""
    library = shelf.filled(article(), article(GRAIN, "post-1"))
    for filters in (Filters(), Filters(articles=("post-1",)), Filters(parties=("Nobody",))):
        assert library.ids(filters) == {a.id for a in library.articles(filters)}


def test_claims_are_replaced_and_filtered(shelf: Shelf) -> None:
    """Claims come back equal, by the parties that make them, and a second analysis replaces the first."""
    library = shelf.filled(article())
    stored = library.waiting_analysis()[0]
    library.keep_claims(stored, [claim(stored), claim(stored, "Orvenia", 2, stance="denies")])
    assert library.counts() == {"analysed": 1}
    assert library.claims(Filters(parties=("Orvenia",))) == (claim(stored, "Orvenia", 2, stance="denies"),)
    library.keep_claims(stored, [claim(stored)])
    assert library.claims() == (claim(stored),)


def test_an_unknown_article_is_answered_with_near_ones(shelf: Shelf) -> None:
    """A misspelt id names the id that was meant."""
    library = shelf.filled(article())
    with pytest.raises(NotFound) as caught:
        library.article("couriar-1")
    assert "courier-1" in caught.value.hint


def test_what_is_removed_can_be_restored(shelf: Shelf) -> None:
    """A removed article is in no list, search or count; its versions can be read; restored, it waits to be indexed."""
    library = shelf.filled(article(), article(GRAIN, "post-1"))
    library.remove(["courier-1"])
    assert [a.id for a in library.articles()] == ["post-1"]
    assert "courier-1" not in {h.passage.article for h in library.search("bridge at Halden")}
    assert library.article("courier-1", 1).text == BRIDGE
    library.restore(["courier-1"])
    list(library.index_waiting())
    assert library.search("bridge at Halden")[0].passage.article == "courier-1"


def test_a_library_that_held_something_once_remembers(shelf: Shelf) -> None:
    """An empty library has never held anything; one whose articles were all removed has."""
    library = shelf.open()
    assert not library.ever_held()
    library.keep([article()])
    library.remove(["courier-1"])
    assert library.ever_held()
    assert library.counts() == {}


def test_stopping_leaves_the_rest_waiting(shelf: Shelf) -> None:
    """A stop is heeded between groups; the next call goes on from there."""
    library = shelf.open()
    library.keep([article(f"Report {n} from the river.", f"a-{n}") for n in range(50)])
    done = [article.id for article in library.index_waiting(lambda: library.counts().get("indexed", 0) > 0)]
    assert 0 < len(done) < 50
    assert len(list(library.index_waiting())) == 50 - len(done)


def test_claims_of_an_older_version_are_not_stored(shelf: Shelf) -> None:
    """When an update came while an article was analysed, what was found in the old text is dropped."""
    library = shelf.filled(article())
    old = library.article("courier-1")
    library.keep([article(GRAIN)])
    library.keep_claims(old, [claim(old)])
    assert library.claims() == ()
    assert library.counts() == {"parsed": 1}


def test_a_healthy_library_passes_every_check(shelf: Shelf) -> None:
    """The doctor finds nothing, for the writer and for a reader; a text changed behind its back is found."""
    library = shelf.filled(article(), article(GRAIN, "post-1"))
    library.wait_for_index(60)
    checks = {check.name: check for check in library.checks()}
    assert all(check.ok for check in checks.values())
    assert {"schema", "catalogue", "passages", "words", "vectors", "embedder", "index", "writer"} == set(checks)
    with sqlite3.connect(shelf.folder / "catalogue.db") as connection:
        connection.execute("UPDATE versions SET text = 'X' || text")
    assert [check.name for check in shelf.open(writer=False).checks() if not check.ok] == ["passages"]


@pytest.mark.parametrize(
    "text", ['"', "AND OR NOT", "NEAR(a b)", "*", "a:b", "col : -x", "(((", "🙂", "' OR 1=1 --", "\x00"]
)
def test_no_question_is_read_as_syntax(shelf: Shelf, text: str) -> None:
    """Marks that mean something to a query language are words here, or nothing."""
    library = shelf.filled(article())
    assert {hit.passage.article for hit in library.search(text)} <= {"courier-1"}
