"""Passages are whole sentences, each once, in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.article import Article, Flag, FlagKind
from domain.moment import Moment
from domain.text import Span
from retrieval.passages import MOST_TOKENS, about, cut, estimated_tokens, heading
from retrieval.stored_passages import passage_rows
from tests.retrieval.builders import BRIDGE, GRAIN, TALKS, article
from tests.retrieval.conftest import Shelf

SENTENCE = st.lists(
    st.sampled_from(["shells", "fell", "on", "Halden", "ministry", "denied", "12"]), min_size=1, max_size=90
)
PARAGRAPH = st.lists(SENTENCE.map(lambda words: " ".join(words) + "."), min_size=1, max_size=12).map(" ".join)
ARTICLES = st.lists(PARAGRAPH, min_size=1, max_size=12).map("\n".join).map(article)


@settings(deadline=None, max_examples=50)
@given(ARTICLES)
def test_every_sentence_is_in_one_passage_in_order(given_article: Article) -> None:
    """The passages' runs of sentences, one after the other, are the article's sentences."""
    runs = [list(range(p.first, p.last + 1)) for p in cut(given_article)]
    assert [index for run in runs for index in run] == [s.index for s in given_article.sentences]


@settings(deadline=None, max_examples=50)
@given(ARTICLES)
def test_a_passage_is_its_span_of_the_text(given_article: Article) -> None:
    """Each passage's words stand at its span, and its id leads to its sentences."""
    for passage in cut(given_article):
        assert passage.text == given_article.text[passage.start : passage.end]
        assert passage.id == f"{given_article.id}@{given_article.version}:{passage.first}-{passage.last}"


@settings(deadline=None, max_examples=50)
@given(ARTICLES)
def test_no_passage_is_too_long_for_the_model(given_article: Article) -> None:
    """More than 400 tokens only when one sentence alone is longer."""
    for passage in cut(given_article):
        assert estimated_tokens(passage.text) <= MOST_TOKENS or passage.first == passage.last


def test_a_title_does_not_stand_alone() -> None:
    """A title's own paragraph goes with the text below it."""
    passages = cut(article("Bridge struck again\nShells hit the bridge. Two soldiers were killed."))
    assert [(p.first, p.last) for p in passages] == [(0, 2)]


def test_an_article_without_sentences_has_no_passages() -> None:
    """Nothing to search is nothing, not an error."""
    assert cut(article("")) == ()


def test_what_stands_beside_a_passage() -> None:
    """Title and outlet are embedded; the date is searched by words as people write it."""
    known = article(title="Bridge struck", outlet="Courier")
    assert heading(known) == "Bridge struck · Courier"
    assert about(known) == "Bridge struck · Courier · 4 May 2031"
    assert about(article(published="2031-05")) == "May 2031"
    assert Moment(iso="2031-05").day is None


@pytest.mark.parametrize("kind", ["odd-entity", "impossible-date"])
def test_a_passage_is_found_under_the_suggested_reading_too(kind: FlagKind, shelf: Shelf) -> None:
    """A name that reads as another one, and a date that cannot be: search finds the passage by the words and by the reading."""
    start = BRIDGE.index("Halden")
    odd = Flag(kind=kind, note="named so only here", span=Span(start=start, end=start + 6), suggestion="Haldenmark")
    library = shelf.filled(article(flags=(odd,)), article(GRAIN, "post-1"), article(TALKS, "herald-1"))

    for asked in ("Halden", "Haldenmark"):
        found = library.search(asked)[0]
        assert (found.passage.article, found.found_by) == ("courier-1", ("meaning", "words"))
        assert found.passage.text == BRIDGE


def test_only_the_passage_that_holds_the_place_gets_the_reading() -> None:
    """A flag without a place, a suggestion or of another kind adds nothing, and a reading goes to its own passage only."""
    long = article(
        "\n".join(f"Report {n} tells of shelling near milestone {n} in the {n}th hour. " * 8 for n in range(4))
    )
    place = Span(start=len(long.text) - 10, end=len(long.text) - 4)
    flags = (
        Flag(kind="odd-entity", note="", span=place, suggestion="Haldenmark"),
        Flag(kind="odd-entity", note="", suggestion="Nowhere"),
        Flag(kind="odd-entity", note="", span=place),
        Flag(kind="mojibake", note="", span=place, suggestion="café"),
    )
    rows = passage_rows(replace(long, flags=flags, title="Shelling goes on"))

    assert len(rows) > 1
    assert [row["about"].endswith("Haldenmark") for row in rows] == [False] * (len(rows) - 1) + [True]
    assert rows[-1]["heading"] == "Shelling goes on\nHaldenmark"
    assert not any(word in row["about"] for row in rows for word in ("Nowhere", "café"))
