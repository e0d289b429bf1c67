"""Sources are parsed side by side in processes with hard limits, and come back in order."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Self

from domain.report import Parsed, Source
from ingest.limits import Limits
from ingest.reader import PROGRAM, Reader

_AHEAD = 4
"""Sources handed out for each process: enough that none waits, few enough that little is held in memory."""

_BUFFERED = 4
_CLOSED = "these parsers are closed"
_LOOK = 0.2  # seconds between two looks at the clock and at whether a job is still wanted


class Parsers:
    """Parses what others wrote: each source in a child process under `limits`, at most `processes` of them at work.

    No process is started before the first source; they are kept until `close`. A source that crashes its process, or takes
    too much time or memory, is one refusal, and the others go in. Where the system has no `resource` (Windows), only time
    is bounded.
    """

    def __init__(self, limits: Limits, processes: int = 2, *, program: str = PROGRAM) -> None:
        self._limits = limits
        self._program = program
        self._most = max(1, processes)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._readers: list[Reader] = []
        self._threads: list[threading.Thread] = []
        self._closed = threading.Event()

    def parse(self, sources: Iterable[Source]) -> Iterator[Parsed]:
        """What each source turns into, in the order of the sources; they are asked for a few ahead of what is returned."""
        supply, waiting = iter(sources), deque[_Job]()
        try:
            while True:
                for source in islice(supply, self._most * _AHEAD - len(waiting)):
                    waiting.append(self._handed_out(source, len(waiting) + 1))
                if not waiting:
                    return
                yield from waiting[0].answers()
                waiting.popleft()
        finally:
            for job in waiting:
                job.drop()

    @property
    def peak_memory(self) -> int:
        """The most memory in bytes that any of the processes has held so far; 0 where that is not known."""
        return max((reader.peak for reader in self._readers), default=0)

    def close(self) -> None:
        """End the processes; what they had not read yet is left."""
        self._closed.set()
        for _ in self._threads:
            self._jobs.put(None)
        for reader in self._readers:
            reader.kill()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def _handed_out(self, source: Source, at_work: int) -> _Job:
        """The job of reading a source, with one more process to do it while there are fewer than jobs."""
        if self._closed.is_set():
            raise RuntimeError(_CLOSED)
        job = _Job(source, self._closed)
        self._jobs.put(job)
        if len(self._readers) < min(at_work, self._most):
            self._hire()
        return job

    def _hire(self) -> None:
        if not self._readers:
            self._begin(self._watch)
        reader = Reader(self._limits, self._program)
        self._readers.append(reader)
        self._begin(self._serve, reader)

    def _begin(self, work: Callable[..., None], *arguments: Reader) -> None:
        thread = threading.Thread(target=work, args=arguments, name="sitrep-parsers", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, reader: Reader) -> None:
        """One thread for each process, for all its life: Linux ends a process with the thread that started it."""
        while (job := self._jobs.get()) is not None and not self._closed.is_set():
            job.done_by(reader)
        reader.stop()

    def _watch(self) -> None:
        while not self._closed.wait(_LOOK):
            for reader in self._readers:
                reader.watch()


class _Job:
    """One source on its way: its answers wait here until their turn comes."""

    def __init__(self, source: Source, closed: threading.Event) -> None:
        self._source = source
        self._closed = closed
        self._answers: queue.Queue[Parsed | BaseException] = queue.Queue(maxsize=_BUFFERED)
        self._dropped = threading.Event()

    def answers(self) -> Iterator[Parsed]:
        """The answers as they come, to the last; RuntimeError when the parsers are closed before."""
        while True:
            answer = self._next()
            if isinstance(answer, BaseException):
                raise answer
            yield answer
            if answer.last:
                return

    def _next(self) -> Parsed | BaseException:
        while True:
            try:
                return self._answers.get(timeout=_LOOK)
            except queue.Empty:
                if self._closed.is_set():
                    raise RuntimeError(_CLOSED) from None

    def drop(self) -> None:
        """Nobody waits for the answers any more."""
        self._dropped.set()

    def done_by(self, reader: Reader) -> None:
        """Let the reader read the source, unless nobody waits for it any more."""
        try:
            for answer in reader.read(self._source):
                if not self._put(answer):
                    reader.stop()
                    return
        except BaseException as problem:  # noqa: BLE001 -- handed to whoever waits for the answers, in the other thread
            self._put(problem)

    def _put(self, answer: Parsed | BaseException) -> bool:
        """True when the answer was taken, False when nobody wants it."""
        while not (self._dropped.is_set() or self._closed.is_set()):
            try:
                self._answers.put(answer, timeout=_LOOK)
            except queue.Full:
                continue
            return True
        return False
