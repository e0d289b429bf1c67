"""Many sources become articles and refusals; what fails takes nothing else with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.article import Article, Refusal
from domain.errors import SourceRefused
from domain.report import Link, Source
from ingest.compose import compose
from ingest.draft import Broken, Draft
from ingest.formats import KNOWN, read
from ingest.limits import Limits

__all__ = ["Limits", "load"]

_KNOWN = ", ".join(KNOWN)
_ADDRESS = ("http://", "https://", "ftp://", "feed://")


def load(sources: Iterable[Source], limits: Limits = Limits()) -> Iterator[Article | Refusal]:  # noqa: B008 -- Limits is frozen
    """Each article of the sources as it is read, folders sorted and with their sub-folders, or a refusal in its place."""
    for source in sources:
        yield from _load_one(source, limits)


def _load_one(source: Source, limits: Limits) -> Iterator[Article | Refusal]:
    try:
        files = _files(source)
    except (SourceRefused, OSError) as problem:
        yield _refusal(source, problem)
        return
    for file in files:
        yield from _load_file(file, limits)


def _files(source: Source) -> list[Source]:
    """The source itself, or the files of a folder that have a known ending, sorted; hidden ones are left out."""
    if source.location.lower().startswith(_ADDRESS):
        raise SourceRefused("addresses cannot be loaded yet: save the page as .html and add the file")
    path = Path(source.location)
    if not path.is_dir():
        return [source]
    inside = sorted(p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts))
    files = [p for p in inside if p.suffix.lower() in KNOWN and p.is_file()]
    if not files:
        raise SourceRefused(f"the folder holds no file that can be read: put {_KNOWN} files into it")
    return [_child(source, path, file) for file in files]


def _child(source: Source, folder: Path, file: Path) -> Source:
    name = f"{source.name}/{file.relative_to(folder).as_posix()}" if source.name else None
    return Source(location=str(file), name=name)


def _refusal(source: Source, problem: Exception, part: str = "") -> Refusal:
    name = (source.name or source.location) + part
    if isinstance(problem, OSError):
        return Refusal(
            source=name, reason=f"it cannot be read ({problem.strerror or problem}): check its name and permissions"
        )
    return Refusal(source=name, reason=str(problem))


def _load_file(source: Source, limits: Limits) -> Iterator[Article | Refusal]:
    try:
        path, name = Path(source.at or source.location), source.name or source.location
        for draft in read(path, name, limits, source.media_type):
            if not isinstance(draft, Link):
                yield _composed(draft, source, limits)
    except (SourceRefused, OSError) as problem:
        yield _refusal(source, problem)


def _composed(draft: Draft | Broken, source: Source, limits: Limits) -> Article | Refusal:
    if isinstance(draft, Broken):
        return _refusal(source, draft.problem, f" {draft.part}")
    try:
        return compose(draft, source, limits)
    except SourceRefused as problem:
        return _refusal(source, problem, f" {draft.part}" if draft.part else "")
