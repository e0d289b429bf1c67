"""Sitemaps."""

from __future__ import annotations

import gzip

import pytest

from domain.errors import SourceRefused
from domain.report import Link
from ingest.draft import Broken, Draft
from ingest.formats import sitemap
from ingest.limits import Limits

BASE = "https://courier.example/sitemap.xml"
NEWS = (
    "<url><loc>https://courier.example/guns</loc><news:news><news:publication><news:name>Sella Courier</news:name>"
    "<news:language>en</news:language></news:publication><news:publication_date>2031-05-04T18:20:00+02:00"
    "</news:publication_date><news:title>Guns fall &lt;b&gt;silent&lt;/b&gt;</news:title></news:news>"
    "<image:image><image:loc>https://courier.example/x.jpg</image:loc></image:image></url>"
)


def urlset(*entries: str) -> bytes:
    """A sitemap of pages."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!-- made by hand --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        f'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">{"".join(entries)}</urlset>'
    ).encode()


def page(address: str, changed: str = "") -> str:
    """One entry."""
    return f"<url><loc> {address}\n</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}<priority>0.5</priority></url>"


def read(data: bytes, limits: Limits = Limits()) -> list[Draft | Broken | Link]:  # noqa: B008 -- Limits is frozen
    """What a sitemap lists."""
    return list(sitemap.read(data, BASE, limits))


def reason(data: bytes) -> str:
    """Why a sitemap is refused as a whole."""
    with pytest.raises(SourceRefused) as refused:
        read(data)
    return str(refused.value)


def test_a_news_sitemap_gives_titles_and_dates() -> None:
    """The picture's address is not the page's."""
    (one,) = read(urlset(NEWS))
    assert one == Link(
        url="https://courier.example/guns", title="Guns fall silent", published="2031-05-04T18:20:00+02:00"
    )


def test_an_index_lists_further_sitemaps() -> None:
    """They are links like others; a link back to the index itself is left out and said."""
    data = (
        b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/news.xml.gz</loc></sitemap>'
        b"<sitemap><loc>https://courier.example/sitemap.xml</loc></sitemap></sitemapindex>"
    )
    first, note = read(data)
    assert first == Link(url="https://courier.example/news.xml.gz")
    assert isinstance(note, Broken)
    assert "1 of its entries" in str(note.problem)


def test_the_newest_come_first_and_no_more_than_agreed() -> None:
    """A long sitemap often begins with the oldest page."""
    data = urlset(*(page(f"https://courier.example/{n}", f"20{n:02}-05-04") for n in range(10, 40)), page("/undated"))
    *found, note = read(data, Limits(max_feed_items=3))
    assert [one.url for one in found if isinstance(one, Link)] == [f"https://courier.example/{n}" for n in (39, 38, 37)]
    assert isinstance(note, Broken)
    assert "28 older addresses" in str(note.problem)


def test_each_page_is_listed_once_and_only_web_addresses() -> None:
    """Two forms of one address, and four that are none."""
    data = urlset(
        *(page(a) for a in ("https://courier.example/a", "http://www.courier.example/a/?utm_source=x", "javascript:x")),
        *(page(a) for a in ("", "http://u@courier.example/", "file:///etc/passwd")),
    )
    one, note = read(data)
    assert one == Link(url="https://courier.example/a")
    assert isinstance(note, Broken)
    assert "4 of its entries" in str(note.problem)


def test_a_sitemap_without_namespace_or_packed_is_read() -> None:
    """As they are found."""
    data = b"<urlset><url><loc>https://courier.example/a</loc></url></urlset>"
    assert read(data) == read(gzip.compress(data)) == [Link(url="https://courier.example/a")]


def test_a_sitemap_that_breaks_off_gives_what_it_has() -> None:
    """And says so."""
    one, note = read(urlset(page("https://courier.example/a"), page("https://courier.example/b"))[:-60])
    assert one == Link(url="https://courier.example/a")
    assert isinstance(note, Broken)
    assert "breaks off" in str(note.problem)


def test_what_is_no_sitemap_says_what_it_is() -> None:
    """Pages, nothing, bombs."""
    assert "web page" in reason(b"<!DOCTYPE html><html></html>")
    assert "empty" in reason(b"")
    assert "lists no web address" in reason(urlset())
    assert "lists no web address" in reason(b"<inventory><url><thing/></url></inventory>".replace(b"url", b"urn"))
    assert "does not begin like XML" in reason(b"https://courier.example/a\n")
    assert "defines entities" in reason(b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset/>')
    assert "breaks off" in reason(b"<urlset><url>")
    assert "unpacks to more" in reason(gzip.compress(b" " * 10_000_000))


def test_a_very_long_sitemap_ends_at_what_the_protocol_allows() -> None:
    """60,000 entries and deep nesting take seconds."""
    *found, most, older = read(urlset(*(page(f"https://courier.example/{n}") for n in range(50_010))))
    assert len(found) == 500
    assert isinstance(most, Broken)
    assert "50,000" in str(most.problem)
    assert isinstance(older, Broken)
    assert "49,500" in str(older.problem)
    assert "breaks off" in reason(b"<urlset>" * 100_000)
