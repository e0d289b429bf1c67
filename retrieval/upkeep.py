"""The index kept in step with the catalogue: opened, examined, caught up or built anew, all beside the work at hand."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from domain.errors import LibraryBroken
from domain.report import Progress
from retrieval import generations
from retrieval.catalogue import Catalogue
from retrieval.embeddings import Vectors
from retrieval.generations import Note
from retrieval.stored_passages import count_vectors, newest_seq, vectors_after, with_vectors

if TYPE_CHECKING:
    from retrieval.index import Index

State = Literal["opening", "building", "ready", "failed", "closed"]
Tell = Callable[[Progress], None]
_PATIENCE = 0.05  # seconds a search waits for an index that is being written; then it searches exactly
_STALE = 0.3  # of the live vectors: so many that are gone from the catalogue, and a new generation is due
_STALE_LEAST = 1000
_TRIES = 3  # generations found broken while in use, before searching exactly for good


class Upkeep:
    """The one user of Chroma's index. Until it is ready, `nearest` is None and the caller searches exactly."""

    def __init__(self, folder: Path, catalogue: Catalogue, model: str, *, sync: int = 1000) -> None:
        self.state: State = "opening"
        self.reason = ""
        self._folder = folder
        self._catalogue = catalogue
        self._model = model
        self._sync = sync
        self._using = threading.Lock()  # held to call Chroma: it may fail when asked while it is young and written to
        self._building = threading.Lock()
        self._stop = threading.Event()
        self._index: Index | None = None
        self._generation: Path | None = None
        self._upto = 0
        self._given_up = 0
        self._thread = threading.Thread(target=self._bring_up, name="sitrep-index", daemon=True)
        atexit.register(self.close)

    def start(self) -> None:
        """Begins to open the index, or to build it, in a thread of its own."""
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """True when it is ready, after waiting for the thread at most so long."""
        if self._thread.is_alive():
            self._thread.join(seconds)
        return self.state == "ready"

    def nearest(self, query: Vectors, limit: int) -> list[str] | None:
        """Passage ids by nearness, some perhaps gone from the catalogue; None while there is no index to ask."""
        if self.state != "ready" or not self._using.acquire(timeout=_PATIENCE):
            return None
        try:
            return self._index.nearest(query, limit) if self._index else None
        except _broken() as error:
            self._give_up(str(error))
            return None
        finally:
            self._using.release()

    def catch_up(self) -> None:
        """Adds the catalogue's vectors that the index has yet to take; nothing while it is not ready."""
        if self.state != "ready":
            return
        with self._using:
            try:
                self._take_new()
            except (_broken(), OSError) as error:
                self._give_up(str(error))

    def forget(self, passages: Sequence[str]) -> None:
        """Takes removed passages out of the index; nothing while it is not ready, for it is done at the next open too."""
        if self.state != "ready" or self._index is None:
            return
        with self._using:
            try:
                self._drop(passages)
            except (_broken(), OSError) as error:
                self._give_up(str(error))

    def rebuild(self, tell: Tell | None = None) -> None:
        """Builds a new generation from the catalogue and switches to it; searches go on meanwhile. LibraryBroken."""
        self._build(tell)
        if self.state == "failed":
            raise LibraryBroken(f"The index cannot be built: {self.reason}.", "Is the disk full, or read-only?")

    def close(self) -> None:
        """Stops what is under way, and leaves a note that all was well."""
        atexit.unregister(self.close)
        self._stop.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()
        with self._using:
            clean = self.state == "ready"
            self.state = "closed"
            if self._index is not None and self._generation is not None:
                self._index.close()
                self._index = None
                if clean:
                    self._note(files=generations.listing(self._generation))

    def _bring_up(self) -> None:
        generation = generations.current(self._folder)
        problem = self._problem(generation)
        if problem is None and generation is not None:
            problem = self._adopt(generation)
        if problem is not None:
            self.reason = problem
            self._build(None)
        elif self.state == "ready":
            generations.drop_others(self._folder, generation)

    def _problem(self, generation: Path | None) -> str | None:
        note = generations.read_note(generation) if generation else None
        with self._catalogue.reading() as connection:
            least = count_vectors(connection, upto=note.upto if note else 0)
            newest = newest_seq(connection)
        return generations.problem_with(generation, self._model, least, newest)

    def _adopt(self, generation: Path) -> str | None:
        """Opens a sound generation and catches it up; the problem, when it turns out to have one."""
        from retrieval.index import Index, IndexBroken

        note = generations.read_note(generation)
        with self._using:
            if self._stop.is_set():
                return None
            try:
                self._index, self._generation, self._upto = Index(generation), generation, note.upto if note else 0
                self._take_new()
                if problem := self._miscounted(self._index.count()):
                    return problem
                self._drop_gone()
            except (IndexBroken, OSError) as error:
                return str(error)
            self.state = "ready"
        return None

    def _miscounted(self, held: int) -> str | None:
        with self._catalogue.reading() as connection:
            live = count_vectors(connection, upto=self._upto)
        if held < live:
            return f"it holds {held} of {live} vectors"
        if held - live > max(_STALE_LEAST, _STALE * live):
            return "too many of its vectors are gone from the catalogue"
        return None

    def _drop_gone(self) -> None:
        with self._catalogue.reading() as connection:
            if self._index is None or self._index.count() <= count_vectors(connection, upto=self._upto):
                return
            held = self._index.ids()
            gone = held - with_vectors(connection, held)
        self._drop(sorted(gone))

    def _drop(self, passages: Sequence[str]) -> None:
        if self._index is not None and passages:
            self._note(writing=True)
            self._index.drop(passages)
            self._note()

    def _take_new(self) -> None:
        with self._catalogue.reading() as connection:
            for seqs, ids, rows in vectors_after(connection, self._upto):
                if self._stop.is_set() or self._index is None:
                    return
                self._note(writing=True)
                self._index.add(ids, rows)
                self._upto = seqs[-1]
                self._note()

    def _build(self, tell: Tell | None) -> None:
        with self._building:
            if self._stop.is_set():
                return
            if self.state != "ready":
                self.state = "building"
            try:
                self._build_beside(tell)
            except (_broken(), OSError) as error:
                self.state, self.reason = "failed", str(error)

    def _build_beside(self, tell: Tell | None) -> None:
        from retrieval.index import Index

        generation = generations.new(self._folder)
        index = Index(generation, create=True, sync=self._sync)
        upto = self._fill(index, tell)
        if self._stop.is_set():
            index.close()
            return
        self._swap(index, generation, upto)
        generations.drop_others(self._folder, generation)

    def _fill(self, index: Index, tell: Tell | None) -> int:
        done, upto = 0, 0
        with self._catalogue.reading() as connection:
            total = count_vectors(connection)
            for seqs, ids, rows in vectors_after(connection, 0):
                if self._stop.is_set():
                    break
                index.add(ids, rows)
                done, upto = done + len(ids), seqs[-1]
                if tell is not None:
                    tell(Progress(done=done, total=total, doing="building the index"))
        return upto

    def _swap(self, index: Index, generation: Path, upto: int) -> None:
        with self._using:
            old, self._index, self._generation, self._upto = self._index, index, generation, upto
            self._note()
            self._take_new()  # what came while it was built
            generations.switch(self._folder, generation)
            self.state, self.reason = "ready", ""
            if old is not None:
                old.close()

    def _note(self, *, writing: bool = False, files: dict[str, list[int]] | None = None) -> None:
        if self._generation is not None:
            note = Note(model=self._model, upto=self._upto, writing=writing, files=files)
            generations.write_note(self._generation, note)

    def _give_up(self, reason: str) -> None:
        """Called with the index in use: drops it and builds another."""
        self.reason = reason
        self._index = None  # not closed: a damaged one is left alone
        self._given_up += 1
        self.state = "building" if self._given_up <= _TRIES else "failed"
        if self.state == "failed":
            return
        self._thread = threading.Thread(target=self._build, args=(None,), name="sitrep-index", daemon=True)
        self._thread.start()


def _broken() -> type[Exception]:
    from retrieval.index import IndexBroken  # late: Chroma takes a second to import

    return IndexBroken
