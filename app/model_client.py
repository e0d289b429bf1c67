"""The HTTP client to the model's server: to that one host only, within bounds, and it can be cut off at any moment."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import httpx2

MOST_BYTES = 20_000_000
"""Bytes of one reply that are read; an answer is a few thousand."""
CONNECT = 10.0  # seconds


class ModelClient(httpx2.Client):
    """A client that follows no redirect, reads no more than MOST_BYTES of a reply, and whose connections `cut` ends."""

    def __init__(self, *, seconds: float) -> None:
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        super().__init__(
            timeout=httpx2.Timeout(seconds, connect=min(CONNECT, seconds)),
            follow_redirects=False,
            headers={"Accept-Encoding": "identity"},
            event_hooks={"request": [self._follow], "response": [_bound]},
        )

    def cut(self) -> None:
        """End every connection now, whatever it waits for; the thread that waits is told that it broke."""
        with self._lock:
            for one in self._sockets:
                with suppress(OSError):  # it is closed already
                    socket.socket.shutdown(one, socket.SHUT_RDWR)  # not SSLSocket's own, which disturbs a reader

    def _follow(self, request: httpx2.Request) -> None:
        request.extensions["trace"] = self._traced

    def _traced(self, event: str, told: Mapping[str, Any]) -> None:
        """Remember the socket of each connection that is made."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            with self._lock:
                self._sockets.append(told["return_value"].get_extra_info("socket"))


class _Bounded(httpx2.SyncByteStream):
    """The bytes of a reply, up to MOST_BYTES."""

    def __init__(self, stream: httpx2.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        read = 0
        for chunk in self._stream:
            read += len(chunk)
            if read > MOST_BYTES:
                raise httpx2.ReadError(f"the reply goes on after {MOST_BYTES:,} bytes")
            yield chunk

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()


def _bound(response: httpx2.Response) -> None:
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Bounded(response.stream)
