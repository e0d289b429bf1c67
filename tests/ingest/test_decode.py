"""Encodings."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from domain.errors import SourceRefused
from ingest.decode import decode
from tests.ingest.build import article, hows

TEXT = "The “army” left Sella.\n\nIt rained."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("windows-1252"),
    ],
)
def test_one_text_in_many_encodings(data: bytes) -> None:
    """With and without a mark."""
    assert decode(data).text == TEXT


def test_a_guess_is_told(tmp_path: Path) -> None:
    """windows-1252 is only the last resort."""
    one = article(tmp_path, "a.txt", TEXT.encode("windows-1252"))
    assert hows(one)["encoding"] == "read as windows-1252"
    assert [b.confidence for b in one.basis if b.field == "encoding"] == [0.5]


def test_a_page_may_name_its_encoding(tmp_path: Path) -> None:
    """`<meta charset>` is believed where UTF-8 does not fit."""
    page = '<html><head><meta charset="windows-1250"></head><body><p>General Dvořák left the bridge at Sella.</p></body></html>'
    assert "Dvořák" in article(tmp_path, "a.html", page.encode("windows-1250")).text


def test_a_stray_nul_is_dropped(tmp_path: Path) -> None:
    """It does not make a text binary; its place in the raw text is kept."""
    one = article(tmp_path, "a.txt", "The army\x00 left Sella on Monday evening.")
    assert one.text == "The army left Sella on Monday evening."
    assert "\x00" in one.raw


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    """UTF-8 with one bad byte is still UTF-8."""
    data = "“One” “two” “three” ".encode() + b"\xff" + b" end"
    assert decode(data).text.startswith("“One”")
    assert decode(data).confidence == 0.4


def test_lone_surrogates_of_a_record_do_not_reach_the_store(tmp_path: Path) -> None:
    """They could not be written to any database."""
    one = article(tmp_path, "a.json", '{"text": "Guns \\ud800 fired.", "title": "A\\udc00B"}')
    assert one.raw == "Guns \ufffd fired."
    (one.raw + one.text + str(one.title)).encode("utf-8")


RUSSIAN = "Войска отошли от моста вечером во вторник, сообщил штаб. Жители говорят, что обстрел продолжался всю ночь."


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_russian_in_an_encoding_of_its_own_is_read(encoding: str) -> None:
    """Which of the two it is shows in how common its letters are."""
    decoded = decode(RUSSIAN.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.confidence) == (RUSSIAN, encoding, 0.6)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Οι στρατιώτες αποχώρησαν από τη γέφυρα το βράδυ της Τρίτης. Κανείς δεν τραυματίστηκε.", "windows-1253"),
        ("הצבא הודיע ביום שלישי כי פגזים נפלו ליד המעבר בעיר. איש לא נפגע, אמרו התושבים.", "windows-1255"),
        ("قال الجيش يوم الثلاثاء إن قذائف سقطت قرب الجسر ولم يصب أحد بأذى في المدينة.", "windows-1256"),
    ],
)  # fmt: skip
def test_other_alphabets_are_not_taken_for_russian(text: str, encoding: str) -> None:
    """Better no text than letters that mean nothing."""
    with pytest.raises(SourceRefused, match="encoding is not known"):
        decode(text.encode(encoding))
