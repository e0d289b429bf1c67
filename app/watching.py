"""Feeds that are watched: asked again when they are due, and only for what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from app.adding import Adding
from app.parsing import Page
from app.tally import Tally
from domain.article import Refusal
from domain.errors import NotFound, SourceRefused
from domain.report import AddReport, Feed, Source
from ingest import identity
from ingest.addresses import canonical_address
from ingest.sources import is_address
from ingest.watching import after_answer, after_refusal, is_due
from retrieval.queue import Arrival, Due

NO_FEED = "that is no address: a feed's begins with https:// or http://"


class Watching:
    """Rounds over the feeds of a library."""

    def __init__(self, adding: Adding) -> None:
        self._adding = adding
        self._queue = adding.queue

    def round(self, addresses: Sequence[str], tally: Tally) -> AddReport:
        """Asks these feeds, and the others that are due; takes in what they list that is new.

        What is no address of the web is refused, and watched by nobody: no later round could make a feed of it.
        """
        answered: list[tuple[Feed, Page, Due]] = []
        tally.refuse([Refusal(source=one, reason=NO_FEED) for one in addresses if not is_address(one)])
        for feed in self._to_ask([one for one in addresses if is_address(one)]):
            if tally.stop():
                break
            if (page := self._asked(feed, tally)) is not None:
                answered.append((feed, page, self._received(feed, page)))
        report = self._adding.work([due for _, _, due in answered if due.item.state == "received"], tally)
        done = {item.id for item in self._queue.items(["parsed"])}
        for feed, page, due in answered:
            if due.item.id in done:  # else the same is asked for again: nothing of it may be missed
                now = datetime.now(UTC)
                self._queue.keep_feed(after_answer(feed, now, etag=page.etag, modified=page.modified))
        return report

    def drop(self, url: str) -> None:
        """Watches the feed no more, under whatever form of its address; NotFound when it is not watched."""
        form = canonical_address(url)
        found = [feed.url for feed in self._queue.feeds() if canonical_address(feed.url) == form]
        if not found:
            raise NotFound(f"The feed {url!r} is not watched.", "`sitrep feeds` lists those that are.")
        self._queue.drop_feed(found[0])

    def _to_ask(self, addresses: Sequence[str]) -> list[Feed]:
        """The feeds that are named, new ones noted first, then the others whose time has come."""
        for address in addresses:
            if canonical_address(address) not in {canonical_address(feed.url) for feed in self._queue.feeds()}:
                self._queue.keep_feed(Feed(url=address))
        named = {canonical_address(address) for address in addresses}
        now = datetime.now(UTC)
        return [feed for feed in self._queue.feeds() if canonical_address(feed.url) in named or is_due(feed, now)]

    def _asked(self, feed: Feed, tally: Tally) -> Page | None:
        """The feed as it is now; None when nothing has changed, or it cannot be had, which is then noted."""
        tally.tell(f"asking {feed.url}")
        try:
            page = self._adding.fetch(feed.url, etag=feed.etag, modified=feed.modified)
        except SourceRefused as problem:
            tally.refuse([Refusal(source=feed.url, reason=str(problem))])
            self._queue.keep_feed(after_refusal(feed, problem, datetime.now(UTC)))
            return None
        if page.not_modified:
            now = datetime.now(UTC)
            self._queue.keep_feed(after_answer(feed, now, etag=feed.etag, modified=feed.modified))
            return None
        return page

    def _received(self, feed: Feed, page: Page) -> Due:
        source = Source(location=feed.url, media_type=page.media_type or None)
        original = self._queue.originals.keep(page.data)
        key = canonical_address(feed.url)
        (due,) = self._queue.receive(
            [Arrival(source=source, key=key, original=original, why="watched")], identity.PIPELINE
        )
        return due
