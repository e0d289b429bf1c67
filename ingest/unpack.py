"""The body of an answer, unpacked as it comes in and never longer than was agreed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from domain.errors import SourceRefused

_STEP = 65_536
_FREE = 1_000_000  # bytes up to which nobody asks how well something was packed


class Body:
    """Bytes that are taken in packed, and counted unpacked; SourceRefused as soon as they are too many."""

    def __init__(self, packing: str, most: int, ratio: int) -> None:
        if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise SourceRefused(
                f"the server packs the page as {packing!r}, which was not asked for: save it in a browser and add the file"
            )
        self._most, self._ratio = most, ratio
        self._unpacker = zlib.decompressobj(47) if packing not in ("", "identity") else None
        self._maybe_bare = packing == "deflate"
        self._held = b""
        self._taken, self._parts, self._size = 0, [b""], 0

    def add(self, chunk: bytes) -> None:
        """Take in the next bytes."""
        self._taken += len(chunk)
        if not self._unpacker:
            self._keep(chunk)
            return
        if self._maybe_bare:
            chunk = self._held = self._held + chunk
            if len(chunk) < 2:
                return
            self._maybe_bare = False
            self._unpacker = self._unpacker if _has_header(chunk) else zlib.decompressobj(-15)
        full = True
        while (chunk or full) and not self._unpacker.eof:
            part = _inflated(self._unpacker, chunk)
            self._keep(part)
            chunk, full = self._unpacker.unconsumed_tail, len(part) == _STEP

    def _keep(self, part: bytes) -> None:
        self._parts.append(part)
        self._size += len(part)
        if self._size > self._most:
            raise SourceRefused(
                f"it has more than max_file_bytes = {self._most:,} bytes: add only a part of it, or raise SITREP_MAX_FILE_BYTES"
            )
        if self._unpacker and self._size > max(_FREE, self._ratio * self._taken):
            raise SourceRefused(
                f"it unpacks to more than {self._ratio} times its size, as no page does: it was not read"
            )

    def whole(self) -> bytes:
        """All of it; SourceRefused when it broke off."""
        if self._unpacker and self._taken and not self._unpacker.eof:
            raise SourceRefused("the page broke off before its end: try again later")
        return b"".join(self._parts)


def _inflated(unpacker: zlib._Decompress, chunk: bytes) -> bytes:
    """The next bytes that the chunk unpacks to, at most `_STEP`."""
    try:
        return unpacker.decompress(chunk, _STEP)
    except zlib.error as problem:
        raise SourceRefused("the page came in broken (its packing is damaged): try again later") from problem


def _has_header(chunk: bytes) -> bool:
    """True for the zlib form of "deflate"; some servers send it bare."""
    return chunk[0] & 15 == 8 and (chunk[0] * 256 + chunk[1]) % 31 == 0


def gunzipped(data: bytes, most: int, ratio: int) -> bytes:
    """The content of a gzip file, such as a sitemap.xml.gz; SourceRefused when it is damaged or too large."""
    return unpacked([data], "gzip", most, ratio)


def unpacked(chunks: Iterable[bytes], packing: str, most: int, ratio: int) -> bytes:
    """The whole of a body that comes in chunks, packed as its Content-Encoding says."""
    body = Body(packing, most, ratio)
    for chunk in chunks:
        body.add(chunk)
    return body.whole()
