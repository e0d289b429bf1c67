"""What the ingest room offers to adding: sources opened, keyed and parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from domain.article import Article, Refusal
from domain.errors import SourceRefused
from domain.report import Parsed, Source
from ingest.limits import Limits
from ingest.load import _ADDRESS, _files, load

PIPELINE = "1"


Parse = Callable[[Iterable[Source]], Iterator[Parsed]]


class Page(Protocol):
    """What a fetch brings."""

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
        """What to ask with next time."""

    @property
    def not_modified(self) -> bool:
        """True when the server says that nothing changed."""


class Fetch(Protocol):
    """Fetches an address; SourceRefused with what to do."""

    def __call__(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """The page."""


@contextmanager
def parser(limits: Limits) -> Iterator[Parse]:
    """A parser, for as long as it is needed."""
    yield lambda sources: parse(sources, limits)


def fetcher(limits: Limits, allow: Sequence[str]) -> Fetch:
    """The door to the network."""

    def fetch(url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        raise SourceRefused("addresses cannot be loaded yet: save the page as .html and add the file")

    return fetch


def is_address(location: str) -> bool:
    """True for an address."""
    return location.lower().startswith(_ADDRESS)


def expand(source: Source, limits: Limits) -> Iterator[Source | Refusal]:
    """Folders as their files."""
    try:
        yield from [source] if is_address(source.location) else _files(source)
    except (SourceRefused, OSError) as problem:
        yield Refusal(source=source.name or source.location, reason=str(problem))


def canonical_address(url: str) -> str:
    """As it is."""
    return url


def parse(sources: Iterable[Source], limits: Limits) -> Iterator[Parsed]:
    """What each source turns into, in order."""
    for source in sources:
        readable = Source(location=source.at, name=source.name) if source.name and source.at else source
        found = list(load([readable], limits))
        yield Parsed(
            source=source,
            articles=tuple(one for one in found if isinstance(one, Article)),
            refused=tuple(one for one in found if isinstance(one, Refusal)),
        )
