"""A document as a Word file, with nothing in it that tells when it was written."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from app.export.document import Block, Document, Heading, Note, Paragraph, Quote, Table, marks

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_ONE_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - Word's properties take a time without a zone
_LONGEST = 255  # characters that Word takes as a title


def word(made: Document) -> bytes:
    """The document as docx."""
    import docx  # late: other commands need no Word

    paper = docx.Document()
    known = paper.core_properties
    known.title, known.author, known.last_modified_by, known.comments = made.title[:_LONGEST], "Sitrep", "Sitrep", ""
    known.created = known.modified = _ONE_DAY
    paper.add_heading(made.title, 0)
    for block in made.blocks:
        _add(paper, block)
    written = io.BytesIO()
    paper.save(written)
    return same_times(written.getvalue())


def _add(paper: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            paper.add_heading(block.text, block.level)
        case Paragraph():
            paper.add_paragraph(f"{block.text} {marks(block.citations)}".rstrip())
            _small(paper, block.about)
        case Quote():
            paper.add_paragraph(f"[{block.number}] {block.text}", style="Quote")
            _small(paper, block.about)
        case Table():
            _table(paper, block)
        case Note():
            _small(paper, block.text)
        case _:
            assert_never(block)


def _small(paper: WordDocument, text: str) -> None:
    if text:
        from docx.shared import Pt

        paper.add_paragraph().add_run(text).font.size = Pt(9)


def _table(paper: WordDocument, block: Table) -> None:
    table = paper.add_table(rows=0, cols=len(block.head), style="Table Grid")
    for row in (block.head, *block.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def same_times(archive: bytes) -> bytes:
    """The same zip with every member dated 1980, so that the same words make the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for member in old.infolist():
            fixed = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type, fixed.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(fixed, old.read(member))
    return written.getvalue()
