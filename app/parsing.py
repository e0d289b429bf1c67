"""How adding reads what others wrote: parsed in processes of their own, fetched through the one door to the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Protocol

from domain.report import Parsed, Source
from ingest.limits import Limits

if TYPE_CHECKING:
    from ingest.fetch import Fetcher

Parse = Callable[[Iterable[Source]], Iterator[Parsed]]


class Page(Protocol):
    """What a fetch brings; see `ingest.fetch.Fetched`."""

    @property
    def url(self) -> str:
        """Where it came from in the end."""

    @property
    def data(self) -> bytes:
        """Its bytes."""

    @property
    def media_type(self) -> str:
        """What the server called it."""

    @property
    def etag(self) -> str | None:
        """What to ask with next time."""

    @property
    def modified(self) -> str | None:
        """What else to ask with next time."""

    @property
    def not_modified(self) -> bool:
        """True when the server says that nothing has changed."""


class Fetch(Protocol):
    """Fetches an address; SourceRefused with what to do."""

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """The page, or that it has not changed."""


@contextmanager
def parser(limits: Limits) -> Iterator[Parse]:
    """A parser whose processes are ended with the block."""
    from ingest.worker import Parsers  # late: a start with nothing to parse needs none

    with Parsers(limits) as parsers:
        yield parsers.parse


def fetcher(limits: Limits, allow: Sequence[str]) -> Fetch:
    """The door to the network, made when it is first needed; `allow` names networks of one's own."""

    @cache
    def door() -> Fetcher:
        from ingest.fetch import Fetcher  # late: few commands need it

        return Fetcher(limits, allow)

    def fetch(url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        return door().get(url, etag=etag, modified=modified)

    return fetch
