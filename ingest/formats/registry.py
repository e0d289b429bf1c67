"""Which format reads a file: its content decides, not its name."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from pathlib import Path

from domain.errors import SourceRefused
from domain.report import Link
from ingest.decode import decode
from ingest.draft import Broken, Draft
from ingest.formats import docx, eml, epub, html, markdown, mhtml, pdf, records, table, text
from ingest.formats import packed as packed_files
from ingest.identity import digest_of
from ingest.limits import Limits
from ingest.sniff import ENDINGS, Kind, kind_of, told_by

KNOWN = tuple(ENDINGS)
"""The endings of files that are looked for in a folder."""


def read(path: Path, name: str, limits: Limits, media_type: str | None = None) -> Iterator[Draft | Broken | Link]:
    """The drafts of a file that is known as `name`, what of it is broken, and the addresses it lists.

    SourceRefused where nothing of it can be taken; OSError where it cannot be opened. `media_type` is what a server said.
    """
    _refuse_special(path)
    if told_by(name, media_type) == "jsonl" and _kind_of_start(path, name, limits, media_type) == "jsonl":
        with path.open("rb") as file:
            yield from records.read_lines(file, limits.max_file_bytes)
        return
    yield from read_bytes(_bytes(path, limits), name, limits, media_type)


def read_bytes(
    data: bytes, name: str, limits: Limits, media_type: str | None = None
) -> Iterator[Draft | Broken | Link]:
    """The same for the bytes of a file."""
    yield from _read_kind(kind_of(data, name, media_type, limits), data, name, limits, media_type)


def _read_kind(
    kind: Kind, data: bytes, name: str, limits: Limits, media_type: str | None, *, packed: bool = False
) -> Iterator[Draft | Broken | Link]:
    def member(content: bytes, member_name: str) -> Iterator[Draft | Broken | Link]:
        inner = kind_of(content, member_name, None, limits)
        if inner in ("zip", "gzip") or (packed and inner == "eml"):
            raise SourceRefused("it is an archive inside an archive: unpack it, and add what is in it")
        yield from _read_kind(inner, content, member_name, limits, None, packed=True)

    if kind == "jsonl":
        yield from records.read_lines(io.BytesIO(data), limits.max_file_bytes)
    elif kind == "pdf":
        yield pdf.read(data, digest_of(data), limits)
    elif kind == "docx":
        yield docx.read(data, digest_of(data), limits)
    elif kind == "epub":
        yield from epub.read(data, limits)
    elif kind == "mhtml":
        yield mhtml.read(data, digest_of(data))
    elif kind == "eml":
        yield from eml.read(data, digest_of(data), member)
    elif kind == "zip":
        yield from packed_files.read_zip(data, limits, member)
    elif kind == "gzip":
        content = packed_files.unpacked_gzip(data, limits)
        yield from member(content, name.removesuffix(".gz"))
    elif kind in ("feed", "sitemap"):
        raise SourceRefused("feeds cannot be read yet: save the articles")
    else:
        yield from _read_text(data, kind, media_type)


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
