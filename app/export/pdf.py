"""A document as a PDF with its font inside, and nothing in it that tells when it was written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, assert_never
from xml.sax.saxutils import escape

from app.export.document import Block, Document, Heading, Note, Paragraph, Quote, Table, marks
from app.export.fonts import BOLD, REGULAR, Letters, from_right, letters

_GREY, _LINE = "#4b5563", "#c3cad6"
_SHADE = "#f1f3f6"
_WIDTH = 451  # points between the margins of A4
_NAMED = 40  # letters without a shape that the note lists


def pdf(made: Document) -> bytes:
    """The document as PDF; a note says which letters its font cannot show."""
    from reportlab.platypus import SimpleDocTemplate  # type: ignore[import-untyped]  # late, and it has no types

    known = letters()
    made = made if ord("→") in known.known else plain_arrows(made)
    written = io.BytesIO()
    paper = SimpleDocTemplate(
        written, title=made.title, author="Sitrep", lang="en", invariant=1, initialFontName=REGULAR
    )
    styles = _styles()
    shown = [_words(made.title, known, styles["title"])]
    shown += [_words(text, known, styles["note"]) for text in remarks(made, known)]
    for block in made.blocks:
        shown += _flowables(block, known, styles)
    paper.build(shown, onFirstPage=_numbered, onLaterPages=_numbered)
    return written.getvalue()


def _numbered(sheet: Any, paper: Any) -> None:
    """The number at the foot of a page."""
    sheet.setFont(REGULAR, 8)
    sheet.setFillColor(_GREY)
    sheet.drawCentredString(paper.pagesize[0] / 2, 36, f"Page {paper.page}")


def plain_arrows(made: Document) -> Document:
    """The document with ">" between the hops of its chains, for a font without arrows; quotations stay as they are."""
    blocks = (
        replace(b, about=b.about.replace(" → ", " > ")) if isinstance(b, Paragraph | Quote) else b for b in made.blocks
    )
    return replace(made, blocks=tuple(blocks))


def remarks(made: Document, known: Letters) -> tuple[str, ...]:
    """What a reader of the PDF must know about its letters."""
    texts = tuple(texts_of(made))
    lacking = known.lacking(texts)
    said = []
    if lacking:
        codes = ", ".join(f"U+{ord(letter):04X}" for letter in lacking[:_NAMED])
        more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
        said.append(
            f"The font of this PDF has no shape for {len(lacking)} of the letters used, which are written as code points: "
            f"{codes}{more}. The other formats hold them as they are."
        )
    if from_right(texts):
        said.append(
            "Words that are read from right to left are not joined or turned here; the other formats show them well."
        )
    return tuple(said)


def texts_of(made: Document) -> Iterator[str]:
    """Every text of the document."""
    yield made.title
    for block in made.blocks:
        match block:
            case Heading() | Note():
                yield block.text
            case Paragraph() | Quote():
                yield from (block.text, block.about)
            case Table():
                yield from block.head
                for row in block.rows:
                    yield from row
            case _:
                assert_never(block)


def _flowables(block: Block, known: Letters, styles: dict[str, Any]) -> Iterator[Any]:
    match block:
        case Heading():
            yield _words(block.text, known, styles["heading" if block.level == 1 else "small heading"])
        case Paragraph():
            kept = "said before more" if block.about else "said"
            yield _words(f"{block.text} {marks(block.citations)}".rstrip(), known, styles[kept])
            if block.about:
                yield _words(block.about, known, styles["about"])
        case Quote():
            yield _words(f"[{block.number}] {block.text}", known, styles["quote"])
            yield _words(block.about, known, styles["about"])
        case Table():
            yield _table(block, known, styles)
        case Note():
            yield _words(block.text, known, styles["note"])
        case _:
            assert_never(block)


def _words(text: str, known: Letters, style: Any) -> Any:
    """The text as reportlab takes it: escaped, because it reads marks of its own."""
    from reportlab.platypus import Paragraph as Words

    return Words(escape(known.fit(text)), style)


def _table(block: Table, known: Letters, styles: dict[str, Any]) -> Any:
    """Columns as wide as they need, relative to each other; a row that is higher than a page goes on on the next one."""
    from reportlab.platypus import Table as Grid

    cells = [[_words(cell, known, styles["head cell"]) for cell in block.head]]
    cells += [[_words(cell, known, styles["cell"]) for cell in row] for row in block.rows]
    lines = [("GRID", (0, 0), (-1, -1), 0.4, _LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    lines.append(("BACKGROUND", (0, 0), (-1, 0), _SHADE))
    widths = [_WIDTH * share for share in block.shares]
    return Grid(cells, colWidths=widths, style=lines, repeatRows=1, splitInRow=1)


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # late, and it has no types

    base = ParagraphStyle("said", fontName=REGULAR, fontSize=10, leading=14, spaceBefore=5, splitLongWords=1)
    small: dict[str, Any] = {"fontSize": 8, "leading": 11, "textColor": _GREY, "spaceBefore": 0, "spaceAfter": 4}
    return {
        "said": base,
        "said before more": ParagraphStyle("said before more", base, keepWithNext=1),
        "title": ParagraphStyle("title", base, fontName=BOLD, fontSize=17, leading=22, spaceAfter=8),
        "heading": ParagraphStyle(
            "heading", base, fontName=BOLD, fontSize=12, leading=16, spaceBefore=14, keepWithNext=1
        ),
        "small heading": ParagraphStyle("small heading", base, fontName=BOLD, keepWithNext=1),
        "about": ParagraphStyle("about", base, **small),
        "note": ParagraphStyle("note", base, **small),
        "quote": ParagraphStyle("quote", base, leftIndent=12, keepWithNext=1),
        "cell": ParagraphStyle("cell", base, fontSize=7, leading=9, spaceBefore=0),
        "head cell": ParagraphStyle("head cell", base, fontName=BOLD, fontSize=7, leading=9, spaceBefore=0),
    }
