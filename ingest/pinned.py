"""A host is resolved once, every address of it is checked, and the connection goes to what was checked and nowhere else."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NoAnswer
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

import httpcore

from domain.errors import SourceRefused
from ingest.door import Place, is_local_name
from ingest.public import WEB_PORTS, Opening, is_public

Resolver = Callable[[str, int], Sequence[str]]
_TRIED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The checked addresses of a place; `inside` is true when an administrator had to let one of them through."""

    addresses: tuple[str, ...]
    inside: bool


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the system knows for a host name; OSError when there are none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def route_to(place: Place, allowed: Sequence[Opening], resolve: Resolver, seconds: float) -> Route:
    """The way to a place; SourceRefused when its port or any of its addresses is neither public nor let through."""
    if place.port not in WEB_PORTS and not any(o.ports is None or place.port in o.ports for o in allowed):
        raise SourceRefused(
            f"port {place.port} is no web port: only 80 and 443 are asked, unless an administrator allows more"
        )
    if not allowed and not place.literal and is_local_name(place.host):
        raise _not_public(place.host)
    addresses = (place.host,) if place.literal else _resolved(place, resolve, seconds)
    let_in = [any(opening.lets_through(a, place.port) for opening in allowed) for a in addresses]
    plain = [is_public(a) and place.port in WEB_PORTS for a in addresses]
    if not addresses or not all(one or other for one, other in zip(let_in, plain, strict=True)):
        raise _not_public(place.host)
    return Route(addresses=_mixed(addresses), inside=not all(plain))


def _not_public(host: str) -> SourceRefused:
    return SourceRefused(
        f"{host!r} is not on the public internet: Sitrep reads public pages only; "
        "an administrator can let a network in with SITREP_ALLOW_PRIVATE_NET"
    )


def _resolved(place: Place, resolve: Resolver, seconds: float) -> tuple[str, ...]:
    """The addresses of a name, asked for once; a name server that does not answer costs no more than `seconds`."""
    waiting = ThreadPoolExecutor(max_workers=1)
    try:
        found = waiting.submit(resolve, place.host, place.port).result(timeout=max(0.0, seconds))
        return tuple(dict.fromkeys(found))
    except (OSError, UnicodeError) as problem:
        if isinstance(problem, NoAnswer):
            raise SourceRefused(f"no name server answered for {place.host!r}: try again later") from problem
        raise SourceRefused(f"there is no host {place.host!r}: check the address and the network") from problem
    finally:
        waiting.shutdown(wait=False)


def _mixed(addresses: Sequence[str]) -> tuple[str, ...]:
    """IPv6 and IPv4 in turn, so that a network without one of them costs one try."""
    six, four = [a for a in addresses if ":" in a], [a for a in addresses if ":" not in a]
    return tuple(a for a in chain.from_iterable(zip_longest(six, four)) if a)[:_TRIED]


class Pinned(httpcore.NetworkBackend):
    """A network in which every host stands at the checked addresses, and that is over at `deadline` (monotonic seconds)."""

    def __init__(
        self, addresses: Sequence[str], deadline: float, connect_seconds: float, inner: httpcore.NetworkBackend
    ) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._connect_by = min(deadline, time.monotonic() + connect_seconds)
        self._inner = inner

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 -- what it is called makes no difference: that is the point
        port: int,
        timeout: float | None = None,  # noqa: ARG002 -- the deadline rules
        local_address: str | None = None,  # noqa: ARG002 -- the system chooses
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first of the addresses that answers; httpcore.ConnectError or ConnectTimeout when none does."""
        problem: Exception = httpcore.ConnectTimeout("no time left to connect")
        for at, address in enumerate(self._addresses):
            share = (self._connect_by - time.monotonic()) / (len(self._addresses) - at)
            if share <= 0:
                break
            try:
                stream = self._inner.connect_tcp(address, port, timeout=share, socket_options=socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                problem = failed
            else:
                return _Timed(stream, self._deadline)
        raise problem


class _Timed(httpcore.NetworkStream):
    """A stream that gives up at the deadline, however many bytes trickle in."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this page is over")
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 -- the deadline rules
        """At most so many bytes."""
        return self._inner.read(max_bytes, timeout=self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 -- the deadline rules
        """Send all of the bytes."""
        self._inner.write(buffer, timeout=self._left())

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """The same stream encrypted, once the certificate was checked for the name that was asked for."""
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, timeout=self._left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks about the connection."""
        return self._inner.get_extra_info(info)
