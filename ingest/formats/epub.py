"""E-books (EPUB): each chapter with running text is one article."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from domain.errors import SourceRefused
from ingest.archive import Archive
from ingest.decode import decode
from ingest.draft import Broken, Draft, Field, Found
from ingest.formats import html
from ingest.formats.page import Block, blocks
from ingest.formats.xmlparts import local_name, parsed
from ingest.identity import digest_of
from ingest.labels import moment_found
from ingest.limits import Limits
from ingest.wordlist import words

PARSER = "epub/1"
_TOLD: dict[str, Field] = {"publisher": "outlet", "creator": "byline", "language": "language", "rights": "licence"}
_FURNITURE = words(
    "toc titlepage halftitlepage copyright-page cover dedication index landmarks loi lot colophon contributors backlink"
)
_PAGE_KIND = re.compile(r"<(?:body|section|nav)\b[^>]{0,500}epub:type\s*=\s*[\"']([^\"']{1,200})", re.IGNORECASE)
_BARE = re.compile(r"(?:table of )?contents|copyright|title page|cover|dedication|index", re.IGNORECASE)
_HEADINGS = words("h1 h2 h3")
_WORDS = re.compile(r"\w+")
_SHORTEST = 25


def read(data: bytes, limits: Limits) -> Iterator[Draft | Broken]:
    """The drafts of the chapters in reading order, `member` the file of each; SourceRefused when no chapter has text."""
    archive = Archive(data, limits)
    book_path = _book_path(archive)
    book = parsed(archive.read(book_path), "the e-book")
    told = tuple(_told(book))
    got = False
    for path in _chapters(book, posixpath.dirname(book_path)):
        try:
            if draft := _chapter(archive.read(path), path, told):
                got = True
                yield draft
        except SourceRefused as problem:
            got = True
            yield Broken(part=path, problem=problem)
    if not got:
        raise SourceRefused("the e-book holds no chapter with text: it may be pictures only, or locked by its shop")


def _book_path(archive: Archive) -> str:
    container = parsed(archive.read("META-INF/container.xml"), "the e-book")
    path = next(
        (e.get("full-path") for e in container.iter() if local_name(e) == "rootfile" and e.get("full-path")), None
    )
    if not path:
        raise SourceRefused("the e-book does not say where its pages are: save or download it again")
    if "META-INF/encryption.xml" in archive and "META-INF/rights.xml" in archive:
        raise SourceRefused("the e-book is locked by its shop: add a copy that is not")
    return str(path)


def _chapters(book: Any, folder: str) -> Iterator[str]:
    """The files of the book in reading order; its table of contents is passed over."""
    items = {e.get("id"): e for e in book.iter() if local_name(e) == "item" and e.get("id")}
    seen = set()
    for ref in book.iter():
        item = items.get(ref.get("idref")) if local_name(ref) == "itemref" else None
        if item is None or ref.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "").partition("#")[0]))
        if path not in seen:
            seen.add(path)
            yield path


def _chapter(data: bytes, path: str, told: tuple[Found, ...]) -> Draft | None:
    """The draft of a chapter, None where it is a cover, a title page or a list of contents."""
    decoded = decode(data, html.declared_charset(data))
    html.refuse_crowded(decoded.text)
    kind = _PAGE_KIND.search(decoded.text)
    if kind and _FURNITURE.intersection(kind[1].lower().split()):
        return None
    seen = list(blocks(decoded.text))
    kept = [block for block in seen if not block.hidden and not block.linked and block.body.text.strip()]
    title = next((_words(block) for block in kept[:4] if block.tag in _HEADINGS), None)
    if sum(len(_WORDS.findall(b.body.text)) for b in kept if html.is_prose(b)) < _SHORTEST or _BARE.fullmatch(
        title or ""
    ):
        return None
    found = (*((Found(field="title", value=title, how="heading", confidence=0.95),) if title else ()), *told)
    left = html.without_title(kept, found)
    return Draft(
        raw=decoded.text,
        body=html.joined(left),
        parser=PARSER,
        digest=digest_of(data),
        found=found,
        flags=tuple(html.hidden_flags(seen)),
        member=path,
        part=path,
    )


def _words(block: Block) -> str:
    return " ".join(block.body.text.split())


def _told(book: Any) -> Iterator[Found]:
    """Publisher, authors, language, rights and day of the book, which hold for each of its chapters."""
    kept: dict[Field, list[str]] = {}
    for part in book.iter():
        name, text = local_name(part), " ".join((part.text or "").split())
        if not str(part.tag).startswith("{http://purl.org/dc/elements/") or not text:
            continue
        if name == "date":
            one = moment_found("published", text, "e-book", 0.7)
            yield from (one,) if one else ()
        elif name in _TOLD:
            kept.setdefault(_TOLD[name], []).append(text)
    for field, values in kept.items():
        value = values[0].partition("-")[0].lower() if field == "language" else ", ".join(dict.fromkeys(values))
        yield Found(field=field, value=value, how="e-book", confidence=0.9)
