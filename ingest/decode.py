"""Bytes become text: by their mark, as UTF-8 or UTF-16, else as windows-1252 with a low confidence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from domain.errors import SourceRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"RIFF": "a sound or video file",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MEASURED = 65_536
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмд")  # three letters in four of Russian


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, the encoding it was read in, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file, without its byte order mark; SourceRefused when it is not text or its encoding is not known."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, 1.0)
    refuse_binary(data)
    if wide := _wide_encoding(data):
        return _strictly(data, wide, 0.8)
    if _too_many_controls(data):
        raise SourceRefused("its content is binary, not text: export the article as text or .html and add that file")
    return _narrow(data, declared)


def refuse_binary(data: bytes) -> None:
    """Nothing, or SourceRefused when the first bytes are those of a picture, archive, document or program."""
    for start, what in _BINARY.items():
        if data.startswith(start):
            raise SourceRefused(
                f"its content is {what}, not text: export the article as text or .html and add that file"
            )


def _strictly(data: bytes, encoding: str, confidence: float) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding, confidence=confidence)
    except UnicodeDecodeError as problem:
        raise SourceRefused(
            f"it is marked as {encoding.upper()} but breaks off at byte {problem.start}: save it again as UTF-8"
        ) from problem


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is zero."""
    sample = data[:_MEASURED]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _too_many_controls(data: bytes) -> bool:
    """More than one byte in twenty that no text holds; a stray NUL is only dropped later."""
    sample = data[:_MEASURED]
    return len(_CONTROLS.findall(sample)) * 20 > len(sample)


def _narrow(data: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", confidence=1.0)
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _mostly_utf8(data) or _cyrillic(data) or _western(data)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """What a page says of itself in `<meta charset>`."""
    try:
        return Decoded(text=data.decode(declared), encoding=declared, confidence=0.9) if declared else None
    except (LookupError, UnicodeDecodeError):
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: its proper sequences outnumber them by far."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    proper = sum(not char.isascii() for char in text) - broken
    return Decoded(text=text, encoding="utf-8", confidence=0.4) if proper > 5 * broken else None


def _cyrillic(data: bytes) -> Decoded | None:
    """windows-1251 or KOI8-R, where the letters it gives are those that Russian and its neighbours use most.

    "Войска отошли от моста" gives small letters, most of them common, in one of the two only; Greek, Hebrew and Arabic in
    their own encodings give too few common ones, and a western text too few letters that are not ASCII.
    """
    for encoding in ("windows-1251", "koi8-r"):
        letters = [char for char in data.decode(encoding, "replace") if char.isalpha()]
        theirs = [char for char in letters if not char.isascii()]
        common = sum(char in _COMMON_CYRILLIC for char in theirs)
        if len(theirs) >= 20 and 2 * len(theirs) > len(letters) and common > 0.6 * len(theirs):
            return Decoded(text=data.decode(encoding, "replace"), encoding=encoding, confidence=0.6)
    return None


def _western(data: bytes) -> Decoded:
    """windows-1252, unless so many letters are accented that it is some other alphabet."""
    refused = "its encoding is not known (neither UTF-8 nor UTF-16): open it in an editor and save it as UTF-8"
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError as problem:
        raise SourceRefused(refused) from problem
    letters = sum(char.isalpha() for char in text)
    if sum(char.isalpha() and not char.isascii() for char in text) * 4 > letters:
        raise SourceRefused(refused)
    return Decoded(text=text, encoding="windows-1252", confidence=0.5)
