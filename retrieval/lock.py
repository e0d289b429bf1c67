"""One writer for each library: a lock that the system frees when its process dies, and a note that says who holds it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from domain.errors import LibraryLocked

_PATIENCE = 1.0  # seconds: a command that is about to end may let go


class WriterLock:
    """Held from construction to `release`; LibraryLocked, naming the holder, when another has it."""

    def __init__(self, folder: Path, who: str, patience: float = _PATIENCE) -> None:
        self._lock = FileLock(folder / "writer.lock", thread_local=False)
        self._note = folder / "writer.json"
        try:
            self._lock.acquire(timeout=patience)
        except Timeout as error:
            raise LibraryLocked(
                f"The library {str(folder)!r} is being written by {holder(folder) or 'another process'}.",
                "Wait for it to end, or stop it; reading commands work meanwhile.",
            ) from error
        note = {"pid": os.getpid(), "who": who, "since": datetime.now(UTC).isoformat()}
        self._note.write_text(json.dumps(note), encoding="utf-8")

    def release(self) -> None:
        """Lets the next writer in; nothing when that was done before."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release()


def is_held(folder: Path) -> bool:
    """True while somebody writes; a note alone may be left over from a process that was killed."""
    lock = FileLock(folder / "writer.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def holder(folder: Path) -> str | None:
    """Who holds the lock, in words: "`sitrep serve` (process 123) since 10:20"; None when nobody left a note."""
    try:
        note = json.loads((folder / "writer.json").read_text(encoding="utf-8"))
        since = datetime.fromisoformat(note["since"]).astimezone()
        return f"`{note['who']}` (process {note['pid']}) since {since:%H:%M}"
    except (OSError, ValueError, KeyError, TypeError):  # half-written or none: the lock itself is what counts
        return None
