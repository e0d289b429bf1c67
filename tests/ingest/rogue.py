"""A process that parses badly on purpose: what it does is the name of the source it is given."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.limits import Limits
from ingest.sandbox import allow_cpu, confine
from ingest.wire import receive, send

DONE = {"articles": [], "refused": [["", "read"]], "links": [], "last": True, "renew": False, "peak": 1}


def _hoard() -> None:
    """More memory than is allowed."""
    held = [bytearray(50_000_000) for _ in range(100)]
    send(sys.stdout.buffer, DONE | {"refused": [["", f"{len(held)} held"]]})


def _spin() -> None:
    """Computing without end."""
    while True:
        pass


def _write_raw(data: bytes) -> None:
    """Bytes that are no frame."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _try(act: Callable[[], object]) -> None:
    """Tell how an act that is forbidden went."""
    try:
        act()
    except OSError as problem:
        send(sys.stdout.buffer, DONE | {"refused": [["", f"{type(problem).__name__}: {problem}"]]})
    else:
        send(sys.stdout.buffer, DONE | {"refused": [["", "it was allowed: alas"]]})


def _environment() -> None:
    """The names of all that the environment holds, and the folder it stands in."""
    send(sys.stdout.buffer, DONE | {"refused": [["", f"{sorted(os.environ)} {Path.cwd()}"]]})


ACTS: dict[str, Callable[[], Any]] = {
    "well": lambda: send(sys.stdout.buffer, DONE),
    "exit": lambda: os._exit(3),
    "abort": os.abort,
    "hoard": _hoard,
    "spin": _spin,
    "sleep": lambda: time.sleep(60),
    "prose": lambda: _write_raw(b"Hello, parent! Have you eaten?"),
    "long": lambda: _write_raw(struct.pack(">I", 4_000_000_000)),
    "list": lambda: send(sys.stdout.buffer, [1, 2, 3]),
    "forged": lambda: send(sys.stdout.buffer, DONE | {"articles": [{"text": 7}]}),
    "deep": lambda: _write_raw(struct.pack(">I", 200_000) + b"[" * 200_000),
    "connect": lambda: _try(lambda: socket.create_connection(("127.0.0.1", 9))),
    "resolve": lambda: _try(lambda: socket.getaddrinfo("courier.example", 80)),
    "start": lambda: _try(lambda: subprocess.run(["true"], check=False)),
    "fork": lambda: _try(os.fork),
    "remove": lambda: _try(lambda: Path(sys.argv[0]).unlink()),
    "write": lambda: _try(lambda: Path("/tmp/sitrep-rogue.txt").write_text("x")),  # noqa: S108 -- it must not be made
    "environment": _environment,
}


def main() -> None:
    """Do what each source is named."""
    limits = Limits(**json.loads(sys.argv[1]))
    confine(limits)
    while (job := receive(sys.stdin.buffer, 1_000_000)) is not None:
        allow_cpu(limits.cpu_seconds)
        try:
            ACTS[Path(job["location"]).name]()
        except MemoryError:
            send(sys.stdout.buffer, {"problem": "MemoryError", "peak": 1})


if __name__ == "__main__":
    main()
