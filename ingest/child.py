"""What runs inside a process that parses: a source comes in, articles and refusals go out, one source at a time."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from domain.article import Article, Refusal
from domain.report import Link, Source
from ingest.limits import Limits
from ingest.load import read_one
from ingest.sandbox import allow_cpu, confine, peak_memory
from ingest.sources import readable, shown
from ingest.wire import packed, receive, send

CHUNK = 64
"""So many articles, refusals and links go into one frame, and each full frame starts the clock again."""

_HEAVY = 2_000_000
_LONGEST_JOB = 1_000_000


def main() -> None:
    """Read jobs from standard input until it is closed; `sys.argv[1]` holds the limits as JSON."""
    limits = Limits(**json.loads(sys.argv[1]))
    jobs, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the frames
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    confine(limits)
    while (job := receive(jobs, _LONGEST_JOB)) is not None:
        _answer(Source(**job), limits, out)


def _answer(source: Source, limits: Limits, out: BinaryIO) -> None:
    """Send what the source holds, or that reading it failed."""
    allow_cpu(limits.cpu_seconds)
    try:
        for frame in _frames(source, limits):
            send(out, frame)
            if frame["renew"]:
                allow_cpu(limits.cpu_seconds)
    except MemoryError:
        send(out, {"problem": "MemoryError"})
    except Exception as problem:  # noqa: BLE001 -- nothing is swallowed: it becomes the refusal of the source
        reason = (
            f"reading it failed ({type(problem).__name__}), the file may be damaged: save its text as .txt and add that"
        )
        send(out, packed([Refusal(source=readable(shown(source)), reason=reason)], source) | _ended())


def _ended() -> dict[str, Any]:
    return {"last": True, "renew": False, "peak": peak_memory()}


def _frames(source: Source, limits: Limits) -> Iterator[dict[str, Any]]:
    """What the source holds, in frames of at most CHUNK pieces or, unless it is one article, about 2 MB."""
    ones: list[Article | Refusal | Link] = []
    size = 0
    for one in read_one(source, limits):
        ones.append(one)
        size += len(one.raw) if isinstance(one, Article) else 0
        if len(ones) == CHUNK or size > _HEAVY:
            yield packed(ones, source) | {"last": False, "renew": len(ones) == CHUNK, "peak": peak_memory()}
            ones, size = [], 0
    yield packed(ones, source) | _ended()


if __name__ == "__main__":
    main()
