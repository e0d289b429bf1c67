"""What a person hands over becomes files and addresses: folders are opened, what cannot be read is refused."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from domain.article import Refusal
from domain.errors import SourceRefused
from domain.report import Source
from ingest.limits import Limits
from ingest.sniff import ENDINGS

_KNOWN = tuple(ENDINGS)  # what is taken out of a folder; a file that is named on its own is judged by its content

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DEEPEST = 64
_MISSING = "there is no such file or folder: check the path"


def is_address(location: str) -> bool:
    """True for what is no path but an address, of whatever scheme.

    >>> is_address("https://courier.example/7"), is_address("notes/day 1.txt"), is_address("file:///etc/hosts")
    (True, False, True)
    """
    return _SCHEME.match(location) is not None


def expand(source: Source, limits: Limits) -> Iterator[Source | Refusal]:  # noqa: ARG001 -- the seam gives limits; no count of a folder's files is bounded
    """The files of a folder in sorted order, sub-folders included; a file or address as it is; a refusal for what is neither."""
    try:
        is_folder = _is_folder(source)
    except (SourceRefused, OSError) as problem:
        yield refusal(source, problem)
        return
    yield from _folder(source) if is_folder else [source]


def _is_folder(source: Source) -> bool:
    """True for a folder, False for an address or a plain file; SourceRefused or OSError for anything else."""
    refuse_unnameable(source)
    if source.at is not None or is_address(source.location):
        return False
    try:
        if Path(source.location).is_dir():
            return True
    except ValueError as problem:  # Python 3.13 says so of a NUL byte
        raise SourceRefused(_MISSING) from problem
    refuse_special(Path(source.location))
    return False


def refusal(source: Source, problem: Exception, part: str = "") -> Refusal:
    """The refusal of a source, or of a part of it, in the words of what went wrong."""
    name = readable(shown(source)) + part
    if isinstance(problem, OSError):
        return Refusal(source=name, reason=f"it cannot be read ({_told(problem)}): check its name and permissions")
    return Refusal(source=name, reason=str(problem))


def shown(source: Source) -> str:
    """What a reader knows the source by."""
    return source.name or source.location


def readable(name: str) -> str:
    r"""A name that can be stored and shown: bytes of a file name that are no text become U+FFFD.

    >>> readable("caf\udce9.txt")
    'caf�.txt'
    """
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def refuse_special(path: Path) -> None:
    """Nothing, or SourceRefused for what is no plain file: reading a pipe could wait for ever."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:
        raise SourceRefused(_MISSING) from problem
    if stat.S_ISDIR(mode):
        raise SourceRefused("it is a folder: name the folder itself, or a file in it")
    if not stat.S_ISREG(mode):
        raise SourceRefused("it is a pipe, socket or device, not a file: save its content to a file first")


def refuse_unnameable(source: Source) -> None:
    """Nothing, or SourceRefused for no name at all, or one that is no text, which no library can store."""
    if not source.location:
        raise SourceRefused(_MISSING)
    try:
        f"{source.location}{source.name}".encode()
    except UnicodeEncodeError as problem:
        raise SourceRefused("its name holds bytes that are no text: rename it") from problem


def _told(problem: OSError) -> str:
    return problem.strerror or str(problem)


def _folder(source: Source) -> Iterator[Source | Refusal]:
    """What is in a folder; a refusal when no file in it has a known ending."""
    empty = True
    for one in _inside(source, 0):
        empty = False
        yield one
    if empty:
        known = ", ".join(_KNOWN)
        yield refusal(source, SourceRefused(f"the folder holds no file that can be read ({known}): put files into it"))


def _inside(folder: Source, depth: int) -> Iterator[Source | Refusal]:
    """The files of one folder by name, then down; linked folders are left out, so that a circle of links ends."""
    try:
        entries = sorted(os.scandir(folder.location), key=lambda entry: entry.name)
    except OSError as problem:
        yield refusal(folder, problem)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        child = _child(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(child, depth + 1) if depth < _DEEPEST else [_too_deep(child)]
        elif entry.name.lower().endswith(_KNOWN) and not _is_linked_folder(entry):
            yield _checked(child)


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: `_checked` says so
        return False


def _too_deep(folder: Source) -> Refusal:
    return refusal(folder, SourceRefused(f"it lies more than {_DEEPEST} folders deep: add this folder by itself"))


def _checked(file: Source) -> Source | Refusal:
    try:
        refuse_unnameable(file)
        refuse_special(Path(file.location))
    except (SourceRefused, OSError) as problem:
        return refusal(file, problem)
    return file


def _child(folder: Source, name: str) -> Source:
    return Source(
        location=str(Path(folder.location) / name), name=f"{folder.name}/{name}" if folder.name is not None else None
    )
