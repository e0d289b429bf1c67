"""A second process that finds claims: what runs in it, and how the first one sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from claims.parties import Parties
from domain.article import Article
from domain.claim import Claim
from domain.codec import decode, encode
from domain.text import OffsetMap

PROGRAM = "claims.helper"
"""The module that a helper runs."""

_NO_OFFSETS = OffsetMap.identity(0)


class HelperGone(Exception):
    """The helper has ended, or failed over what it was given."""


class Helper:
    """A process with the rules; it starts with the first articles, takes about 250 MB, and ends with `stop` or with us."""

    def __init__(self, parties: Parties, program: str = PROGRAM) -> None:
        self._parties = parties
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def find(self, articles: Sequence[Article], parties: Parties | None = None) -> list[tuple[Claim, ...]]:
        """The claims of each article; HelperGone when the process breaks down, so that they are found elsewhere.

        With `parties`, these are known from now on.
        """
        try:
            process = self._running()
            if parties is not None and parties is not self._parties:
                _send(process.stdin, parties.plain())
                self._parties = parties
            _send(
                process.stdin, [replace(a, raw="", offsets=_NO_OFFSETS) for a in articles]
            )  # half of what would travel
            found = [decode(tuple[Claim, ...], claims) for claims in _receive(process.stdout)]
        except (OSError, EOFError, ValueError, TypeError, KeyError) as problem:
            raise HelperGone(str(problem)) from problem
        if len(found) != len(articles):
            raise HelperGone(f"it answered for {len(found)} of {len(articles)} articles")
        return found

    def stop(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not yet sent cannot be
                    if pipe:
                        pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _started(self._program)
            _send(self._process.stdin, self._parties.plain())
        return self._process


def _started(program: str) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    return subprocess.Popen(  # noqa: S603 -- our own module, by the Python that runs this one
        [sys.executable, "-P", "-m", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1"}, start_new_session=True,
    )  # fmt: skip


def _send(stream: Any, value: object) -> None:
    """One line of JSON: what has read a stranger's text must not be able to send more than values."""
    stream.write(json.dumps(encode(value)).encode() + b"\n")
    stream.flush()


def _receive(stream: Any) -> Any:
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError("the other side has ended")
    return json.loads(line)


def serve(jobs: BinaryIO, out: BinaryIO) -> None:
    """Takes the parties, then articles until there are no more; answers with their claims. Other parties may come between."""
    from claims.finder import RuleFinder  # late: the first process must not load spaCy to start a second

    finder = RuleFinder(Parties.of_plain(_receive(jobs)))
    while True:
        try:
            told = _receive(jobs)
        except EOFError:
            return
        if isinstance(told, dict):
            finder = finder.knowing(Parties.of_plain(told))
            continue
        articles = [decode(Article, one) for one in told]
        _send(out, list(finder.find_many(articles)))


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answers
    serve(sys.stdin.buffer, answers)
