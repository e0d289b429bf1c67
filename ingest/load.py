"""Many sources become articles and refusals; what fails takes nothing else with it."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.article import Article, Refusal
from domain.errors import SourceRefused
from domain.report import Source
from ingest.compose import compose
from ingest.decode import decode
from ingest.draft import Broken, Draft
from ingest.formats import html, markdown, records, text
from ingest.identity import digest_of
from ingest.limits import Limits

__all__ = ["Limits", "load"]

FORMATS = (".htm", ".html", ".json", ".jsonl", ".md", ".txt")
_KNOWN = ".txt, .md, .html, .json or .jsonl"
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
    files = [p for p in inside if p.suffix.lower() in FORMATS and p.is_file()]
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
        for draft in _drafts(Path(source.location), _ending(source), limits):
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


def _ending(source: Source) -> str:
    ending = Path(source.name or source.location).suffix.lower()
    if ending in FORMATS or not Path(source.location).exists():
        return ending
    raise SourceRefused(f"files ending in {ending!r} cannot be read: save the article as {_KNOWN}")


def _drafts(path: Path, ending: str, limits: Limits) -> Iterator[Draft | Broken]:
    """The drafts of one file, by its ending; a page saved under the name of a text is still read as a page."""
    _refuse_special(path)
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


def _refuse_special(path: Path) -> None:
    """Nothing, or SourceRefused for what is no plain file: reading a pipe could wait for ever."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:
        raise SourceRefused("there is no such file or folder: check the path") from problem
    if not stat.S_ISREG(mode):
        raise SourceRefused("it is a pipe, socket or device, not a file: save its content to a file first")


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
