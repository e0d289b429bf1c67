"""The only way to the network: public addresses only, each step checked, politely and within bounds."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

import certifi
import httpcore

from domain.errors import SourceRefused
from ingest.door import Place
from ingest.exchange import Network, Reply, media_type
from ingest.hops import Hops
from ingest.limits import Limits
from ingest.pinned import Resolver, system_resolver
from ingest.public import openings
from ingest.robots import Robots, read_robots
from ingest.statuses import NotFetched, refusal_of
from ingest.turns import Errand, Manners
from ingest.unpack import gunzipped

__all__ = ["Fetched", "Fetcher", "Manners", "NotFetched"]

_ROBOTS_FOR = 86_400.0  # seconds that rules are kept (RFC 9309, 2.4)
_ROBOTS_BYTES = 500_000  # of robots.txt that are read (RFC 9309, 2.5)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SENDABLE = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,500}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back: the address it came from in the end, what the server called it, and what to ask with next time.

    `media_type` is such as "text/html" or "text/html; charset=koi8-r" ("" when the server does not say).
    `not_modified` is true, and `data` empty, when the server says that nothing changed since `etag` or `modified`.
    """

    url: str
    status: int
    media_type: str
    data: bytes
    etag: str | None = None
    modified: str | None = None
    not_modified: bool = False


class Fetcher:
    """Fetches public web pages, feeds and files; `allow` names networks that an administrator lets through.

    Safe to use from several threads: one host is asked one thing at a time, with a pause between two requests.
    The arguments by name are for tests: other manners, name servers, connections and trusted certificates.
    """

    def __init__(
        self,
        limits: Limits,
        allow: Iterable[str] = (),
        *,
        manners: Manners = Manners(),  # noqa: B008 -- Manners is frozen
        resolve: Resolver = system_resolver,
        backend: httpcore.NetworkBackend | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        network = Network(
            backend=backend or httpcore.SyncBackend(),
            trust=cache(lambda: trust or ssl.create_default_context(cafile=certifi.where())),
        )
        self._limits = limits
        self._hops = Hops(network=network, resolve=resolve, allowed=openings(allow), limits=limits, manners=manners)
        self._robots: dict[str, tuple[Robots, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget what sites allow; no connection outlives its request."""
        self._robots.clear()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at an address; SourceRefused with what to do, NotFetched where a server answered without a page."""
        asked_with = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in asked_with.items() if value and _SENDABLE.match(value)}
        errand = Errand(seconds=self._hops.manners.total_seconds)
        place, reply = self._hops.follow(url, conditions, errand, lambda where: self._heed(where, errand))
        if reply.status == 304 and conditions:
            return Fetched(
                url=str(place.url), status=304, media_type="", data=b"", etag=etag, modified=modified, not_modified=True
            )
        if reply.status != 200:
            raise refusal_of(reply.status, reply.headers)
        return self._fetched(place, reply)

    def _heed(self, place: Place, errand: Errand) -> float:
        """The pause that a site asks for; SourceRefused for a page that it keeps programs from."""
        robots, read_at = self._robots.get(place.site, (None, 0.0))
        if robots is None or time.monotonic() - read_at > _ROBOTS_FOR:
            robots, where = self._robots_of(place, errand)
            self._robots |= dict.fromkeys((place.site, where), (robots, time.monotonic()))
        target = place.url.raw_path.decode("ascii")
        if robots.allow(target):
            return robots.pause
        raise SourceRefused(
            f"{place.host} asks programs not to read {target[:200]!r} (robots.txt): "
            "open it in a browser, save it as .html and add the file"
        )

    def _robots_of(self, place: Place, errand: Errand) -> tuple[Robots, str]:
        """The site's rules, and the site that they came from in the end: http and https often have the same.

        None where there is no robots.txt (RFC 9309, 2.3.1.3), SourceRefused where the site cannot say now.
        """
        try:
            where, reply = self._hops.follow(f"{place.site}/robots.txt", {}, errand)
        except SourceRefused as problem:
            raise SourceRefused(f"the robots.txt of {place.host} cannot be read: {problem}") from problem
        if reply.status == 429 or reply.status >= 500:
            raise refusal_of(reply.status, reply.headers)
        own = where.site if where.url.path == "/robots.txt" else place.site
        return read_robots(reply.data[:_ROBOTS_BYTES]), own

    def _fetched(self, place: Place, reply: Reply) -> Fetched:
        data, kind = reply.data, _told(reply.headers)
        if place.url.path.lower().endswith(".xml.gz") and data.startswith(b"\x1f\x8b"):
            data = gunzipped(data, self._limits.max_file_bytes, self._limits.max_unpacked_ratio)
            kind = "application/xml"
        if not data:
            raise SourceRefused("the server sent nothing (0 bytes): check the address in a browser")
        return Fetched(
            url=str(place.url),
            status=reply.status,
            media_type=kind,
            data=data,
            etag=reply.headers.get("etag"),
            modified=reply.headers.get("last-modified"),
        )


def _told(headers: Mapping[str, str]) -> str:
    """The media type in small letters, with the encoding where the server names one."""
    found = _CHARSET.search(headers.get("content-type", ""))
    return media_type(headers) + (f"; charset={found[1].lower()}" if found else "")
