"""When a feed is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.errors import SourceRefused
from domain.report import Feed, Link
from ingest.statuses import NotFetched
from ingest.watching import INTERVAL, LONGEST, after_answer, after_refusal, is_due, new_links

NOW = datetime(2031, 5, 4, 18, 20, tzinfo=UTC)
FEED = Feed(url="https://courier.example/feed.xml")


def waits(feed: Feed) -> timedelta:
    """How long it is left alone."""
    assert feed.next_at is not None
    return feed.next_at - NOW


def test_a_new_feed_is_due_and_then_not_for_half_an_hour() -> None:
    """And again when its time has come."""
    after = after_answer(FEED, NOW, etag='"1"', modified="Sun, 04 May 2031 18:00:00 GMT", note="3 new")
    assert is_due(FEED, NOW)
    assert not is_due(after, NOW + INTERVAL - timedelta(seconds=1))
    assert is_due(after, NOW + INTERVAL)
    assert (after.etag, after.checked_at, after.failures, after.note) == ('"1"', NOW, 0, "3 new")


def test_a_clock_that_was_far_ahead_does_not_silence_a_feed() -> None:
    """An hour back is waited for; a month back is not."""
    after = after_answer(FEED, NOW)
    assert not is_due(after, NOW - timedelta(hours=1))
    assert is_due(after, NOW - timedelta(days=31))


def test_trouble_doubles_the_wait_up_to_a_day_and_an_answer_ends_it() -> None:
    """1 h, 2 h, 4 h ... 24 h; what was known of the feed is kept."""
    feed, seen = after_answer(FEED, NOW, etag='"1"'), []
    for _ in range(12):
        feed = after_refusal(feed, SourceRefused("no answer: try again later"), NOW)
        seen.append(waits(feed))
    assert seen[:3] == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)]
    assert seen[-1] == LONGEST
    assert (feed.failures, feed.etag, feed.note) == (12, '"1"', "no answer: try again later")
    assert after_answer(feed, NOW).failures == 0


def test_a_server_that_asks_for_time_gets_it() -> None:
    """But not less than we would give; a feed that is gone is asked once a week."""
    assert waits(after_refusal(FEED, NotFetched("x", status=429, retry_after=9_000), NOW)) == timedelta(hours=2.5)
    assert waits(after_refusal(FEED, NotFetched("x", status=429, retry_after=5), NOW)) == timedelta(hours=1)
    assert waits(after_refusal(FEED, NotFetched("x", status=503), NOW)) == timedelta(hours=1)
    assert waits(after_refusal(FEED, NotFetched("x", status=410), NOW)) == timedelta(days=7)


def test_only_links_that_are_not_known_are_new() -> None:
    """In whatever form, and each once."""
    links = [
        Link(url=f"https://{host}/{path}")
        for host, path in (("a.example", "1"), ("www.a.example", "1?utm_id=2"), ("a.example", "2"))
    ]
    assert new_links(links, {"https://a.example/2"}) == (links[0],)
    assert new_links(links, frozenset()) == (links[0], links[2])
