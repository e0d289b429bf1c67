"""ZIP files, checked before a single byte is unpacked: entries, sizes, ratio, overlaps, links, passwords."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from domain.errors import SourceRefused
from ingest.limits import Limits

_BROKEN = "it is a broken or cut-off ZIP file: download or save it again"
_END = b"PK\x05\x06"
_SMALL = 5_000_000
"""Below so many bytes unpacked, a high ratio does no harm."""
_KNOWN_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_HEADER_BYTES = 30


class Archive:
    """A ZIP file whose directory was checked against the limits: its members' names, and the bytes of each."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._zip = _opened(data, limits.max_entries)
        self._members = _checked(self._zip.infolist(), limits)
        self._by_name = {member.filename: member for member in self._members}

    def names(self) -> Iterator[str]:
        """The names of the members in the order of the file, folders left out; they are names only, never paths."""
        yield from self._by_name

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def read(self, name: str) -> bytes:
        """The bytes of a member, never more than its directory entry says; SourceRefused when it cannot be unpacked."""
        member = self._by_name.get(name)
        if member is None:
            raise SourceRefused(f"the archive holds no {name!r}: it is damaged, save it again")
        _refuse_member(member)
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
            raise SourceRefused("it is damaged in the archive: pack it again") from problem


def names_in(data: bytes, most: int) -> frozenset[str]:
    """The names of all members; SourceRefused for a broken file or one of more entries than `most`."""
    return frozenset(_opened(data, most).namelist())


def _opened(data: bytes, most: int) -> zipfile.ZipFile:
    at = data.rfind(_END)
    told = struct.unpack_from("<H", data, at + 10)[0] if 0 <= at <= len(data) - 22 else 0
    _refuse_many(told, most)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        struct.error,
    ) as problem:
        raise SourceRefused(_BROKEN) from problem
    _refuse_many(len(archive.infolist()), most)
    return archive


def _refuse_many(entries: int, most: int) -> None:
    if entries > most:
        raise SourceRefused(
            f"it holds {entries:,} entries, more than max_entries = {most:,}: split it, or raise SITREP_MAX_ENTRIES"
        )


def _checked(members: list[zipfile.ZipInfo], limits: Limits) -> list[zipfile.ZipInfo]:
    """The files among the members; SourceRefused when they would unpack to too much, or share bytes (a "zip bomb")."""
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if unpacked > limits.max_unpacked_bytes:
        raise SourceRefused(
            f"it unpacks to {unpacked:,} bytes, more than max_unpacked_bytes = {limits.max_unpacked_bytes:,}: "
            "split it, or raise SITREP_MAX_UNPACKED_BYTES"
        )
    if unpacked > _SMALL and unpacked > limits.max_unpacked_ratio * max(1, packed):
        raise SourceRefused(
            f"it unpacks to {unpacked // max(1, packed):,} times its size, more than max_unpacked_ratio = "
            f"{limits.max_unpacked_ratio:,}, as only a bomb does: leave it out"
        )
    in_order = sorted(members, key=lambda m: m.header_offset)
    if any(a.header_offset + _HEADER_BYTES + a.compress_size > b.header_offset for a, b in pairwise(in_order)):
        raise SourceRefused("its entries overlap, as only a bomb's do: leave it out")
    return [member for member in members if not member.is_dir()]


def _refuse_member(member: zipfile.ZipInfo) -> None:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise SourceRefused("it is a link to another file: pack the file itself")
    if member.flag_bits & 1:
        raise SourceRefused("it is locked with a password: unpack it with the password and add the files")
    if member.compress_type not in _KNOWN_PACKINGS:
        raise SourceRefused("it is packed by an unusual method: pack it again as an ordinary .zip")
