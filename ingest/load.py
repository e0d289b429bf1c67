"""Many sources become articles and refusals, in this process; what fails takes nothing else with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.article import Article, Refusal
from domain.errors import SourceRefused
from domain.report import Link, Source
from ingest.compose import compose
from ingest.decode import decode
from ingest.draft import Broken, Draft
from ingest.formats import html, markdown, records, text
from ingest.identity import digest_of
from ingest.limits import Limits
from ingest.sources import expand, is_address, refusal, refuse_special

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
        for draft in _drafts(_file(source), source, limits):
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


def _file(source: Source) -> Path:
    """The file that holds the source's bytes; SourceRefused where there is none."""
    if source.at is None and is_address(source.location):
        raise SourceRefused("addresses cannot be loaded yet: save the page as .html and add the file")
    path = Path(source.at or source.location)
    refuse_special(path)
    return path


_FORMATS = (".htm", ".html", ".json", ".jsonl", ".md", ".txt")
_KNOWN = ".txt, .md, .html, .json or .jsonl"


def _ending(source: Source) -> str:
    ending = Path(source.name or source.location).suffix.lower()
    if ending in _FORMATS:
        return ending
    raise SourceRefused(f"files ending in {ending!r} cannot be read: save the article as {_KNOWN}")


def _drafts(path: Path, source: Source, limits: Limits) -> Iterator[Draft | Broken]:
    """The drafts of one file, by its ending; a page saved under the name of a text is still read as a page."""
    ending = _ending(source)
    if ending == ".jsonl":
        yield from records.read_lines(path, limits.max_file_bytes)
        return
    data = _bytes(path, limits)
    digest = digest_of(data)
    decoded = decode(data, html.declared_charset(data) if ending in (".html", ".htm") else None)
    if ending == ".json":
        yield from records.read_file(decoded.text)
    elif ending in (".html", ".htm") or html.is_page(decoded.text):
        yield html.read(decoded, digest)
    elif ending == ".md":
        yield markdown.read(decoded, digest)
    else:
        yield text.read(decoded, digest)


def _bytes(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        data = file.read(limits.max_file_bytes + 1)
    if len(data) > limits.max_file_bytes:
        raise SourceRefused(
            f"it has {path.stat().st_size:,} bytes, more than max_file_bytes = {limits.max_file_bytes:,}: "
            "split it, or raise SITREP_MAX_FILE_BYTES"
        )
    if not data:
        raise SourceRefused("the file is empty (0 bytes): check that it was saved properly")
    return data
