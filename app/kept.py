"""A model's replies kept as files in a library, so that nothing is paid for twice; their folders may be deleted."""

from __future__ import annotations

import hashlib
from pathlib import Path

REPLIES = "replies"
"""The folder for what a model said of claims."""
ANSWERS = "answers"
"""The folder for what a model answered."""


class KeptReplies:
    """Replies as files, named by the digest of what was asked; `most` of them, those used last (None: all)."""

    def __init__(self, folder: Path, most: int | None = None) -> None:
        self._folder = folder
        self._most = most

    def get(self, key: str) -> str | None:
        """The reply, None when there is none or it cannot be read."""
        path = self._folder / key
        try:
            reply = path.read_text("utf-8")
            if self._most is not None:
                path.touch()
        except (OSError, UnicodeDecodeError):
            return None
        return reply

    def put(self, key: str, reply: str) -> None:
        """Keep it; a reader never sees half of it, and a library that cannot be written to keeps nothing."""
        if self._most == 0:
            return
        half = self._folder / f"{key}.new"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            half.write_text(reply, "utf-8", errors="backslashreplace")
            half.replace(self._folder / key)
        except OSError:
            return
        self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        if self._most is None:
            return
        kept = [(path.stat().st_mtime_ns, path) for path in self._folder.iterdir() if not path.suffix]
        for _, path in sorted(kept, reverse=True)[self._most :]:
            path.unlink(missing_ok=True)


def kept_answers(library: Path, server: str, most: int) -> ServerReplies | None:
    """What the model on this server answered in this library; None when nothing is to be kept."""
    return ServerReplies(KeptReplies(library / ANSWERS, most), server) if most else None


class ServerReplies:
    """Replies of one server: a model of the same name elsewhere ("any word") may be another."""

    def __init__(self, replies: KeptReplies, server: str) -> None:
        self._replies = replies
        self._server = server

    def get(self, key: str) -> str | None:
        """The reply, None when there is none."""
        return self._replies.get(self._own(key))

    def put(self, key: str, reply: str) -> None:
        """Keep it."""
        self._replies.put(self._own(key), reply)

    def _own(self, key: str) -> str:
        return hashlib.sha256(f"{self._server} {key}".encode()).hexdigest()
