"""Many sources become articles and refusals, in this process; what fails takes nothing else with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.article import Article, Refusal
from domain.errors import SourceRefused
from domain.report import Link, Source
from ingest.compose import compose
from ingest.draft import Broken, Draft
from ingest.formats import read
from ingest.limits import Limits
from ingest.sources import expand, is_address, refusal, refuse_special, refuse_unnameable, shown

__all__ = ["Limits", "load"]

MOST_REFUSED = 1_000
"""So many records of one source may be refused; then the rest is left: a wrong file has millions of wrong lines."""


def load(sources: Iterable[Source], limits: Limits = Limits()) -> Iterator[Article | Refusal]:  # noqa: B008 -- Limits is frozen
    """Each article of the sources as it is read, folders sorted and with their sub-folders, or a refusal in its place.

    It reads in this process, for programs and tests: what others wrote is read by `ingest.worker.Parsers`. The addresses
    that a feed lists are left out.
    """
    for source in sources:
        for file in expand(source, limits):
            if isinstance(file, Refusal):
                yield file
            else:
                yield from (one for one in read_one(file, limits) if not isinstance(one, Link))


def read_one(source: Source, limits: Limits) -> Iterator[Article | Refusal | Link]:
    """What one file holds: its articles and links in order, and a refusal for each part that cannot be taken."""
    refused = 0
    try:
        for draft in _drafts(source, limits):
            one = draft if isinstance(draft, Link) else _composed(draft, source, limits)
            refused += isinstance(one, Refusal)
            _insist_few(refused)
            yield one
    except (SourceRefused, OSError) as problem:
        yield refusal(source, problem)


def _insist_few(refused: int) -> None:
    """Nothing, or SourceRefused for a source of which so much was refused that the rest is left."""
    if refused > MOST_REFUSED:
        raise SourceRefused(f"more than {MOST_REFUSED:,} of its records cannot be read: correct it and add it again")


def _composed(draft: Draft | Broken, source: Source, limits: Limits) -> Article | Refusal:
    if isinstance(draft, Broken):
        return refusal(source, draft.problem, f" {draft.part}")
    try:
        return compose(draft, source, limits)
    except SourceRefused as problem:
        return refusal(source, problem, f" {draft.part}" if draft.part else "")


def _drafts(source: Source, limits: Limits) -> Iterator[Draft | Broken | Link]:
    """What the format of the file finds in it; an address is known by itself, whatever name it was given."""
    if is_address(source.location):
        return read(_file(source), source.location, limits, source.media_type, source.location)
    return read(_file(source), shown(source), limits, source.media_type)


def _file(source: Source) -> Path:
    """The file that holds the source's bytes; SourceRefused where there is none."""
    refuse_unnameable(source)
    if source.at is None and is_address(source.location):
        raise SourceRefused(
            "it is an address, and its page was not fetched: add it again, or save the page as .html and add the file"
        )
    path = Path(source.at or source.location)
    refuse_special(path)
    return path
