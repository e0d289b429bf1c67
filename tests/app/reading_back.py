"""The words of exported files, read back as another program would."""

from __future__ import annotations

import io
import re
from contextlib import closing

import docx
import pypdfium2


def in_word(content: bytes) -> str:
    """The paragraphs and cells of a Word file."""
    paper = docx.Document(io.BytesIO(content))
    cells = (cell.text for grid in paper.tables for row in grid.rows for cell in row.cells)
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def in_pdf(content: bytes) -> str:
    """The words of a PDF; a hyphen that ends a line is a hyphen."""
    with closing(pypdfium2.PdfDocument(content)) as paper:
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in paper).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    """The text without spaces, because each format breaks its lines where it likes."""
    return re.sub(r"\s+", "", text)
