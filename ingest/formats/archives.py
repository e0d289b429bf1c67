"""ZIP and gzip: each member is read as what it is; a bad one takes nothing else with it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from domain.errors import SourceRefused
from domain.report import Link
from ingest.archive import Archive
from ingest.draft import Broken, Draft
from ingest.limits import Limits

Reader = Callable[[bytes, str], Iterator[Draft | Broken | Link]]
_PASSED_OVER = ("__MACOSX/", "META-INF/")
_CHUNK = 1_000_000
_SMALL = 5_000_000


def read_zip(data: bytes, limits: Limits, reader: Reader) -> Iterator[Draft | Broken | Link]:
    """What `reader` makes of each member, under the member's name; a member that cannot be read is Broken."""
    archive = Archive(data, limits)
    names = [name for name in archive.names() if not _is_passed_over(name)]
    if not names:
        raise SourceRefused("the archive holds no file: check that it was packed properly")
    for name in names:
        try:
            for one in reader(archive.read(name), name):
                yield one if isinstance(one, Link) else inside(one, name)
        except SourceRefused as problem:
            yield Broken(part=name, problem=problem)


def inside(one: Draft | Broken, name: str) -> Draft | Broken:
    """A draft or refusal of a member, named by the member too."""
    if isinstance(one, Broken):
        return replace(one, part=f"{name} {one.part}".strip())
    member = (
        f"{name}#{one.key}" if one.key else f"{name}{'' if (one.member or '#')[:1] == '#' else '/'}{one.member or ''}"
    )
    return replace(one, member=member, key=member if one.key else None, part=f"{name} {one.part}".strip())


def _is_passed_over(name: str) -> bool:
    """What a computer adds by itself: "__MACOSX/._a.txt", ".DS_Store"."""
    return name.startswith(_PASSED_OVER) or any(part.startswith(".") and part.strip(".") for part in name.split("/"))


def unpacked_gzip(data: bytes, limits: Limits) -> bytes:
    """The one file in a gzip, unpacked step by step under the limits; SourceRefused for a bomb or a damaged one."""
    machine = zlib.decompressobj(wbits=31)
    parts, size, left = [], 0, data
    most = min(limits.max_unpacked_bytes, limits.max_file_bytes, max(_SMALL, limits.max_unpacked_ratio * len(data)))
    try:
        while left and not machine.eof:
            part = machine.decompress(left, _CHUNK)
            left = machine.unconsumed_tail
            size += len(part)
            if size > most:
                raise SourceRefused(
                    f"it unpacks to more than {most:,} bytes: unpack and split it, or raise SITREP_MAX_FILE_BYTES"
                )
            parts.append(part)
    except zlib.error as problem:
        raise SourceRefused("it is a damaged gzip file: download or pack it again") from problem
    if not machine.eof:
        raise SourceRefused("the gzip file breaks off before its end: download or pack it again")
    return b"".join(parts)
