"""Files that hold no article that could be read, known by their first bytes, and what to do with each."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import SourceRefused

_PICTURE = "run text recognition (OCR) on it and add the text"
_SOUND = "add a transcript of it as text"
_UNPACK = "unpack it, or pack it as .zip, and add that"
_STRANGERS: Mapping[bytes, tuple[str, str]] = {
    b"\x89PNG": ("a PNG picture", _PICTURE),
    b"\xff\xd8\xff": ("a JPEG picture", _PICTURE),
    b"GIF8": ("a GIF picture", _PICTURE),
    b"II*\0": ("a TIFF picture", _PICTURE),
    b"MM\0*": ("a TIFF picture", _PICTURE),
    b"\x7fELF": ("a program", "add the article itself"),
    b"MZ": ("a program", "add the article itself"),
    b"\xca\xfe\xba\xbe": ("a program", "add the article itself"),
    b"\xcf\xfa\xed\xfe": ("a program", "add the article itself"),
    b"\xd0\xcf\x11\xe0": (
        "an old office document (.doc, .xls, .msg) or one with a password",
        "open it and save it as .docx or PDF without a password",
    ),
    b"{\\rtf": ("an RTF document", "open it and save it as .docx, PDF or text"),
    b"RIFF": ("a sound, picture or video file", _SOUND),
    b"ID3": ("a sound file", _SOUND),
    b"OggS": ("a sound file", _SOUND),
    b"\x1aE\xdf\xa3": ("a video file", _SOUND),
    b"SQLite format 3": ("a database", "export its articles as .csv or .jsonl"),
    b"7z\xbc\xaf\x27\x1c": ("a 7-Zip archive", _UNPACK),
    b"Rar!": ("a RAR archive", _UNPACK),
    b"BZh": ("a bzip2 archive", _UNPACK),
    b"\xfd7zXZ": ("an xz archive", _UNPACK),
    b"\x28\xb5\x2f\xfd": ("a zstd archive", _UNPACK),
    b"PAR1": ("a table in Parquet", "export it as .csv or .jsonl"),
    b"%!PS": ("a PostScript document", "convert it to PDF"),
    b"AT&TFORM": ("a DjVu scan", _PICTURE),
    b"wOFF": ("a font", "add the article itself"),
}


def refuse_stranger(data: bytes) -> None:
    """Nothing, or SourceRefused when the first bytes are those of a picture, program, old document or foreign archive."""
    for start, (what, instead) in _STRANGERS.items():
        if data.startswith(start) and not (start == b"MZ" and _is_text(data)):
            raise SourceRefused(f"its content is {what}, not an article: {instead}")
    if data[4:8] == b"ftyp":
        raise SourceRefused(f"its content is a sound, picture or video file, not an article: {_SOUND}")
    if data[257:262] == b"ustar":
        raise SourceRefused(f"its content is a tar archive, not an article: {_UNPACK}")


def _is_text(data: bytes) -> bool:
    """No zero byte near the start: "MZ 5 was hit" is a text, a program has many."""
    return b"\0" not in data[:512]
