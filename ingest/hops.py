"""From an address to an answer, over redirects that are each checked like a new address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.errors import SourceRefused
from ingest.door import Place, joined, place_of
from ingest.exchange import Bounds, Network, Reply
from ingest.limits import Limits
from ingest.pinned import Resolver, Route, route_to
from ingest.public import Opening
from ingest.turns import Errand, Manners, Turns

Heed = Callable[[Place], float]
"""Refuses a place that may not be read, else says how many seconds to pause after it."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SENT = {
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hops:
    """The way to servers: what may be reached, at what cost, and how politely."""

    network: Network
    resolve: Resolver
    allowed: Sequence[Opening]
    limits: Limits
    manners: Manners
    turns: Turns = field(default_factory=Turns)

    def follow(
        self, address: str, headers: Mapping[str, str], errand: Errand, heed: Heed | None = None
    ) -> tuple[Place, Reply]:
        """The place where an address ends and what is said there; SourceRefused for a step that may not be taken."""
        place, route = self._way(address, errand)
        for _ in range(self.manners.redirects + 1):
            pause = heed(place) if heed else 0.0
            reply = self._asked(place, route, headers, errand, pause)
            if reply.status not in _REDIRECTS:
                return place, reply
            before, was_inside = place, route.inside
            place, route = self._way(_next(before, reply), errand)
            _refuse_bad_turn(before, place, into_private=route.inside and not was_inside)
        raise SourceRefused(
            f"it is passed on more than {self.manners.redirects} times: open it in a browser and add the address it ends at"
        )

    def _way(self, address: str, errand: Errand) -> tuple[Place, Route]:
        place = place_of(address)
        with errand.spending():
            return place, route_to(place, self.allowed, self.resolve, errand.seconds)

    def _asked(self, place: Place, route: Route, headers: Mapping[str, str], errand: Errand, pause: float) -> Reply:
        with self.turns.turn(place.host, max(self.manners.pause, pause)), errand.spending():
            bounds = Bounds(
                most_bytes=self.limits.max_file_bytes,
                ratio=self.limits.max_unpacked_ratio,
                connect_seconds=self.manners.connect_seconds,
                seconds=errand.seconds,
            )
            return self.network.ask(place, route, {"User-Agent": self.manners.agent, **_SENT, **headers}, bounds)


def _next(place: Place, reply: Reply) -> str:
    """The address that a redirect names, made whole."""
    location = reply.headers.get("location", "")
    if not location:
        raise SourceRefused(f"the server passes it on ({reply.status}) but does not say where to: open it in a browser")
    return joined(str(place.url), location)


def _refuse_bad_turn(before: Place, after: Place, *, into_private: bool) -> None:
    """Nothing, or SourceRefused for a redirect from encrypted to plain, or from the public internet into a let-in network."""
    if before.url.scheme == "https" and after.url.scheme == "http":
        raise SourceRefused(
            f"it is passed on from https to http ({after.host}): add the address it ends at, if you trust it"
        )
    if into_private:
        raise SourceRefused(
            f"a public page passes it on to {after.host!r} in a private network: add that address itself"
        )
