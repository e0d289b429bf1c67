"""Feeds that are broken or hostile: the bad inputs 99 to 107."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.report import Source
from ingest.worker import Parsers
from tests.ingest.bad_documents import laughs
from tests.ingest.bad_inputs import BODY, Bad, Outcome, batch, cases, file, judge, processes

FEED = "https://courier.example/feed.xml"
SECOND = "Officials in Talmark denied on Wednesday that their guns had been moved to the river. Talks go on in Corvale."


def feed(*items: str, head: str = "") -> str:
    """An RSS feed."""
    channel = f"<channel><title>Courier</title><link>{FEED}</link>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0">{channel}</rss>'


def item(link: str = "https://courier.example/1", title: str = "Shells fall", more: str = "") -> str:
    """An entry of a feed."""
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    """The real processes, for all tests of this file."""
    yield from processes()


def got(parsers: Parsers, folder: Path, content: str | bytes) -> Outcome:
    """What becomes of a feed that was fetched from FEED."""
    kept = file("feed.xml", content)(folder)[0].location
    return batch(parsers, folder, [Source(location=FEED, at=kept, media_type="application/rss+xml")])


@cases(
    Bad(
        number=101,
        what="an address for a feed",
        make=file("a.xml", "http://127.0.0.1:9/feed"),
        refused=":",
        either=True,
    ),
    Bad(
        number=102,
        what="a feed of laughs",
        make=file("a.xml", feed(item(title="&lol9;"), head=laughs())),
        refused=":",
        either=True,
    ),
    Bad(
        number=102,
        what="a feed that asks for a file",
        make=file("a.xml", feed(item(title="&x;"), head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        refused=":",
        either=True,
    ),
    Bad(number=106, what="an empty feed", make=file("a.xml", b""), refused="empty"),
    Bad(number=106, what="a feed without entries", make=file("a.xml", feed()), refused="lists nothing"),
    Bad(number=106, what="XML that is cut off", make=file("a.rss", feed(item())[:90]), refused=":"),
    Bad(
        number=106,
        what="a page for a feed",
        make=file("a.xml", f"<!DOCTYPE html><html><body><p>{BODY}</p><p>{SECOND}</p></body></html>"),
        holds=(BODY,),
    ),
)
def test_a_bad_feed_is_one_article_or_one_reason(bad: Bad, parsers: Parsers, tmp_path: Path) -> None:
    """In the real process: no crash, no hang, and the good ones around it go in."""
    outcome = judge(bad, parsers, tmp_path) if bad.refused != ":" else batch(parsers, tmp_path, bad.make(tmp_path))
    told = [
        *(one.title or "" for one in outcome.links),
        *(one.text for one in outcome.articles),
        *(one.reason for one in outcome.refused),
    ]
    assert told
    assert not any("root:" in words or "lollol" in words for words in told)


def test_99_a_feed_that_lists_itself_leads_nowhere(parsers: Parsers, tmp_path: Path) -> None:
    """Its other entries are followed."""
    outcome = got(
        parsers, tmp_path, feed(item(FEED), item("http://www.courier.example:80/feed.xml?utm_source=x"), item())
    )
    assert [link.url for link in outcome.links] == ["https://courier.example/1"]


def test_100_200_000_entries_are_cut_to_the_limit(parsers: Parsers, tmp_path: Path) -> None:
    """The first 500 are followed, and one refusal says that there were more."""
    outcome = got(parsers, tmp_path, feed(*(item(f"https://courier.example/{n}") for n in range(200_000))))
    assert len(outcome.links) == 500
    assert len(outcome.refused) == 1
    assert "max_feed_items" in outcome.refused[0].reason
    assert outcome.seconds < 30


def test_101_no_parser_calls_at_an_address(parsers: Parsers, tmp_path: Path) -> None:
    """Not at the body of a file, nor at a DTD, a style sheet or a picture of a feed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        for content in (
            address,
            feed(item(), head=f'<!DOCTYPE rss SYSTEM "{address}">'),
            feed(item(), head=f'<?xml-stylesheet href="{address}"?>'),
            feed(
                item(
                    more=f'<enclosure url="{address}" type="text/html"/><description>&lt;img src="{address}"&gt;</description>'
                )
            ),
            f'<html><head><link rel=stylesheet href="{address}"></head><body><p>{BODY}</p><img src="{address}"></body></html>',
        ):
            outcome = got(parsers, tmp_path, content)
            assert outcome.links or outcome.articles or outcome.refused
        with pytest.raises(TimeoutError):
            listener.accept()


def test_103_addresses_that_are_no_web_addresses_are_not_followed(parsers: Parsers, tmp_path: Path) -> None:
    """And a title is words."""
    bad = [
        item(link)
        for link in (
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ftp://courier.example/x",
            "mailto:a@courier.example",
        )
    ]
    outcome = got(parsers, tmp_path, feed(*bad, item(title="&lt;img src=x onerror=alert(1)&gt;Shells fall")))
    assert [link.url for link in outcome.links] == ["https://courier.example/1"]
    assert "<" not in (outcome.links[0].title or "")


def test_104_strange_dates_harm_nothing(parsers: Parsers, tmp_path: Path) -> None:
    """None, far ahead, two digits for a year, two zones: each entry is listed."""
    dates = [
        "",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "4 May 31 10:00 +0300 GMT",
        "yesterday",
        "2031-13-45",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "9" * 5_000,
    ]
    outcome = got(
        parsers,
        tmp_path,
        feed(
            *(item(f"https://courier.example/{n}", more=f"<pubDate>{date}</pubDate>") for n, date in enumerate(dates))
        ),
    )
    assert len(outcome.links) == len(dates)
    assert not outcome.refused


def test_105_a_guid_says_whether_an_entry_is_new(parsers: Parsers, tmp_path: Path) -> None:
    """The same guid with another text is one entry; another guid with the same text is another."""
    same = "<guid>a</guid>"
    outcome = got(
        parsers,
        tmp_path,
        feed(
            item(more=same),
            item("https://courier.example/2", more=same),
            item("https://courier.example/3", more="<guid>b</guid>"),
        ),
    )
    assert [link.url for link in outcome.links] == ["https://courier.example/1", "https://courier.example/3"]


def test_107_relative_links_start_at_the_feed(parsers: Parsers, tmp_path: Path) -> None:
    """Also those that climb."""
    outcome = got(parsers, tmp_path, feed(item("/1"), item("2"), item("../../3"), item("//other.example/4")))
    assert [link.url for link in outcome.links] == [
        "https://courier.example/1",
        "https://courier.example/2",
        "https://courier.example/3",
        "https://other.example/4",
    ]
