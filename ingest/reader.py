"""One process that parses, as its parent sees it: started when needed, watched, and replaced when it dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from domain.article import Refusal
from domain.report import Parsed, Source
from ingest.limits import Limits
from ingest.sources import is_address, readable, shown
from ingest.wire import BadFrame, parsed, receive, send

PROGRAM = "ingest.child"
"""The module that a process runs."""

_KEPT = ("LD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")
"""What a child may know of the environment: what Python needs to start; no key, password or setting."""

_MOST_SERVED = 1_000
_SOON = 5.0  # seconds after which a source that ended its process is not read again


class _Gone(Exception):
    """The process ended, or had to be ended, before it had read a source: `str` says why, in words for a refusal.

    `perhaps_worn`: what earlier sources did to the process may be the reason.
    """

    def __init__(self, reason: str, *, perhaps_worn: bool = False) -> None:
        super().__init__(f"{reason}: save the text of the article as .txt and add that file")
        self.perhaps_worn = perhaps_worn


class Reader:
    """Reads one source at a time in a process of its own; whatever becomes of the process, the answer is a Parsed."""

    def __init__(self, limits: Limits, program: str = PROGRAM) -> None:
        self.peak = 0
        self._limits = limits
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._deadline: float | None = None
        self._late = False
        self._worn = False

    def read(self, source: Source) -> Iterator[Parsed]:
        """What a source turns into, the last with `last`; a source that ends its process is refused."""
        begun, since = False, time.monotonic()
        try:
            for one in self._asked(source):
                begun = True
                yield one
        except _Gone as problem:
            self.stop()
            if not begun and problem.perhaps_worn and time.monotonic() - since < _SOON:
                yield from self._read_again(source)  # the process may have ended for a reason of its own
            else:
                yield _refused(source, str(problem))

    def _read_again(self, source: Source) -> Iterator[Parsed]:
        """What the source turns into in a fresh process; it is refused when that ends too."""
        try:
            yield from self._asked(source)
        except _Gone as problem:
            self.stop()
            yield _refused(source, str(problem))

    def watch(self) -> None:
        """End the process when it has been at work for longer than one source may take; for another thread to call."""
        deadline = self._deadline
        if deadline is not None and time.monotonic() > deadline:
            self._late = True
            self.kill()

    def kill(self) -> None:
        """End the process at once; a `read` that waits for it refuses its source."""
        if process := self._process:
            process.kill()

    def stop(self) -> None:
        """End the process, if there is one; the next `read` starts another."""
        process, self._process, self._served = self._process, None, 0
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not yet sent cannot be
                    _open(pipe).close()

    def _asked(self, source: Source) -> Iterator[Parsed]:
        """The answers of the process, one for each frame."""
        self._tell(source)
        left = float(self._limits.wall_seconds)
        while True:
            began = time.monotonic()
            frame = self._frame(began + left)
            left = self._limits.wall_seconds if frame.get("renew") is True else left - (time.monotonic() - began)
            answer = self._understood(frame, source)
            yield answer
            if answer.last:
                return self._rested()

    def _tell(self, source: Source) -> None:
        """Hand the source over, its paths whole: the process stands in another folder."""
        self._late = False
        try:
            send(_open(self._running().stdin), _job(source))
        except OSError as problem:
            raise self._gone() from problem

    def _frame(self, deadline: float) -> dict[str, Any]:
        self._deadline = deadline
        try:
            frame = receive(_open(self._running().stdout), self._longest())
        except (BadFrame, OSError) as problem:
            raise self._gone() from problem
        finally:
            self._deadline = None
        if not isinstance(frame, dict):
            raise self._gone()
        if frame.get("problem") == "MemoryError":
            most = self._limits.memory_bytes // 1_000_000
            raise _Gone(f"reading it needs more than {most:,} MB of memory", perhaps_worn=True)
        return frame

    def _longest(self) -> int:
        """Bytes of the longest frame: a file whose every character is written as an escape of six."""
        return 8 * self._limits.max_file_bytes

    def _understood(self, frame: dict[str, Any], source: Source) -> Parsed:
        try:
            answer = parsed(frame, source)
        except BadFrame as problem:
            raise _Gone("the parser gave an answer that makes no sense") from problem
        peak = frame.get("peak")
        self.peak = max(self.peak, peak if isinstance(peak, int) else 0)
        self._worn = isinstance(peak, int) and peak > self._limits.memory_bytes // 2
        return answer

    def _rested(self) -> None:
        """A process that has grown, or served long, makes room for a fresh one."""
        self._served += 1
        if self._worn or self._served >= _MOST_SERVED:
            self.stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _started(self._program, self._limits)
        return self._process

    def _gone(self) -> _Gone:
        """Why the process is gone, or speaks no sense."""
        process = self._running()
        process.kill()
        status = process.wait()
        if self._late:
            return _Gone(f"reading it took more than {self._limits.wall_seconds} seconds")
        if sys.platform != "win32" and status == -signal.SIGXCPU:
            return _Gone(f"reading it took more than {self._limits.cpu_seconds} seconds of computing")
        ended = signal.Signals(-status).name if status < 0 else f"status {status}"
        return _Gone(f"the parser broke down over it ({ended}), the file may be damaged", perhaps_worn=True)


def _started(program: str, limits: Limits) -> subprocess.Popen[bytes]:
    """A process that shares nothing with this one but two pipes and the list of places that Python imports from."""
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    return subprocess.Popen(  # noqa: S603 -- our own module, by the Python that runs this one
        [sys.executable, "-B", "-P", "-X", "utf8", "-m", program, json.dumps(asdict(limits))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path.cwd().anchor,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": paths},
        start_new_session=True,
    )


def _job(source: Source) -> dict[str, Any]:
    job = asdict(source)
    if source.at is not None:
        job["at"] = str(Path(source.at).absolute())
    if not is_address(source.location):
        job["location"] = str(Path(source.location).absolute())
    return job


def _refused(source: Source, reason: str) -> Parsed:
    return Parsed(source=source, refused=(Refusal(source=readable(shown(source)), reason=reason),))


def _open(pipe: IO[bytes] | None) -> Any:
    """The pipe, which a process that was started with one has."""
    if pipe is None:
        raise BrokenPipeError("the process has no pipe")
    return pipe
