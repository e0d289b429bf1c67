"""What a file is."""

from __future__ import annotations

import io
import zipfile

import pytest

from domain.errors import SourceRefused
from ingest.sniff import kind_of

PAGE = b"<!doctype html><html><body><p>Guns fired.</p></body></html>"
MAIL = b"Received: by mx.example\r\nMessage-ID: <1@x.example>\r\nFrom: a@x.example\r\nSubject: Calm\r\n\r\nGuns fired."
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/1\r\nSubject: Calm\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
)


def packed(*names: str) -> bytes:
    """A ZIP file with these members."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\n\n%PDF-1.4\n", "a", "pdf"),
        (packed("a.txt"), "a.txt", "zip"),
        (packed("[Content_Types].xml", "word/document.xml"), "a.zip", "docx"),
        (packed("mimetype", "META-INF/container.xml"), "a.zip", "epub"),
        (b"\x1f\x8b\x08", "a.html", "gzip"),
        (PAGE, "a.txt", "html"),
        (PAGE.decode().encode("utf-16"), "a.pdf", "html"),
        (b"<!-- saved --><HTML>", "a", "html"),
        (b"<p>Guns fired.</p>", "a.html", "html"),
        (b"<p>Guns fired.</p>", "a.txt", "text"),
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "a.txt", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", "feed"),
        (b"<rdf:RDF>", "a", "feed"),
        (b"<?xml version='1.0'?>\n<urlset>", "a.xml", "sitemap"),
        (b"<sitemapindex >", "a.xml", "sitemap"),
        (MAIL, "a.txt", "eml"),
        (b"From: a@x.example\nSubject: Calm\n\nGuns fired.", "a.eml", "eml"),
        (b"From: Sella\nDate: 4 May 2031\n\nGuns fired.", "a.txt", "text"),
        (SAVED, "a.eml", "mhtml"),
        (SAVED, "a.mhtml", "mhtml"),
        (b'{"text": "Guns fired."}', "a.txt", "json"),
        (b'{"text": "Guns fired."}\n{"text": "It rained."}\n', "a.json", "jsonl"),
        (b'[\n{"text": "Guns fired."}\n]', "a.jsonl", "json"),
        (b"[Sella] Guns fired.", "a.txt", "text"),
        (b"{", "a.json", "json"),
        (b"title;text\nCalm;Guns fired.\n", "a.txt", "csv"),
        (b"Calm, again\nGuns fired.\n", "a.csv", "csv"),
        (b"The text, the title and the rest\nGuns fired.", "a.txt", "text"),
        (b"# Calm\n", "a.md", "markdown"),
        (b"Guns fired.", "a.html", "text"),
        (b"Guns fired.", "https://courier.example/a.md?x=1.pdf", "markdown"),
        (b"MZ 5 was hit.", "a.exe", "text"),
    ],
)  # fmt: skip
def test_content_decides_and_the_name_breaks_ties(data: bytes, name: str, kind: str) -> None:
    """One line for each way to tell."""
    assert kind_of(data, name) == kind


def test_what_a_server_said_breaks_ties_before_the_name() -> None:
    """The content still decides."""
    assert kind_of(b"# Calm", "https://courier.example/1", "text/markdown; charset=utf-8") == "markdown"
    assert kind_of(b"<p>Guns fired.", "https://courier.example/1.php", "text/html") == "html"
    assert kind_of(PAGE, "https://courier.example/1", "application/json") == "html"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.txt", "PNG picture"),
        (b"\x7fELF\x02", "a.pdf", "a program"),
        (b"MZ\x90\0\x03", "a.exe", "a program"),
        (b"{\\rtf1 Guns", "a.doc", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", ".docx or PDF"),
        (b"Rar!\x1a\x07", "a.zip", "pack it as .zip"),
        (b"\0\0\0\x18ftypmp42", "a.txt", "transcript"),
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx", "macros"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "a.zip", "spreadsheet"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "a.zip", "slide show"),
        (packed("mimetype", "content.xml"), "a.docx", "OpenDocument"),
        (b"PK\x03\x04 and no more", "a.docx", "broken or cut-off ZIP"),
        (b"Guns fired.", "a.docx", "its content is not"),
        (b"<?xml version='1.0'?><newsItem/>", "a.xml", "<newsitem>"),
    ],
)  # fmt: skip
def test_what_can_be_no_article_is_refused_with_what_to_do(data: bytes, name: str, reason: str) -> None:
    """A reason and a remedy."""
    with pytest.raises(SourceRefused, match=": ") as refused:
        kind_of(data, name)
    assert reason in str(refused.value)
