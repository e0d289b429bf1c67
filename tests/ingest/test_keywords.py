"""The tags that an article's own record gives it, from each kind of source that has some."""

from __future__ import annotations

import json

import pytest

from ingest.formats.jsonld import told_in
from ingest.formats.pagedata import page_data
from ingest.formats.records import draft_of
from ingest.keywords import MOST, keywords_of, listed


def told_by(record: dict[str, object]) -> list[str]:
    """The tags of a record."""
    draft = draft_of({"text": "A bridge fell at Halden."} | record, "#0", "", "json/1")
    return [str(one.value) for one in draft.found if one.field == "keyword"]


@pytest.mark.parametrize(
    ("record", "tags"),
    [
        ({"tags": ["Halden", "bridges"], "section": "World"}, ["Halden", "bridges", "World"]),
        ({"keywords": "Halden; bridges, floods"}, ["Halden", "bridges", "floods"]),
        ({"topics": [{"name": "Halden"}, 7, None]}, ["Halden"]),
        ({"categories": {"name": "Floods"}}, ["Floods"]),
        ({"tags": 7, "category": None, "section": ""}, []),
    ],
)
def test_records(record: dict[str, object], tags: list[str]) -> None:
    """Lists, lists of objects, and words with commas between."""
    assert told_by(record) == tags


def test_a_page_tells_its_tags_in_its_head() -> None:
    """Meta tags and JSON-LD of the page's own article, and not of the articles beside it."""
    own = {
        "@type": "NewsArticle",
        "headline": "Bridge falls",
        "keywords": ["Halden", "bridges"],
        "articleSection": "World",
    }
    other = {"@type": "NewsArticle", "headline": "A cat", "keywords": "cats"}
    page = (
        '<html><head><meta property="article:tag" content="Floods"><meta name="keywords" content="halden, weather &amp; rain">'
        f'<script type="application/ld+json">{json.dumps([own, other])}</script></head></html>'
    )
    found = [str(one.value) for one in page_data(page) if one.field == "keyword"]
    assert set(found) == {"Floods", "halden", "weather & rain", "Halden", "bridges", "World"}
    assert ("keywords", "cats") not in list(told_in(json.dumps([own, other])))


def test_what_is_a_tag_and_what_is_not() -> None:
    """A place stays; a number, an address, a sentence and a word for everything do not; eight at most."""
    assert keywords_of(["Old Mill", "12", "http://courier.example", "a@b.example", "x" * 61, "Latest News", "  "]) == (
        "Old Mill",
    )
    assert len(keywords_of(f"tag {n}" for n in range(50))) == MOST
    assert keywords_of(["a\nb c", "A B C"]) == ("a b c",)
    assert list(listed({"weather": 1})) == []
