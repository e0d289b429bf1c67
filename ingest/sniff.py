"""What a file is: its content decides, its name and what a server called it only break ties."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from domain.errors import SourceRefused
from ingest.archive import names_in
from ingest.limits import Limits
from ingest.strangers import refuse_stranger
from ingest.wordlist import words

Kind = Literal[
    "pdf", "docx", "epub", "zip", "gzip", "eml", "mhtml", "html", "feed", "sitemap", "json", "jsonl", "csv", "markdown", "text",
]  # fmt: skip
ENDINGS: Mapping[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".htm": "html", ".html": "html",
    ".xhtml": "html", ".mht": "mhtml", ".mhtml": "mhtml", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv",
    ".tsv": "csv", ".pdf": "pdf", ".docx": "docx", ".eml": "eml", ".epub": "epub", ".zip": "zip", ".gz": "gzip", ".rss": "feed",
    ".atom": "feed", ".xml": "feed",
}  # fmt: skip
_MEDIA: Mapping[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/csv": "csv",
    "text/tab-separated-values": "csv", "application/json": "json", "application/x-ndjson": "jsonl", "application/jsonl": "jsonl",
    "message/rfc822": "eml", "multipart/related": "mhtml", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "application/xml": "feed", "text/xml": "feed",
}  # fmt: skip
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_FEEDS: Mapping[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \t]|$)")
_TECHNICAL = words(
    "received return-path delivered-to message-id mime-version dkim-signature in-reply-to references list-id "
    "content-transfer-encoding snapshot-content-location"
)
_LETTER = words("from to cc subject date reply-to sender content-type content-location")
_COLUMNS = words("text body content article fulltext full_text")
_OTHERS = words(
    "id doc_id title headline outlet source publisher published published_at date byline author url link language"
)
_NEVER_TEXT = frozenset({"pdf", "docx", "epub", "zip", "gzip"})
_PEEK = 16_384


def kind_of(
    data: bytes,
    name: str,
    media_type: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 -- Limits is frozen
) -> Kind:
    """The kind of a file; SourceRefused, with what to do, for what is never an article (a picture, a program, an old .doc)."""
    refuse_stranger(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, limits)
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    told = told_by(name, media_type)
    start = _start(data)
    return _markup(start, told) or _letter(start, told) or _table(data, start, told) or _words(start, told)


def told_by(name: str, media_type: str | None = None) -> Kind | None:
    """What the server's media type says, else the ending of a name or address; None where neither is known."""
    kind = _MEDIA.get((media_type or "").partition(";")[0].strip().lower())
    return kind or ENDINGS.get(ending_of(name))


def ending_of(name: str) -> str:
    """The ending of a file name or address in small letters, such as ".pdf"; "" where there is none."""
    path = urlsplit(name).path if re.match(r"[a-z]+://", name, re.IGNORECASE) else name
    return PurePosixPath(path.replace("\\", "/")).suffix.lower()


def _packed(data: bytes, limits: Limits) -> Kind:
    """Which of the formats that are ZIP files inside it is, by the names of its members."""
    names = names_in(data, limits.max_entries)
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        if any(n.endswith("vbaProject.bin") for n in names):
            raise SourceRefused("it is a document with macros (.docm): save it as .docx or PDF and add that file")
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    for start, what, instead in (
        ("xl/", "a spreadsheet", "save the sheet as .csv"),
        ("ppt/", "a slide show", "save it as PDF"),
    ):
        if any(n.startswith(start) for n in names) and "[Content_Types].xml" in names:
            raise SourceRefused(f"it is {what}: {instead} and add that file")
    if "content.xml" in names and "mimetype" in names:
        raise SourceRefused("it is an OpenDocument file: save it as .docx or PDF and add that file")
    return "zip"


def _start(data: bytes) -> str:
    """The first characters, in whatever encoding their mark or zero bytes show; accented letters do not matter here."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) : _PEEK].decode(encoding, "ignore")
    return data[:_PEEK].replace(b"\0", b"").decode("latin-1")


def is_page(start: str) -> bool:
    """True when a text is a whole web page, whatever its name."""
    return _PAGE.match(start) is not None


def _markup(start: str, told: Kind | None) -> Kind | None:
    """A page, feed or site map by its first element; other XML is refused, a bare `<p>` is a page where the name says so."""
    if is_page(start):
        return "html"
    text = start.lstrip()
    if not text.startswith("<"):
        return None
    name = _root(text)
    if name in _FEEDS:
        return _FEEDS[name]
    if name in {"html", "head", "body"} or (told == "html" and not text.startswith("<?xml")):
        return "html"
    if text.startswith("<?xml") or (told == "feed" and name):
        raise SourceRefused(
            f"it is XML of a kind that is not known (its root is <{name[:40]}>): give a feed, a site map or a page"
        )
    return None


def _root(text: str) -> str:
    """The name of the first element in small letters, without its prefix; comments before it are passed over."""
    while text.startswith("<!--"):
        text = text.partition("-->")[2].lstrip()
    found = _ROOT.search(text)
    return found[2].lower() if found else ""


def _letter(start: str, told: Kind | None) -> Kind | None:
    """A mail or saved page by its header lines; "Date:" and "Subject:" over a plain text are too few to make it a mail."""
    lines = start.lstrip("\ufeff\r\n").splitlines()
    if lines and lines[0].startswith("From ") and "@" in lines[0]:
        lines = lines[1:]
    names: set[str] = set()
    for line in lines[:200]:
        if line[:1] in (" ", "\t") and names:
            continue
        if not (header := _HEADER.match(line)):
            break
        names.add(header[1].lower())
    technical = len(names & _TECHNICAL)
    if not names & (_TECHNICAL | _LETTER) or not (told in ("eml", "mhtml") or (technical and len(names) > 2)):
        return None
    head = start.lower()[:4096]
    saved = "snapshot-content-location" in names or "<saved by" in head or told == "mhtml"
    return "mhtml" if saved and "multipart/related" in head else "eml"


def _table(data: bytes, start: str, told: Kind | None) -> Kind | None:
    """JSON, JSON lines or CSV: by the name where it fits, else where the content is plainly one of these."""
    text = start.lstrip()
    if told in ("json", "jsonl") or text[:1] in ("{", "["):
        return _json(data, text, told)
    if told == "csv":
        return "csv"
    columns = {cell.strip(" \"'").lower() for cell in re.split(r"[,;\t|]", text.partition("\n")[0])}
    return "csv" if columns & _COLUMNS and columns & _OTHERS else None


def _json(data: bytes, text: str, told: Kind | None) -> Kind | None:
    """JSON lines when the first line is a whole object and another follows; "[Sella] Guns fired" is neither."""
    first, _, rest = text.partition("\n")
    if _is_json(first) and rest.lstrip()[:1] == "{":
        return "jsonl"
    if told == "jsonl":
        return "json" if text[:1] in ("{", "[") and not _is_json(first) and _is_json(data) else "jsonl"
    return "json" if told == "json" or _is_json(data) else None


def _is_json(text: str | bytes) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _words(start: str, told: Kind | None) -> Kind:
    """Plain text; under the name of a packed or printed format it is a failed download rather than an article."""
    if told in _NEVER_TEXT:
        raise SourceRefused(
            f"its name says {told} but its content is not: save or download it again, or name it .txt if it is text"
        )
    if told == "html" and "<" in start:
        return "html"
    return "markdown" if told == "markdown" else "text"
