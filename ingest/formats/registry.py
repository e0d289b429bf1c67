"""Which format reads a file: its content decides, not its name."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.errors import SourceRefused
from domain.report import Link
from ingest.decode import decode
from ingest.draft import Broken, Draft
from ingest.formats import archives, docx, eml, epub, feed, html, markdown, mhtml, pdf, records, sitemap, table, text
from ingest.identity import digest_of
from ingest.limits import Limits
from ingest.sniff import ENDINGS, Kind, kind_of, told_by

KNOWN = tuple(ENDINGS)
"""The endings of files that are looked for in a folder."""


def read(
    path: Path, name: str, limits: Limits, media_type: str | None = None, base: str = ""
) -> Iterator[Draft | Broken | Link]:
    """The drafts of a file that is known as `name`, what of it is broken, and the addresses it lists.

    `media_type` is what a server said, `base` the address that it came from (relative links start there). SourceRefused
    where nothing of it can be taken; OSError where it cannot be opened.
    """
    _refuse_special(path)
    if told_by(name, media_type) == "jsonl" and _kind_of_start(path, name, limits, media_type) == "jsonl":
        with path.open("rb") as file:
            yield from records.read_lines(file, limits.max_file_bytes)
        return
    yield from read_bytes(_bytes(path, limits), name, limits, media_type, base)


def read_bytes(
    data: bytes, name: str, limits: Limits, media_type: str | None = None, base: str = ""
) -> Iterator[Draft | Broken | Link]:
    """The same for the bytes of a file."""
    kind = kind_of(data, name, media_type, limits)
    yield from _Reading(limits, base or (name if "://" in name else "")).read(kind, data, name, media_type)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one source is read; `packed`: it stands in an archive or mail already."""

    limits: Limits
    base: str
    packed: bool = False

    def read(
        self, kind: Kind, data: bytes, name: str, media_type: str | None = None
    ) -> Iterator[Draft | Broken | Link]:
        match kind:
            case "pdf":
                yield pdf.read(data, digest_of(data), self.limits)
            case "docx":
                yield docx.read(data, digest_of(data), self.limits)
            case "mhtml":
                yield mhtml.read(data, digest_of(data))
            case "epub":
                yield from epub.read(data, self.limits)
            case "feed":
                yield from feed.read(data, self.base, self.limits)
            case "sitemap":
                yield from sitemap.read(data, self.base, self.limits)
            case "eml":
                yield from eml.read(data, digest_of(data), self.member)
            case "zip":
                yield from archives.read_zip(data, self.limits, self.member)
            case "gzip":
                yield from self.member(archives.unpacked_gzip(data, self.limits), name.removesuffix(".gz"))
            case "jsonl":
                yield from records.read_lines(io.BytesIO(data), self.limits.max_file_bytes)
            case _:
                yield from _read_text(data, kind, media_type)

    def member(self, data: bytes, name: str) -> Iterator[Draft | Broken | Link]:
        """What a member of an archive or mail holds; SourceRefused for an archive in it."""
        kind = kind_of(data, name, None, self.limits)
        if kind in ("zip", "gzip") or (self.packed and kind == "eml"):
            raise SourceRefused("it is an archive inside an archive: unpack it, and add what is in it")
        yield from _Reading(self.limits, self.base, packed=True).read(kind, data, name)


def _read_text(data: bytes, kind: Kind, media_type: str | None) -> Iterator[Draft | Broken | Link]:
    digest = digest_of(data)
    decoded = decode(data, charset_of(media_type) or (html.declared_charset(data) if kind == "html" else None))
    if kind == "csv":
        yield from table.read(decoded)
    elif kind == "json":
        yield from records.read_file(decoded.text)
    elif kind == "html":
        yield html.read(decoded, digest)
    elif kind == "markdown":
        yield markdown.read(decoded, digest)
    else:
        yield text.read(decoded, digest)


def charset_of(media_type: str | None) -> str | None:
    """The encoding that a server named, such as "windows-1251" in "text/html; charset=windows-1251"."""
    charset = (media_type or "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return charset or None


def _kind_of_start(path: Path, name: str, limits: Limits, media_type: str | None) -> Kind:
    """What the start of a file shows: a long .jsonl is never held whole."""
    with path.open("rb") as file:
        start = file.read(65_536)
    return kind_of(start, name, media_type, limits) if start else "jsonl"


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
