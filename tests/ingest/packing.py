"""Builders of packed files for the tests of this room."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from domain.report import Link
from ingest.draft import Broken, Draft
from ingest.formats import read
from ingest.limits import Limits
from tests.ingest.build import written

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these members."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


def docx(body: str, **others: str) -> bytes:
    """A Word document with this body; `others` are further parts, "__" in a name standing for "/" and "_xml" for ".xml"."""
    names = {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in others.items()}
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document, **names})


def para(text: str, marks: str = "", style: str = "") -> str:
    """A paragraph of one run."""
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{kind}<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pieces(folder: Path, name: str, data: bytes | str, limits: Limits = Limits()) -> list[Draft | Broken | Link]:  # noqa: B008 -- Limits is frozen
    """All that a file gives."""
    return list(read(written(folder, name, data), name, limits))


def only(folder: Path, name: str, data: bytes | str) -> Draft:
    """The one draft of a file."""
    (draft,) = pieces(folder, name, data)
    assert isinstance(draft, Draft), draft
    return draft


def value(draft: Draft, field: str) -> object:
    """The surest value of a field."""
    return max((one for one in draft.found if one.field == field), key=lambda one: one.confidence).value
