"""The Word files of the gold set."""

# ruff: noqa: E501 - markup stands here as it stands in the files

from __future__ import annotations

import io
from datetime import UTC, datetime
from html import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from evals.ingest.making.packing import repack
from evals.ingest.making.texts import Texts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document_bytes(paper: docx.document.Document, author: str = "") -> bytes:
    """The finished file, with no title among its properties."""
    paper.core_properties.author, paper.core_properties.title = author, ""
    paper.core_properties.created = paper.core_properties.modified = datetime(2033, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    paper.save(out)
    return repack(out.getvalue())


def docx_byline(texts: Texts) -> bytes:
    """A feature with the styles Title and Subtitle and a byline."""
    paper = docx.Document()
    paper.add_paragraph("A mayor comes home for ninety minutes", style="Title")
    paper.add_paragraph("Brana was shown to her through a window", style="Subtitle")
    paper.add_paragraph("By Sofie Lantz")
    paper.add_paragraph("The Corvale Herald, 6 March 2033")
    for text in texts["docx-byline"]:
        paper.add_paragraph(text)
    return document_bytes(paper, "SLantz")


def docx_table(texts: Texts) -> bytes:
    """A report with a table between its paragraphs."""
    paper = docx.Document()
    paper.add_heading("Hospital and army disagree about the wounded of Keld", 1)
    paper.add_paragraph("Keld Gazette, 24 May 2033")
    for text in texts["docx-table"]:
        if " | " not in text:
            paper.add_paragraph(text)
            continue
        rows = [row.split(" | ") for row in text.split("\n")]
        table = paper.add_table(rows=len(rows), cols=3)
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, value in zip(cells.cells, row, strict=True):
                cell.text = value
    return document_bytes(paper)


def docx_tracked(texts: Texts) -> bytes:
    """A report with one deletion, one insertion and one hidden paragraph."""
    paper = docx.Document()
    paper.add_heading("Sixty-three rescued from drifting ferry", 1)
    paper.add_paragraph("Lund Tidings, 12 November 2031")
    mark = 'w:id="{}" w:author="Desk" w:date="2031-11-12T08:00:00Z"'
    for text in texts["docx-tracked"]:
        if "hijacked by terrorists" not in text:
            paper.add_paragraph(text)
            continue
        before, after = text.split("terrorists", 1)
        line = paper.add_paragraph(before)
        line._p.append(
            parse_xml(f"<w:del {W} {mark.format(1)}><w:r><w:delText>pirates of unknown flag</w:delText></w:r></w:del>")
        )
        line._p.append(parse_xml(f"<w:ins {W} {mark.format(2)}><w:r><w:t>terrorists</w:t></w:r></w:ins>"))
        line.add_run(after)
    secret = paper.add_paragraph().add_run(
        "Desk only: the captain is Oskar Brum, keep his name out until he is charged."
    )
    secret.font.hidden = True
    return document_bytes(paper)


def docx_header(texts: Texts) -> bytes:
    """An agency report with a running head and foot."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "VPA SERVICE COPY - 18 June 2031 - NOT FOR PUBLIC DISPLAY"
    paper.sections[0].footer.paragraphs[0].text = "Velmora Press Agency, Almera, vpa.example, all rights reserved"
    paper.add_heading("Velmora's parliament extends emergency in the river provinces", 1)
    first, *others = texts["docx-header"]
    paper.add_paragraph(f"ALMERA, Velmora, June 18 (VPA) - {first}")
    for text in others:
        paper.add_paragraph(text)
    return document_bytes(paper)


def docx_notes(texts: Texts) -> bytes:
    """A report with two footnotes."""
    paper = docx.Document()
    paper.add_paragraph("Report leaves the cause of the Orsk fire open", style="Title")
    paper.add_paragraph("By Theo Lamm")
    paper.add_paragraph("Corvale Review, 19 August 2033")
    lines = [paper.add_paragraph(text) for text in texts["docx-notes"]]
    for number, line in ((1, lines[0]), (2, lines[2])):
        line._p.append(
            parse_xml(
                f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            )
        )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(t)}</w:t></w:r></w:p></w:footnote>'
        for n, t in enumerate(texts["docx-notes-notes"], 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {W}>{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), paper.part.package)
    paper.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return document_bytes(paper)
