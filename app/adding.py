"""Sources become articles that can be searched and asked: received, fetched, parsed, kept, indexed, analysed.

The queue in the catalogue drives it: each step is stored before the next begins, so that whoever writes to the library
next goes on from where a killed run was.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from app.analysing import Analyst
from app.intake import Received, intake, received
from app.parsing import Fetch, Parse, fetcher, parser
from app.tally import Tally
from domain.article import Refusal
from domain.errors import SourceRefused
from domain.report import AddReport, Link, Parsed, Progress, Source
from ingest import identity
from ingest.addresses import canonical_address
from ingest.limits import Limits
from ingest.sources import is_address
from ingest.watching import new_links
from retrieval.library import Library
from retrieval.queue import Arrival, Due, Outcome

BATCH = 16  # articles kept, indexed and analysed together: small enough that progress moves, large enough to embed fast
_RECEIVED_AT_ONCE = 64
_DEEPEST = 3  # a list of sitemaps, a sitemap, a page: what lies further is left out


class Adding:
    """The way in of one library. Safe to use from several threads: two calls share the work and neither does it twice."""

    def __init__(
        self,
        library: Library,
        limits: Limits,
        analyst: Analyst,
        *,
        parse: Callable[[], AbstractContextManager[Parse]],
        fetch: Fetch,
        batch: int = BATCH,
    ) -> None:
        self.library = library
        self.queue = library.queue
        self._limits = limits
        self._analyst = analyst
        self._parse = parse
        self.fetch = fetch
        self._batch = batch
        self._claiming = threading.Lock()
        self._claimed: set[int] = set()
        self._running: list[Tally] = []

    # --- what may be asked for

    def add(self, sources: Iterable[Source], tally: Tally) -> AddReport:
        """Takes the sources in, and goes on with what an earlier run left."""
        return self.work(self._receive(sources, tally), tally)

    def resume(self, tally: Tally) -> AddReport:
        """Goes on with what an earlier run left: received, parsed or indexed."""
        return self.work((), tally)

    def retry(self, ids: Collection[int], tally: Tally) -> AddReport:
        """Tries failed sources again, read or fetched anew."""
        return self.work(self.queue.retry(ids), tally)

    def reparse(self, ids: Collection[str], tally: Tally) -> AddReport:
        """Parses originals again; a new version where that reads something new."""
        dues, lost = self.queue.parse_again(ids, identity.PIPELINE)
        reason = "its original is not kept: add it again from where it came from"
        tally.refuse(Refusal(source=one, reason=reason) for one in lost)
        return self.work(dues, tally)

    def work(self, dues: Sequence[Due], tally: Tally) -> AddReport:
        """Brings these items, and waiting ones that no other thread has claimed, to the end of the way."""
        tally.expect(self._unfinished())
        with self._claimed_for(dues, tally) as left:
            while left and not tally.stop():
                for due in left:
                    tally.expect_of(due.item.id)
                left = self._round(left, tally)
            self._finish(tally)
        return tally.report()

    def under_way(self) -> Progress | None:
        """How far the running call is that began last, None while none runs."""
        return self._running[-1].latest if self._running else None

    # --- the steps

    def _receive(self, sources: Iterable[Source], tally: Tally) -> list[Due]:
        """All that is given, noted in the queue before any of it is parsed, so that the total is known."""
        waiting: list[Due] = []
        given = intake(sources, self.queue.originals, self._limits)
        while not tally.stop() and (chunk := list(itertools.islice(given, _RECEIVED_AT_ONCE))):
            tally.refuse(one for one in chunk if isinstance(one, Refusal))
            arrived = [one for one in chunk if isinstance(one, Received)]
            expected = {one.arrival.key: one.expected for one in arrived}
            for due in self.queue.receive([one.arrival for one in arrived], identity.PIPELINE):
                if due.item.state == "parsed":
                    tally.became("unchanged", due.item.articles)
                    continue
                waiting.append(due)
                tally.expect_of(due.item.id, expected.get(due.key, 1))
                tally.tell(_name(due), "received")
        return waiting

    def _round(self, dues: Sequence[Due], tally: Tally) -> list[Due]:
        """Parses, keeps, indexes and analyses; gives what the sources list in their turn."""
        listed: list[Due] = []
        for batch in self._batches(self._outcomes(dues, tally)):
            for outcome, links in batch:
                listed += self._list(outcome.due, links)
            self._keep([outcome for outcome, _ in batch], tally)
            self._finish(tally)
        return listed

    def _outcomes(self, dues: Sequence[Due], tally: Tally) -> Iterator[tuple[Outcome, tuple[Link, ...]]]:
        """What each source turned into; the parser reads ahead while the caller is at work on what it was given."""
        at_work: deque[Due] = deque()
        with self._parse() as parse:
            for parsed in parse(self._readable(dues, at_work, tally)):
                due = at_work[0]
                if parsed.last:
                    at_work.popleft()
                yield _outcome(due, parsed), parsed.links
                if tally.stop():
                    return

    def _batches(
        self, outcomes: Iterator[tuple[Outcome, tuple[Link, ...]]]
    ) -> Iterator[list[tuple[Outcome, tuple[Link, ...]]]]:
        batch: list[tuple[Outcome, tuple[Link, ...]]] = []
        for one in outcomes:
            batch.append(one)
            if len(batch) >= 2 * self._batch or sum(len(outcome.articles) for outcome, _ in batch) >= self._batch:
                yield batch
                batch = []
        if batch:
            yield batch

    def _readable(self, dues: Sequence[Due], at_work: deque[Due], tally: Tally) -> Iterator[Source]:
        """Each source with its bytes at hand, in the order in which `at_work` names their items."""
        for due in dues:
            if tally.stop():
                return
            ready = self._with_bytes(due, tally)
            if ready is not None:
                at_work.append(ready)
                yield _to_parse(ready)

    def _with_bytes(self, due: Due, tally: Tally) -> Due | None:
        source = due.item.source
        again = due.why == "retried"
        if is_address(source.location):
            return self._fetched(due, tally) if again or source.at is None else due
        if again and source.name is None:
            now = received(replace(source, at=None), self.queue.originals, self._limits)
            return self.queue.read_again(due, now.arrival.original)
        return due

    def _fetched(self, due: Due, tally: Tally) -> Due | None:
        """The item with its page; None when it cannot be had, which is then noted."""
        tally.tell(f"fetching {_name(due)}")
        try:
            page = self.fetch(due.item.source.location)
        except SourceRefused as problem:
            self.queue.failed(due, str(problem))
            tally.refuse([Refusal(source=due.item.source.location, reason=str(problem))])
            tally.came_of(due.item.id, 1, last=True)
            tally.done()
            return None
        return self.queue.fetched(due, page.data, page.url, page.media_type or None)

    def _list(self, due: Due, links: Sequence[Link]) -> tuple[Due, ...]:
        """The addresses that a feed or sitemap lists, received unless the queue has had them."""
        if not links or due.depth >= _DEEPEST:
            return ()
        known = self.queue.known({canonical_address(link.url) for link in links})
        arrivals = [
            Arrival(
                source=Source(location=link.url), key=canonical_address(link.url), why="listed", depth=due.depth + 1
            )
            for link in new_links(links, known)
        ]
        return self.queue.receive(arrivals, identity.PIPELINE)

    def _keep(self, batch: Sequence[Outcome], tally: Tally) -> None:
        for outcome, kept in zip(batch, self.queue.parsed(batch, identity.PIPELINE), strict=True):
            for one in kept:
                tally.became(one.outcome, [one.article.id])
            tally.refuse(outcome.refused)
            tally.came_of(outcome.due.item.id, len(kept) + len(outcome.refused), last=outcome.last)
            tally.done(len(outcome.refused) + sum(one.outcome == "unchanged" for one in kept))
            tally.tell(_name(outcome.due), "parsed")

    def _finish(self, tally: Tally) -> None:
        """Indexes and analyses whatever waits for it, of this call or of an earlier one."""
        for article in self.library.index_waiting(tally.stop):
            tally.tell(article.name, "indexed")
        for article in self._analyst.analyse(self.library, tally.stop):
            tally.done()
            tally.tell(article.name, "analysed")

    def _unfinished(self) -> int:
        """Articles that an earlier run kept, and did not get to index or analyse."""
        counts = self.library.counts()
        return counts.get("parsed", 0) + counts.get("indexed", 0)

    @contextmanager
    def _claimed_for(self, dues: Sequence[Due], tally: Tally) -> Iterator[list[Due]]:
        """These items, and those waiting that no other thread is at work on."""
        with self._claiming:
            others = [due for due in self.queue.waiting() if due.item.id not in self._claimed]
            mine = {due.item.id: due for due in (*others, *dues)}
            self._claimed |= mine.keys()
            self._running.append(tally)
        try:
            yield [mine[number] for number in sorted(mine)]
        finally:
            with self._claiming:
                self._claimed -= mine.keys()
                self._running.remove(tally)


def _outcome(due: Due, parsed: Parsed) -> Outcome:
    """What is to be stored, with the address of each article: the one it gives, else the one it was fetched from."""
    own = parsed.source.location if is_address(parsed.source.location) and len(parsed.articles) == 1 else None
    addresses = {one.id: canonical_address(address) for one in parsed.articles if (address := one.url or own)}
    return Outcome(due=due, articles=parsed.articles, refused=parsed.refused, last=parsed.last, addresses=addresses)


def _to_parse(due: Due) -> Source:
    """The source as the parser is to know it: an address by where its bytes came from in the end."""
    source = due.item.source
    place = due.url or source.location
    return Source(location=place, name=source.name, at=source.at, media_type=source.media_type)


def _name(due: Due) -> str:
    return due.item.source.name or due.item.source.location


def adding_to(library: Library, limits: Limits, analyst: Analyst, allow: Sequence[str]) -> Adding:
    """The way into a library, with parsing in processes of its own and the one door to the network."""
    return Adding(library, limits, analyst, parse=lambda: parser(limits), fetch=fetcher(limits, allow))
