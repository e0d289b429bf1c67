"""A library: a folder of articles that can be kept, searched, and asked for claims. What other rooms see of this one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from domain.article import Article, Card, Filters, Hit
from domain.claim import Claim
from domain.errors import LibraryBroken, LibraryError
from domain.report import Check, Progress
from retrieval.backup import pack
from retrieval.catalogue import Catalogue
from retrieval.conversations import Conversations
from retrieval.corrections import Corrections
from retrieval.embeddings import BundledEmbedder, Embedder, Vectors
from retrieval.exact import VectorTable
from retrieval.health import inspect
from retrieval.indexing import index_next, start_anew
from retrieval.kept_briefings import KeptBriefings
from retrieval.kept_vectors import FILE as NEARNESS
from retrieval.kept_vectors import KeptVectors
from retrieval.lock import WriterLock
from retrieval.nearness import Nearness
from retrieval.originals import Originals
from retrieval.queries import Queries
from retrieval.queue import Queue
from retrieval.reranker import BundledReranker
from retrieval.search import search
from retrieval.stamp import check_name, check_probe, value
from retrieval.stored_articles import Kept
from retrieval.stored_copies import StoredCopies
from retrieval.stored_names import StoredNames
from retrieval.stored_passages import count_vectors
from retrieval.tags import Tags
from retrieval.upkeep import Upkeep

_ALL = Filters()
__all__ = ["Kept", "Library"]


class Library:
    """One library, open. Every method may be called from any thread; the ones that change it need `writer`."""

    def __init__(
        self, folder: Path, embedder: Embedder, catalogue: Catalogue, lock: WriterLock | None, sync: int
    ) -> None:
        self.folder = folder
        self._embedder = embedder
        self._catalogue = catalogue
        self._lock = lock
        self._upkeep = Upkeep(folder / "index", catalogue, embedder.name, sync=sync) if lock else None
        self._table = VectorTable(embedder.dimension)
        self._indexing = threading.Lock()
        self.queue = Queue(catalogue, Originals(folder / "originals"), self._may_write)
        self.corrections = Corrections(catalogue, self._may_write)
        self.names = StoredNames(catalogue, self._may_write)
        self.copies = StoredCopies(catalogue)
        self.tags = Tags(catalogue, self._may_write)
        self.conversations = Conversations(catalogue)
        self.briefings = KeptBriefings(catalogue)
        self._probed = False
        bundled = isinstance(embedder, BundledEmbedder)  # a server's model would be asked for every word
        self._queries = Queries(embedder.query)
        kept = KeptVectors(folder / NEARNESS, embedder.name)
        self.nearness = Nearness(embedder.passages, self._queries.of, kept) if bundled else None
        self.reranker = BundledReranker() if bundled else None

    @classmethod
    def open(
        cls,
        folder: Path,
        embedder: Embedder,
        *,
        writer: bool,
        who: str = "sitrep",
        accept_model_change: bool = False,
        sync: int = 1000,
    ) -> Library:
        """The library in `folder`, made when missing; LibraryLocked, LibraryTooNew, LibraryBroken, OtherModel.

        With `accept_model_change` an OtherModel is let through, for `reembed`. The index writes its files every `sync` vectors.
        """
        _make(folder)
        lock = WriterLock(folder, who) if writer else None
        try:
            catalogue = Catalogue(folder)
            if not accept_model_change:
                with catalogue.reading() as connection:
                    check_name(connection, embedder)
        except BaseException:
            if lock:
                lock.release()
            raise
        library = cls(folder, embedder, catalogue, lock, sync)
        library._start()
        return library

    @property
    def writer(self) -> bool:
        """True when this library may be changed here."""
        return self._lock is not None

    def close(self) -> None:
        """Lets go of the folder; a second call does nothing."""
        if self._upkeep is not None:
            self._upkeep.close()
        self._catalogue.close()
        if self._lock is not None:
            self._lock.release()

    # --- keeping

    def keep(self, articles: Sequence[Article]) -> tuple[Kept, ...]:
        """Stores articles in one transaction, and says of each whether it was new, a new version, or there already."""
        self._may_write()
        return self._catalogue.keep(articles)

    def index_waiting(self, stopped: Callable[[], bool] | None = None) -> Iterator[Article]:
        """Makes kept articles searchable, some at a time, and yields each; ModelFailed leaves the rest waiting."""
        self._may_write()
        while not (stopped is not None and stopped()):
            with self._indexing:
                done = index_next(self._catalogue, self._embedder)
                if done and self._upkeep is not None:
                    self._upkeep.catch_up()
            if not done:
                return
            yield from done

    def waiting_analysis(self, limit: int | None = None) -> tuple[Article, ...]:
        """The articles that are indexed and have yet to be analysed, at most so many, in order of arrival."""
        return self._catalogue.in_state("indexed", limit)

    def keep_claims(self, article: Article, claims: Sequence[Claim]) -> None:
        """Stores what was found in the article instead of what was; nothing when a newer version has come meanwhile."""
        self.keep_all_claims([(article, claims)])

    def keep_all_claims(self, pairs: Sequence[tuple[Article, Sequence[Claim]]]) -> None:
        """The same for many articles, in one transaction."""
        self._may_write()
        self._catalogue.keep_claims(pairs)

    # --- looking

    def articles(self, filters: Filters = _ALL) -> tuple[Article, ...]:
        """The current versions under the filters, in order of arrival."""
        return self._catalogue.articles(filters)

    def cards(self) -> tuple[Card, ...]:
        """Every article without its text, in order of arrival: far quicker than the articles."""
        return self._catalogue.cards()

    def count_claims(self, filters: Filters = _ALL) -> int:
        """How many claims `claims` would give, without reading them."""
        return self._catalogue.count_claims(filters)

    def speaking(self) -> dict[str, int]:
        """How many claims each party makes, by the names under which they were found."""
        return self._catalogue.speaking()

    def named(self) -> tuple[str, ...]:
        """Every party that makes a claim or is spoken of in one, by the names under which they were found."""
        return self._catalogue.named()

    def ids(self, filters: Filters = _ALL) -> frozenset[str]:
        """The ids of the articles under the filters: quicker than the articles."""
        return self._catalogue.ids(filters)

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the contract's own word
        """One article, current or in the given version; NotFound names what is near."""
        return self._catalogue.article(id, version)

    def claims(self, filters: Filters = _ALL) -> tuple[Claim, ...]:
        """The claims of current versions under the filters; with parties, those that these parties make."""
        return self._catalogue.claims(filters)

    def counts(self) -> dict[str, int]:
        """How many articles are in each state."""
        return self._catalogue.counts()

    def ever_held(self) -> bool:
        """True once an article has been received, even when it was removed since."""
        return self._catalogue.ever_held()

    def revision(self) -> int:
        """A number that grows with every change, in whichever process: for caches."""
        return self._catalogue.revision()

    def search(self, text: str, filters: Filters = _ALL, limit: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to the text by meaning and by words, best first; none for blank text."""
        if not text.strip() or limit < 1:
            return ()
        with self._catalogue.reading() as connection:
            if not count_vectors(connection):
                return ()
            if not self._probed:
                check_name(connection, self._embedder)
                check_probe(connection, self._embedder)
                self._probed = True
        query = self._queries.of(text)
        with self._catalogue.reading() as connection:
            return search(connection, self._table, self._nearest, text, query, filters, limit)

    # --- looking after it

    def checks(self) -> tuple[Check, ...]:
        """What was looked at, and whether it is well."""
        return inspect(self.folder, self._catalogue, self._embedder, self._upkeep)

    def backup(self, file: Path) -> int:
        """Writes all that cannot be made again to one file, for `restore_backup`, and gives its bytes; UserError."""
        return pack(self.folder, file)

    def rebuild_index(self, progress: Callable[[Progress], None] | None = None) -> None:
        """Builds the index anew from the catalogue's vectors; searches go on meanwhile."""
        self._may_write()
        if self._upkeep is not None:
            self._upkeep.rebuild(progress)

    def reembed(self, progress: Callable[[Progress], None] | None = None) -> None:
        """Embeds every article anew with this library's embedder: after a change of model. Goes on where it was stopped."""
        self._may_write()
        with self._indexing:
            start_anew(self._catalogue, self._embedder)
        total = self._catalogue.counts().get("parsed", 0)
        for done, _ in enumerate(self.index_waiting(), 1):
            if progress is not None:
                progress(Progress(done=done, total=total, doing="embedding"))
        self._probed = True
        self.rebuild_index(progress)

    def of_other_model(self) -> bool:
        """True when its vectors are another embedder's: `reembed` makes them this one's."""
        with self._catalogue.reading() as connection:
            return value(connection, "model") not in {None, self._embedder.name}

    def wait_for_index(self, seconds: float | None = None) -> bool:
        """True when the index is in use, after waiting at most so long; until then search is exact, and slower."""
        return self._upkeep is not None and self._upkeep.wait(seconds)

    def remove(self, ids: Collection[str]) -> tuple[str, ...]:
        """Takes articles out of search, claims and lists, and gives the ids of those that were in; NotFound for an unknown one.

        `restore` brings them back.
        """
        self._may_write()
        for one in ids:
            self._catalogue.known(one)
        with self._indexing:
            passages = self._catalogue.passages_of(ids)
            gone = self.queue.remove(ids)
            if self._upkeep is not None:
                self._upkeep.forget(passages)
        return gone

    def restore(self, ids: Collection[str]) -> tuple[str, ...]:
        """Brings removed articles back, to be indexed and analysed, and gives their ids; NotFound for an unknown one."""
        self._may_write()
        for one in ids:
            self._catalogue.known(one)
        return self.queue.restore(ids)

    def removed(self) -> tuple[Article, ...]:
        """What was removed, in order of arrival."""
        return self._catalogue.hidden()

    def _start(self) -> None:
        with self._catalogue.reading() as connection:
            stamped = value(connection, "model")
        if self._upkeep is not None and stamped in {None, self._embedder.name}:
            self._upkeep.start()

    def _nearest(self, query: Vectors, limit: int) -> list[str] | None:
        return self._upkeep.nearest(query, limit) if self._upkeep is not None else None

    def _may_write(self) -> None:
        if not self.writer:
            raise LibraryError(f"The library {str(self.folder)!r} was opened for reading.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryBroken(f"The folder {str(folder)!r} cannot be made: {error.strerror}.") from error
