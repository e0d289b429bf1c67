"""A document as a Word file, with nothing in it that tells when it was written."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from app.export.document import Block, Document, Heading, Note, Paragraph, Quote, Table, marks

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as Words

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
    _numbered(paper)
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
            said = paper.add_paragraph(f"{block.text} {marks(block.citations)}".rstrip())
            _with_more(paper, said, block.about)
        case Quote():
            quoted = paper.add_paragraph(f"[{block.number}] {block.text}", style="Quote")
            _with_more(paper, quoted, block.about)
        case Table():
            _table(paper, block)
        case Note():
            _small(paper, block.text)
        case _:
            assert_never(block)


def _with_more(paper: WordDocument, said: Words, about: str) -> None:
    """The second line close under the words, and on the same page."""
    if about:
        from docx.shared import Pt

        said.paragraph_format.keep_with_next = True
        said.paragraph_format.space_after = Pt(0)
        _small(paper, about)


def _small(paper: WordDocument, text: str) -> None:
    if text:
        from docx.shared import Pt

        paper.add_paragraph().add_run(text).font.size = Pt(9)


def _table(paper: WordDocument, block: Table) -> None:
    from docx.shared import Emu

    room = paper.sections[0]
    width = int(room.page_width or 0) - int(room.left_margin or 0) - int(room.right_margin or 0)
    table = paper.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.autofit = False
    for row in (block.head, *block.rows):
        for cell, text, share in zip(table.add_row().cells, row, block.shares, strict=True):
            cell.text, cell.width = text, Emu(int(width * share))
            _cell(cell.paragraphs[0], head=row is block.head)


def _cell(words: Words, *, head: bool) -> None:
    from docx.shared import Pt

    words.paragraph_format.space_after = Pt(0)
    for run in words.runs:
        run.font.size, run.bold = Pt(8.5), head or None


def _numbered(paper: WordDocument) -> None:
    """The number at the foot of each page, which Word counts."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    foot = paper.sections[0].footer.paragraphs[0]
    foot.alignment = 1  # in the middle
    foot.add_run("Page ")
    foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))


def same_times(archive: bytes) -> bytes:
    """The same zip with every member dated 1980, so that the same words make the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for member in old.infolist():
            fixed = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type, fixed.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(fixed, old.read(member))
    return written.getvalue()
