"""Replies of a model that are kept, so that the same question over the same sentences is not paid for twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol


class Replies(Protocol):
    """Keeps replies by a key of hexadecimal digits."""

    def get(self, key: str) -> str | None:
        """What was kept under the key."""

    def put(self, key: str, reply: str) -> None:
        """Keep it."""


class Unkept:
    """Keeps nothing."""

    def get(self, key: str) -> str | None:  # noqa: ARG002 - the protocol's
        """None, always."""
        return None

    def put(self, key: str, reply: str) -> None:
        """Nothing."""


def keeping(pieces: Iterable[str], replies: Replies, key: str) -> Iterator[str]:
    """The pieces as they come; once all have come, and only then, the reply is kept. One that breaks off is not."""
    said: list[str] = []
    for piece in pieces:
        said.append(piece)
        yield piece
    if (reply := "".join(said)).strip():
        replies.put(key, reply)
