"""Whatever comes in: an address, a feed, a sitemap or rules of a site end in a value or in a refusal."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress
from ipaddress import ip_address

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import SourceRefused
from domain.report import Link
from ingest.addresses import canonical_address
from ingest.door import Place, joined, place_of
from ingest.draft import Broken, Draft
from ingest.formats import feed, sitemap
from ingest.limits import Limits
from ingest.robots import read_robots
from ingest.unpack import unpacked

BASE = "https://courier.example/feed.xml"
PARTS = """http:// https:// file: // 127.0.0.1 9.9.9.9 0x7f [::1] [ ] a.example www вестник . 。 @ : 80 / ? # \\ % %2f 1 ① ١ -"""
ADDRESS = st.lists(
    st.sampled_from([*PARTS.split(), " ", "\t", "\u200b", "\ud800", "x" * 64]) | st.characters(), max_size=12
)
TAGS = """
<rss version='2.0'>|</rss>|<channel>|</channel>|<item>|</item>|<entry>|</entry>|<title>|</title>|<title type='html'>|<id>|<x:y>
<feed xmlns='http://www.w3.org/2005/Atom'>|<link>|</link>|<link href='/x'/>|<guid>g</guid>|<pubDate>99</pubDate>|<source/>
<pubDate>Sun, 04 May 31 18:20:00 GMT</pubDate>|<content type='xhtml'>|</content>|<author><name>A</name></author>|<author/>
<urlset>|</urlset>|<sitemapindex>|<url>|</url>|<loc>|</loc>|<lastmod>2031|<![CDATA[|]]>|<!--|-->|<!DOCTYPE rss>|&amp;|&#xD800;
<?xml version='1.0' encoding='x'?>|&#0;|&x;|&|<|>|javascript:x|https://courier.example/a|text|é|<content src='http://127.0.0.1/'/>
<enclosure url='http://127.0.0.1/'/>| xml:base='http://127.0.0.1/'
"""
XML = st.lists(st.sampled_from([*TAGS.strip().replace("\n", "|").split("|"), "\x00"]), max_size=30)


@given(ADDRESS.map("".join))
def test_an_address_passes_the_door_or_is_refused(text: str) -> None:
    """What passes has a plain host that stands in the address as given, apart from its case and script."""
    place: Place | None = None
    with suppress(SourceRefused):
        place = place_of(text)
    if place:
        assert place.url.scheme in ("http", "https")
        assert place.host.isascii()
        assert not set(place.host) & set(" %@/\\?#")
        assert not text.isascii() or place.host in text.lower()
        if place.literal:
            assert str(ip_address(place.host))
        else:
            assert not place.host.rpartition(".")[2].isdigit()
        assert canonical_address(text)


@given(ADDRESS.map("".join))
def test_a_link_is_joined_or_refused(text: str) -> None:
    """And what is joined goes through the same door."""
    with suppress(SourceRefused):
        assert place_of(joined(BASE, text)).host


@given(XML.map("".join))
@settings(deadline=None)
def test_a_feed_is_read_or_refused(text: str) -> None:
    """Links are web addresses, titles hold no mark-up characters that were tags, and texts can be stored."""
    with suppress(SourceRefused):
        for one in feed.read(f"<rss version='2.0'><channel>{text}".encode(), BASE, Limits()):
            assert isinstance(one, Draft | Broken | Link)
            if isinstance(one, Link):
                assert place_of(one.url)
                assert (one.title or "").encode() is not None


@given(XML.map("".join))
@settings(deadline=None)
def test_a_sitemap_is_read_or_refused(text: str) -> None:
    """The same for what a site lists."""
    with suppress(SourceRefused):
        for one in sitemap.read(f"<urlset>{text}".encode(), BASE, Limits()):
            assert not isinstance(one, Link) or place_of(one.url)


@given(st.binary(max_size=300), ADDRESS.map("".join))
def test_rules_of_a_site_are_read_whatever_they_are(data: bytes, path: str) -> None:
    """They answer yes or no."""
    assert read_robots(b"User-agent: *\nDisallow: /" + data).allow(path) in (True, False)


@given(st.lists(st.binary(max_size=80), max_size=5), st.sampled_from(["", "gzip", "deflate"]))
def test_a_body_is_unpacked_or_refused(chunks: list[bytes], packing: str) -> None:
    """In whatever pieces it comes."""
    with suppress(SourceRefused):
        assert len(unpacked(chunks, packing, 1_000, 100)) <= 1_000


@given(st.binary(max_size=300), st.integers(1, 9), st.sampled_from(["gzip", "deflate", "bare"]))
def test_what_was_packed_is_unpacked_in_whatever_pieces_it_comes(data: bytes, size: int, packing: str) -> None:
    """Byte by byte, too; some servers send "deflate" without its header."""
    form = gzip.compress(data) if packing == "gzip" else zlib.compress(data)
    form = form[2:-4] if packing == "bare" else form
    pieces = [form[at : at + size] for at in range(0, len(form), size)]
    assert unpacked(pieces, "gzip" if packing == "gzip" else "deflate", 1_000, 100) == data
