"""Word documents: the text that a reader sees, without deleted or hidden words, heads, feet and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from domain.article import Flag
from domain.errors import SourceRefused
from ingest.archive import Archive
from ingest.draft import Draft, Found
from ingest.formats.margins import told_by_margins
from ingest.formats.xmlparts import local_name, parsed
from ingest.limits import Limits
from ingest.tracked import Tracked
from ingest.wordlist import words

PARSER = "docx/1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = words(
    "del moveFrom instrText delText rPrChange pPrChange Fallback footnoteReference endnoteReference commentReference"
)
_TITLE_STYLES = words("title titel titre heading1 heading 1 berschrift1 titre1")
_NO_TITLE = re.compile(
    r"(?:word )?document\s*\d*|untitled.*|.*\.(?:docx?|rtf|odt|txt)|[\W\d_]*|title|headline", re.IGNORECASE
)
_MOST_PARAGRAPHS = 100_000
_TINY_HALF_POINTS = 4


@dataclass(slots=True)
class _Read:
    """What one pass over a document has gathered."""

    paragraphs: list[str] = field(default_factory=list)
    hidden: int = 0
    title: str | None = None


def read(data: bytes, digest: str, limits: Limits) -> Draft:
    """The draft of a .docx; SourceRefused when it is damaged, unpacks to too much, or holds no text."""
    archive = Archive(data, limits)
    name = next(
        (n for n in ("word/document.xml", *archive.names()) if n in archive and n.startswith("word/document")), ""
    )
    document = parsed(archive.read(name), "the document")
    body = next((part for part in document if local_name(part) == "body"), None)
    if body is None:
        raise SourceRefused("it is no Word document that can be read: open it and save it again as .docx")
    read = _Read()
    _take(body, read, _hidden_styles(archive))
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        _take_notes(archive, notes, read)
    if not read.paragraphs:
        raise SourceRefused("it holds no text, perhaps only pictures: run text recognition (OCR) on them first")
    raw = "\n\n".join(read.paragraphs)
    return Draft(
        raw=raw,
        body=Tracked.of(raw),
        parser=PARSER,
        digest=digest,
        found=tuple(_found(archive, read)),
        flags=tuple(_flags(read)),
        reads_top=True,
    )


def _take(body: Any, read: _Read, hidden_styles: frozenset[str]) -> None:
    """The paragraphs and table rows in the order of the document; a stack, as documents can be nested without end."""
    left = list(reversed(body))
    while left:
        part = left.pop()
        match local_name(part):
            case "p":
                _keep(read, _paragraph(part, read, hidden_styles), part)
            case "tr":
                cells = [_cell(cell, read, hidden_styles) for cell in part if local_name(cell) == "tc"]
                _keep(read, " | ".join(cell for cell in cells if cell), None)
            case "del" | "moveFrom" | "sectPr" | "Fallback":
                pass
            case _:
                left.extend(reversed(part))


def _keep(read: _Read, text: str, part: Any) -> None:
    text = text.strip()
    if not text:
        return
    if len(read.paragraphs) >= _MOST_PARAGRAPHS:
        raise SourceRefused(f"it has more than {_MOST_PARAGRAPHS:,} paragraphs: split it into articles")
    if part is not None and read.title is None and len(read.paragraphs) < 3 and _style(part) in _TITLE_STYLES:
        read.title = " ".join(text.split())
    read.paragraphs.append(text)


def _cell(cell: Any, read: _Read, hidden_styles: frozenset[str]) -> str:
    texts = (_paragraph(p, read, hidden_styles).strip() for p in cell.iter(f"{_W}p"))
    return " ".join(text for text in texts if text)


def _paragraph(paragraph: Any, read: _Read, hidden_styles: frozenset[str]) -> str:
    """The words of a paragraph, and after them those of the text boxes that hang on it."""
    parts: list[str] = []
    boxes: list[str] = []
    for part, inside in _walked(paragraph):
        if inside:
            boxes.append(_paragraph(part, read, hidden_styles).strip())
        elif local_name(part) == "r":
            words_here = _run(part)
            if words_here.strip() and _is_hidden(part, hidden_styles):
                read.hidden += 1
            else:
                parts.append(words_here)
    return "\n\n".join(text for text in ("".join(parts), *dict.fromkeys(boxes)) if text.strip())


def _walked(paragraph: Any) -> Iterator[tuple[Any, bool]]:
    """The runs of a paragraph in order, and with True the paragraphs of its text boxes; deleted text is passed over."""
    left = list(reversed(paragraph))
    while left:
        part = left.pop()
        name = local_name(part)
        if name in _GONE:
            continue
        if name == "txbxContent":
            yield from ((inner, True) for inner in part if local_name(inner) == "p")
            continue
        if name == "r":
            yield part, False
            left.extend(reversed([p for p in part if local_name(p) in ("AlternateContent", "pict", "drawing")]))
        else:
            left.extend(reversed(part))


def _run(run: Any) -> str:
    parts = []
    for part in run:
        match local_name(part):
            case "t":
                parts.append(part.text or "")
            case "tab":
                parts.append(" ")
            case "br" | "cr":
                parts.append("\n")
            case "noBreakHyphen":
                parts.append("-")
            case _:
                pass
    return "".join(parts)


def _is_hidden(run: Any, hidden_styles: frozenset[str]) -> bool:
    """Marked as hidden, white without a dark ground, or smaller than two points."""
    marks = run.find(f"{_W}rPr")
    told = {local_name(one): one for one in (marks if marks is not None else ())}
    if any(_is_on(told.get(name)) for name in ("vanish", "webHidden", "specVanish")):
        return True
    if "rStyle" in told and told["rStyle"].get(f"{_W}val") in hidden_styles:
        return True
    white = (_value(told.get("color")) or "").lower() in ("ffffff", "fefefe")
    grounded = (
        "shd" in told or "highlight" in told or any(local_name(p) == "shd" for p in run.getparent().iter(f"{_W}shd"))
    )
    size = _value(told.get("sz")) or ""
    return (white and not grounded and not _in_table(run)) or (size.isdigit() and int(size) <= _TINY_HALF_POINTS)


def _in_table(run: Any) -> bool:
    """White words in the cell of a table stand on the cell's own ground."""
    return any(local_name(above) == "tc" for above in run.iterancestors())


def _is_on(mark: Any) -> bool:
    return mark is not None and (mark.get(f"{_W}val") or "1").lower() not in ("0", "false", "off")


def _value(mark: Any) -> str | None:
    value = mark.get(f"{_W}val") if mark is not None else None
    return str(value) if value is not None else None


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return (_value(style) or "").lower()


def _hidden_styles(archive: Archive) -> frozenset[str]:
    """The ids of the styles whose words are hidden."""
    if "word/styles.xml" not in archive:
        return frozenset()
    styles = parsed(archive.read("word/styles.xml"), "the document")
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in styles.iter(f"{_W}style")
        if _is_on(style.find(f"{_W}rPr/{_W}vanish"))
    )


def _take_notes(archive: Archive, name: str, read: _Read) -> None:
    """The notes stand at the end; the rules between notes and text, which are notes too in this format, are none."""
    if name not in archive or not read.paragraphs:
        return
    for note in parsed(archive.read(name), "the document"):
        if local_name(note) in ("footnote", "endnote") and note.get(f"{_W}type") in (None, "normal"):
            _take(note, read, frozenset())


def _margins(archive: Archive) -> Iterator[str]:
    """The lines of the heads and feet of the pages."""
    for name in archive.names():
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            for paragraph in parsed(archive.read(name), "the document").iter(f"{_W}p"):
                yield "".join(
                    _run(part) for part, inside in _walked(paragraph) if not inside and local_name(part) == "r"
                )


def _found(archive: Archive, read: _Read) -> Iterator[Found]:
    yield from told_by_margins(_margins(archive), "head or foot of the page")
    if read.title:
        yield Found(field="title", value=read.title, how="heading", confidence=0.9)
    if "docProps/core.xml" not in archive:
        return
    shown = " ".join(" ".join(read.paragraphs[:20]).split()).lower()
    for part in parsed(archive.read("docProps/core.xml"), "the document"):
        words_here = " ".join((part.text or "").split())
        if local_name(part) == "title" and " " in words_here and not _NO_TITLE.fullmatch(words_here):
            yield Found(
                field="title",
                value=words_here,
                how="document title",
                confidence=0.85 if words_here.lower() in shown else 0.6,
            )
        elif local_name(part) == "language" and re.fullmatch(r"[a-z]{2}(?:-\w+)?", words_here):
            yield Found(field="language", value=words_here[:2], how="document language", confidence=0.6)


def _flags(read: _Read) -> Iterator[Flag]:
    if read.hidden:
        yield Flag(
            kind="hidden-text", note=f"{read.hidden} hidden piece{'s' * (read.hidden > 1)} of the document left out"
        )
