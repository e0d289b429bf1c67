"""The queue of a library: every source that was given, as it is received, parsed, failed or dropped. Survives any kill."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from domain.article import Article, Refusal
from domain.errors import NotFound
from domain.report import Feed, Item, ItemState, LogEntry
from retrieval import audit, queue_rows, stored_articles, stored_feeds
from retrieval.catalogue import Catalogue
from retrieval.originals import Originals
from retrieval.queue_rows import Arrival, Due
from retrieval.stored_articles import Kept

__all__ = ["Arrival", "Due", "Outcome", "Queue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What (a part of) a source turned into; `addresses` are canonical, by article id, and `last` ends the source."""

    due: Due
    articles: tuple[Article, ...] = ()
    refused: tuple[Refusal, ...] = ()
    last: bool = True
    addresses: Mapping[str, str] = field(default_factory=dict)


class Queue:
    """Sources on their way into the library; each method is one transaction. `pipeline` is what now parses them."""

    def __init__(self, catalogue: Catalogue, originals: Originals, may_write: Callable[[], None]) -> None:
        self.originals = originals
        self._catalogue = catalogue
        self._may_write = may_write

    # --- the way in

    def receive(self, arrivals: Sequence[Arrival], pipeline: str) -> tuple[Due, ...]:
        """Each source as it now stands: "received", or "parsed" where these bytes were parsed by this pipeline before."""
        self._may_write()
        with self._catalogue.writing() as connection:
            ids = [queue_rows.receive(connection, arrival, pipeline) for arrival in arrivals]
            known = {due.item.id: due for due in queue_rows.read(connection, self.originals, ids=ids)}
        return tuple(known[item] for item in dict.fromkeys(ids))

    def waiting(self) -> tuple[Due, ...]:
        """What is received and has yet to be parsed, in order of arrival."""
        with self._catalogue.reading() as connection:
            return queue_rows.read(connection, self.originals, states=("received",))

    def fetched(self, due: Due, data: bytes, url: str, media_type: str | None) -> Due:
        """The same source, now that its bytes are here."""
        self._may_write()
        digest = self.originals.keep(data)
        with self._catalogue.writing() as connection:
            queue_rows.set_fetched(connection, due.item.id, digest, url, media_type)
            return queue_rows.read(connection, self.originals, ids=[due.item.id])[0]

    def read_again(self, due: Due, original: str | None) -> Due:
        """The same source with the bytes that it has now."""
        self._may_write()
        with self._catalogue.writing() as connection:
            queue_rows.set_original(connection, due.item.id, original)
            return queue_rows.read(connection, self.originals, ids=[due.item.id])[0]

    def parsed(self, outcomes: Sequence[Outcome], pipeline: str) -> tuple[tuple[Kept, ...], ...]:
        """Stores the articles of each outcome together with the new state of its source, all in one transaction."""
        self._may_write()
        with self._catalogue.writing() as connection:
            return tuple(queue_rows.keep_outcome(connection, outcome, pipeline) for outcome in outcomes)

    def failed(self, due: Due, reason: str) -> None:
        """Notes why the source could not be taken; `retry` tries it again."""
        self._may_write()
        with self._catalogue.writing() as connection:
            queue_rows.set_failed(connection, due.item, reason)

    # --- looking

    def items(self, states: Collection[ItemState] = ()) -> tuple[Item, ...]:
        """The sources in these states (none named: all), in order of arrival."""
        with self._catalogue.reading() as connection:
            return tuple(due.item for due in queue_rows.read(connection, self.originals, states=states))

    def counts(self) -> dict[str, int]:
        """How many sources are in each state."""
        with self._catalogue.reading() as connection:
            return queue_rows.counts(connection)

    def known(self, keys: Collection[str]) -> set[str]:
        """Those of the keys that the queue has had, in whatever state."""
        with self._catalogue.reading() as connection:
            return queue_rows.known(connection, keys)

    def original(self, article: str, version: int | None = None) -> bytes:
        """The bytes that the article's current or given version was made from; NotFound when they are not kept."""
        found = self._catalogue.article(article, version)
        with self._catalogue.reading() as connection:
            digest = queue_rows.original_of(connection, article, found.version)
        path = self.originals.path(digest)
        if path is None:
            raise NotFound(f"The original of {article!r} is not kept.", f"It was read from {found.source!r}.")
        return path.read_bytes()

    # --- once more

    def retry(self, ids: Collection[int] = ()) -> tuple[Due, ...]:
        """Failed sources, received again: these, or all; NotFound when one of the ids is not a failed source."""
        self._may_write()
        with self._catalogue.writing() as connection:
            chosen = self._failed(connection, ids)
            wanted = [one.id for one in chosen]
            queue_rows.set_received(connection, wanted, "retried")
            audit.write_down(connection, [("retried", one.source.location, one.reason) for one in chosen])
            return queue_rows.read(connection, self.originals, ids=wanted)

    def drop(self, ids: Collection[int] = ()) -> tuple[Item, ...]:
        """Failed sources put aside: these, or all; NotFound when one of the ids is not a failed source.

        They come back only when a person adds them again.
        """
        self._may_write()
        with self._catalogue.writing() as connection:
            chosen = self._failed(connection, ids)
            queue_rows.set_dropped(connection, [one.id for one in chosen])
            audit.write_down(connection, [("dropped", one.source.location, one.reason) for one in chosen])
            return chosen

    def _failed(self, connection: Connection, ids: Collection[int]) -> tuple[Item, ...]:
        """The failed sources of these ids, or all; NotFound when one of the ids is none."""
        failed = {due.item.id: due.item for due in queue_rows.read(connection, self.originals, states=("failed",))}
        if missing := [one for one in ids if one not in failed]:
            raise NotFound(f"There is no failed source {missing[0]!r}.", "`sitrep status` lists them.")
        return tuple(failed[one] for one in (list(dict.fromkeys(ids)) or list(failed)))

    def parse_again(self, ids: Collection[str], pipeline: str) -> tuple[tuple[Due, ...], tuple[str, ...]]:
        """The sources of these articles, received again from their originals; and the articles of which none is kept.

        With no article named, the sources of all that another pipeline parsed.
        """
        self._may_write()
        for article in ids:
            self._catalogue.article(article, None)
        with self._catalogue.writing() as connection:
            wanted = (
                queue_rows.sources_of(connection, ids) if ids else queue_rows.parsed_otherwise(connection, pipeline)
            )
            found = queue_rows.read(connection, self.originals, ids=[one for one in wanted.values() if one is not None])
            there = {due.item.id for due in found if due.item.source.at}
            queue_rows.set_received(connection, sorted(there), "parsed again")
            lost = tuple(article for article, one in wanted.items() if one not in there)
            return queue_rows.read(connection, self.originals, ids=sorted(there)), lost

    # --- audit log and feeds

    def log(self, limit: int) -> tuple[LogEntry, ...]:
        """The newest lines of the audit log, the newest first."""
        with self._catalogue.reading() as connection:
            return audit.newest(connection, limit)

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are watched."""
        with self._catalogue.reading() as connection:
            return stored_feeds.read_all(connection)

    def keep_feed(self, feed: Feed) -> None:
        """Stores a feed as it now stands; a new one is watched from now on."""
        self._may_write()
        with self._catalogue.writing() as connection:
            stored_feeds.put(connection, feed)

    def drop_feed(self, url: str) -> None:
        """Watches the feed no more; what came from it stays. NotFound when it is not watched."""
        self._may_write()
        with self._catalogue.writing() as connection:
            if not stored_feeds.drop(connection, url):
                raise NotFound(f"The feed {url!r} is not watched.", "`sitrep feeds` lists those that are.")

    # --- removed articles

    def remove(self, ids: Collection[str]) -> tuple[str, ...]:
        """Takes articles out of search, claims and lists; the ids that were there to be taken out."""
        with self._catalogue.writing() as connection:
            gone = tuple(one for one in dict.fromkeys(ids) if stored_articles.hide(connection, one))
            audit.write_down(connection, [("removed", one, "") for one in gone])
            return gone

    def restore(self, ids: Collection[str]) -> tuple[str, ...]:
        """Brings removed articles back, to be indexed and analysed anew; the ids that were removed until now."""
        with self._catalogue.writing() as connection:
            back = tuple(one for one in dict.fromkeys(ids) if stored_articles.restore(connection, one))
            audit.write_down(connection, [("restored", one, "") for one in back])
            return back
