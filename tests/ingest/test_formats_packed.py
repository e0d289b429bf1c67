"""Archives, e-books and tables."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from domain.errors import SourceRefused
from ingest.draft import Broken, Draft
from ingest.limits import Limits
from tests.ingest.build import record
from tests.ingest.packing import docx, only, packed, para, pieces, value

LEAD = "The army of Orvenia left the bridge at Sella on Monday, the ministry of the country said in a statement."
BOOK = """<package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Letters</dc:title><dc:creator>M. Idris</dc:creator><dc:publisher>Mill Press</dc:publisher>
<dc:language>en-GB</dc:language><dc:date>2031-05</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="t/one%201.xhtml"/>
<item id="b" href="gone.xhtml"/><item id="c" href="c.xhtml"/></manifest>
<spine><itemref idref="n"/><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def epub(chapter: str) -> bytes:
    """An e-book with one chapter, a cover, and a chapter that is missing."""
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>',
            "O/b.opf": BOOK,
            "O/nav.xhtml": "<html><body><nav><a href='t/one.xhtml'>One</a></nav></body></html>",
            "O/c.xhtml": "<html><body epub:type='cover'><p>Letters, a book by M. Idris.</p></body></html>",
            "O/t/one 1.xhtml": f"<html><body><h2>One &amp; only</h2>{chapter}</body></html>",
        }
    )


def test_each_member_is_read_as_what_it_is(tmp_path: Path) -> None:
    """Names that lead elsewhere are only names; a bad member is named, the others go in."""
    data = packed(
        {
            "../a.txt": LEAD,
            "/etc/b.html": docx(para(LEAD)),
            "c.jsonl": f"{record(id='k')}\n{record()}\n{{\n",
            "d.png": b"\x89PNG",
            "e.zip": packed({"f.txt": LEAD}),
            "__MACOSX/._a.txt": b"\0\5",
            ".DS_Store": b"\0",
        }
    )
    read = pieces(tmp_path, "a.zip", data)
    drafts = [one for one in read if isinstance(one, Draft)]
    assert [(d.member, d.key, d.parser) for d in drafts] == [
        ("../a.txt", None, "txt/1"),
        ("/etc/b.html", None, "docx/1"),
        ("c.jsonl#k", "c.jsonl#k", "jsonl/1"),
        ("c.jsonl#1", None, "jsonl/1"),
    ]
    broken = {one.part: str(one.problem) for one in read if isinstance(one, Broken)}
    assert sorted(broken) == ["c.jsonl line 3", "d.png", "e.zip"]
    assert "inside an archive" in broken["e.zip"]


def locked() -> bytes:
    """An archive whose member says that it is encrypted."""
    data = bytearray(packed({"a.txt": LEAD}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def linked() -> bytes:
    """An archive with a symbolic link."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return kept.getvalue()


def damaged() -> bytes:
    """An archive whose member no longer has its checksum."""
    return packed({"a.txt": LEAD}, zipfile.ZIP_STORED).replace(b"army", b"arms")


def overlapping() -> bytes:
    """Two entries of the directory that share the same bytes."""
    data = packed({"a.txt": LEAD, "b.txt": LEAD})
    second = data.rindex(b"PK\x01\x02")
    return data[: second + 42] + b"\0\0\0\0" + data[second + 46 :]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({f"{n}.txt": "x" for n in range(2_001)}), "max_entries = 2,000"),
        (packed({"a.txt": b" " * 101_000_000}), "max_unpacked_bytes"),
        (packed({"a.txt": b" " * 20_000_000}), "max_unpacked_ratio"),
        (overlapping(), "overlap"),
        (packed({}), "holds no file"),
    ],
    ids=["entries", "bytes", "ratio", "overlap", "empty"],
)  # fmt: skip
def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, data: bytes, reason: str) -> None:
    """By the archive's directory alone."""
    with pytest.raises(SourceRefused, match=reason):
        pieces(tmp_path, "a.zip", data)


@pytest.mark.parametrize(
    ("data", "reason"), [(locked(), "password"), (linked(), "link to another"), (damaged(), "damaged")]
)  # fmt: skip
def test_a_member_that_cannot_be_unpacked_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    """Locked, a link, damaged."""
    (broken,) = pieces(tmp_path, "a.zip", data)
    assert isinstance(broken, Broken)
    assert reason in str(broken.problem)


def test_a_gzip_is_unpacked_once(tmp_path: Path) -> None:
    """Under the limits; twice packed, cut off or a bomb is refused."""
    assert only(tmp_path, "a.txt.gz", gzip.compress(LEAD.encode())).body.text == LEAD
    for data, reason in (
        (gzip.compress(gzip.compress(b"x")), "inside an archive"),
        (gzip.compress(LEAD.encode())[:40], "breaks off"),
        (gzip.compress(b" " * 21_000_000), "unpacks to more than"),
        (b"\x1f\x8b\x08garbage", "gzip"),
    ):
        with pytest.raises(SourceRefused, match=reason):
            pieces(tmp_path, "a.html.gz", data)


def test_each_chapter_of_an_e_book_is_an_article(tmp_path: Path) -> None:
    """The cover and the contents are none; a missing chapter is named."""
    first, second = pieces(tmp_path, "a.epub", epub(f"<p>{LEAD}</p><p>{LEAD}</p>"))
    assert isinstance(first, Draft)
    assert (first.member, first.body.text) == ("O/t/one 1.xhtml", f"{LEAD}\n\n{LEAD}")
    assert (value(first, "title"), value(first, "outlet"), value(first, "byline")) == (
        "One & only",
        "Mill Press",
        "M. Idris",
    )
    assert isinstance(second, Broken)
    assert second.part == "O/gone.xhtml"
    with pytest.raises(SourceRefused, match="tags"):
        list(pieces(tmp_path, "b.epub", packed({"META-INF/container.xml": "<a>" * 2_000_000}, zipfile.ZIP_STORED)))


def test_each_row_of_a_table_is_an_article(tmp_path: Path) -> None:
    """Any usual separator; quoted cells may hold line ends; known columns are metadata."""
    rows = (
        'id;Headline;Newspaper;Text\nk1;Calm;Sella Courier;"Guns; fired.\nIt rained."\n;;;\n;;;It was cold.\n;a;b;c;d\n'
    )
    first, second, third = pieces(tmp_path, "a.csv", "\ufeff" + rows)
    assert isinstance(first, Draft)
    assert (first.key, first.body.text, first.parser) == ("k1", "Guns; fired.\nIt rained.", "csv/1")
    assert (value(first, "title"), value(first, "outlet")) == ("Calm", "Sella Courier")
    assert isinstance(second, Draft)
    assert (second.key, second.member, second.part) == (None, "#1", "row 4")
    assert isinstance(third, Broken)
    assert "5 cells" in str(third.problem)


@pytest.mark.parametrize(
    ("data", "reason"), [("a,b\n1,2\n", 'the words "text"'), ("text,title\n", "no article under it")]
)
def test_a_table_without_texts_is_refused(tmp_path: Path, data: str, reason: str) -> None:
    """It says which column is wanted."""
    with pytest.raises(SourceRefused, match=reason):
        pieces(tmp_path, "a.csv", data)


def test_a_huge_cell_is_read(tmp_path: Path) -> None:
    """Python's own limit of 131,072 characters does not count."""
    assert len(only(tmp_path, "a.csv", f"text\n{'word ' * 100_000}\n").body) == 500_000


def test_limits_come_from_the_caller(tmp_path: Path) -> None:
    """A raised limit is obeyed when the kind is told, too."""
    data = packed({f"{n}.txt": "Guns fired." for n in range(5)})
    with pytest.raises(SourceRefused, match="max_entries = 4"):
        pieces(tmp_path, "a.zip", data, Limits(max_entries=4))
    many = packed({f"{n}.txt": "Guns fired." for n in range(2_100)})
    assert len(pieces(tmp_path, "b.zip", many, Limits(max_entries=3_000))) == 2_100
