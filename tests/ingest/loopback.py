"""A small server on this machine that says whatever a test scripts, and a network that counts connections."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Self

import httpcore

Answer = bytes | Iterable[bytes]
Script = Callable[[str, Mapping[str, str]], Answer]


def page(body: bytes = b"<p>Guns fell silent.</p>", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; `content_type` and the like become headers."""
    given = {"content-type": "text/html", "content-length": str(len(body))} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(to: str, status: int = 302) -> bytes:
    """An answer that passes the reader on."""
    return page(b"", f"{status} Found", location=to)


class Server:
    """Answers each request on a free port of 127.0.0.1 with what the script says for its path; a context manager."""

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self._script = script
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._over = threading.Event()

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._listening.close()

    @property
    def allow(self) -> str:
        """What lets a fetcher through to this server and to nothing else."""
        return f"127.0.0.1/32:{self.port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def url(self, path: str = "/") -> str:
        """The address of a path."""
        return f"http{'s' * bool(self._tls)}://127.0.0.1:{self.port}{path}"

    def pause(self, seconds: float) -> bool:
        """Wait, but not beyond the test; True when it is over."""
        return self._over.wait(seconds)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with self._counted(), suppress(OSError), connection:
            connection.settimeout(10)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            path, headers = _request(connection)
            self.asked.append((path, headers))
            answer = self._script(path, headers)
            for part in [answer] if isinstance(answer, bytes) else answer:
                connection.sendall(part)
                if self._over.is_set():
                    return

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1


def _request(connection: socket.socket) -> tuple[str, Mapping[str, str]]:
    head = b""
    while b"\r\n\r\n" not in head and (more := connection.recv(65_536)):
        head += more
    first, *lines = head.decode("latin-1").split("\r\n")
    return first.split(" ")[1], {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines) if v}


class Counting(httpcore.NetworkBackend):
    """A network that notes where it is asked to connect; `empty`: nobody is there; `stand_in`: this port here is everywhere."""

    def __init__(self, *, empty: bool = False, stand_in: int | None = None) -> None:
        self.asked: list[tuple[str, int]] = []
        self._empty = empty
        self._stand_in = stand_in
        self._inner = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *args: Any, **more: Any) -> httpcore.NetworkStream:
        """A stream to the place, or to what stands in for it; httpcore.ConnectError in an empty network."""
        self.asked.append((host, port))
        if self._empty:
            raise httpcore.ConnectError("nobody is here in this test")
        if self._stand_in:
            host, port = "127.0.0.1", self._stand_in
        return self._inner.connect_tcp(host, port, *args, **more)


_RECORDERS: list[list[tuple[str, Any]]] = []
_HOOKED: list[bool] = []


@contextmanager
def watched() -> Iterator[list[tuple[str, Any]]]:
    """Every connection and name look-up of this process while it lasts: ("connect" | "lookup", address)."""
    if not _HOOKED:
        sys.addaudithook(_heard)  # cannot be taken off again: it does nothing while nobody listens
        _HOOKED.append(True)
    heard: list[tuple[str, Any]] = []
    _RECORDERS.append(heard)
    try:
        yield heard
    finally:
        _RECORDERS.remove(heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if not _RECORDERS or event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        return
    for heard in _RECORDERS:
        lookup = event.startswith("socket.get")
        heard.append(("lookup", arguments[0]) if lookup else ("connect", arguments[1]))
