"""What holds for every format: each code point of a body leads back to the raw text, and nothing but a refusal comes out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import SourceRefused
from ingest.draft import Draft
from ingest.formats import read
from ingest.limits import Limits
from tests.ingest.packing import docx, packed, para
from tests.ingest.test_formats_eml import mail
from tests.ingest.test_formats_packed import epub
from tests.ingest.test_formats_pdf import drawn, pdf

WORDS = st.text(st.sampled_from("ab Orvenia.,;'\"()-<>&|*_#é“”\n"), max_size=400)
MADE: dict[str, Callable[[str], bytes]] = {
    "a.txt": lambda words: words.encode(),
    "a.md": lambda words: words.encode(),
    "a.html": lambda words: f"<!doctype html><p>{words}</p>".encode(),
    "a.csv": lambda words: f'text\n"{words.replace(chr(34), "")}"'.encode(),
    "a.eml": lambda words: mail(words).as_bytes(),
    "a.docx": lambda words: docx(para(escape(words))),
    "a.epub": lambda words: epub(f"<p>{escape(words)}</p>"),
    "a.pdf": lambda words: pdf(lambda canvas: _lines(canvas, words)),
    "a.zip": lambda words: packed({"a.txt": words}),
}


def _lines(canvas: object, words: str) -> None:
    drawn(canvas, words.split("\n"))  # type: ignore[arg-type]  # any canvas will do


def drafts(name: str, data: bytes) -> list[Draft]:
    """The drafts of a file; none where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return [one for one in read(path, name, Limits()) if isinstance(one, Draft)]
        except SourceRefused:
            return []


@pytest.mark.parametrize("name", MADE)
@given(words=WORDS)
@settings(max_examples=25)
def test_a_body_leads_back_to_the_raw_text(name: str, words: str) -> None:
    """Each code point has a place; where the place is one code point that is a letter, it is the same letter."""
    for one in drafts(name, MADE[name](words)):
        assert len(one.body.text) == len(one.body.starts) == len(one.body.ends)
        for char, start, end in zip(one.body.text, one.body.starts, one.body.ends, strict=True):
            assert 0 <= start < end <= len(one.raw)
            assert not (char.isalpha() and end - start == 1) or one.raw[start] == char


@pytest.mark.parametrize("name", MADE)
@given(cut=st.floats(0, 1), at=st.floats(0, 1), byte=st.integers(0, 255))
@settings(max_examples=25)
def test_a_damaged_file_is_read_or_refused(name: str, cut: float, at: float, byte: int) -> None:
    """Cut off anywhere, or with one wrong byte: no other error comes out."""
    whole = MADE[name]("The army of Orvenia left the bridge.\n\nIt was quiet.")
    broken = bytearray(whole)
    broken[int(at * (len(whole) - 1))] = byte
    for data in (whole[: int(cut * len(whole))], bytes(broken)):
        assert all(one.body is not None for one in drafts(name, data))
