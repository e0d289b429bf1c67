"""When a feed is asked next, how long it is left alone after trouble, and which of its links are new."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import SourceRefused
from domain.report import Feed, Link
from ingest.addresses import canonical_address
from ingest.statuses import NotFetched

INTERVAL = timedelta(minutes=30)
LONGEST = timedelta(days=1)
GONE = timedelta(days=7)


def is_due(feed: Feed, now: datetime) -> bool:
    """True when it was never asked, or its time has come; also when the clock was set back by more than the longest wait."""
    if feed.next_at is None or feed.next_at <= now:
        return True
    return feed.next_at - now > GONE


def after_answer(
    feed: Feed, now: datetime, *, etag: str | None = None, modified: str | None = None, note: str = ""
) -> Feed:
    """The feed after it answered, also with "not modified": asked again in half an hour, with what the server gave."""
    return replace(feed, etag=etag, modified=modified, checked_at=now, next_at=now + INTERVAL, failures=0, note=note)


def after_refusal(feed: Feed, problem: SourceRefused, now: datetime) -> Feed:
    """The feed after a failure: the wait doubles each time up to a day, is never shorter than the server asks, a week if gone."""
    failures = feed.failures + 1
    wait = min(LONGEST, INTERVAL * 2 ** min(failures, 10))
    if isinstance(problem, NotFetched):
        wait = GONE if problem.status == 410 else max(wait, timedelta(seconds=problem.retry_after or 0.0))
    return replace(feed, checked_at=now, next_at=now + wait, failures=failures, note=str(problem))


def new_links(links: Iterable[Link], known: Container[str]) -> tuple[Link, ...]:
    """The links whose canonical address is not among the known ones, each once, in their order."""
    found: dict[str, Link] = {}
    for link in links:
        address = canonical_address(link.url)
        if address not in known:
            found.setdefault(address, link)
    return tuple(found.values())
