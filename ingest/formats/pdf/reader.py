"""A PDF becomes a draft; each way in which it cannot be read has its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from domain.article import Flag
from domain.errors import SourceRefused
from ingest.draft import Draft, Found
from ingest.formats.margins import told_by_margins
from ingest.formats.pdf.furniture import furniture_of, printed_address
from ingest.formats.pdf.layout import Line, in_reading_order, rows_of
from ingest.formats.pdf.paragraphs import body_of
from ingest.formats.pdf.told import found_in, under_headline
from ingest.formats.pdf.words import Page, page_of
from ingest.limits import Limits

PARSER = "pdf/1"
_LOCKED = "it is locked with a password: open it, save it without the password, and add that file"
_BROKEN = "it is a damaged or cut-off PDF: download or save it again"
_SCAN = "it holds no text, so it is a scan: run text recognition (OCR) first, and add what comes out"


def read(data: bytes, digest: str, limits: Limits) -> Draft:
    """The draft of a PDF in reading order, without running heads; SourceRefused when it is locked, damaged or a scan."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]  # late, and it has no types

    document = _opened(data)
    try:
        pages = list(_pages(document, limits))
        metadata = document.get_metadata_dict()
    except pdfium.PdfiumError as problem:
        raise SourceRefused(_BROKEN) from problem
    finally:
        document.close()
    lines, found = _lines(pages)
    if not lines:
        raise SourceRefused(_SCAN)
    raw, body = body_of(lines)
    return Draft(
        raw=raw,
        body=body,
        parser=PARSER,
        digest=digest,
        found=(*found_in(metadata, lines), *found),
        flags=tuple(_hidden(pages)),
        reads_top=True,
    )


def _opened(data: bytes) -> Any:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        raise SourceRefused(_LOCKED if "password" in str(problem).lower() else _BROKEN) from problem
    if not len(document):
        raise SourceRefused(_BROKEN)
    return document


def _pages(document: Any, limits: Limits) -> Iterator[Page]:
    if len(document) > limits.max_pages:
        raise SourceRefused(
            f"it has {len(document):,} pages, more than max_pages = {limits.max_pages:,}: split it, or raise SITREP_MAX_PAGES"
        )
    chars = 0
    for number in range(len(document)):
        page = page_of(document[number])
        chars += sum(len(word.text) + 1 for word in page.words)
        if chars > limits.max_article_chars:
            raise SourceRefused(
                f"its text has more than max_article_chars = {limits.max_article_chars:,} characters: "
                "split it into articles, or raise SITREP_MAX_ARTICLE_CHARS"
            )
        yield page


def _lines(pages: list[Page]) -> tuple[list[Line], list[Found]]:
    """All lines of the article in reading order, and the address that a browser printed beside it."""
    rows = [rows_of((w for w in page.words if not w.hidden), number) for number, page in enumerate(pages)]
    furniture = furniture_of(rows, [page.height for page in pages])
    address = next(
        (url for page in rows for row in page if id(row) in furniture and (url := printed_address(row.text))), None
    )
    lines: list[Line] = []
    for page in rows:
        kept = [row for row in page if id(row) not in furniture]
        lines += in_reading_order(kept, lines[-1].column + 1 if lines else 0)
    head, lines = under_headline(lines)
    margins = [*(line.text for line in head), *(row.text for page in rows for row in page if id(row) in furniture)]
    found = [Found(field="url", value=address, how="printed at the foot", confidence=0.7)] if address else []
    return lines, [*found, *told_by_margins(margins, "head or foot of the page")]


def _hidden(pages: list[Page]) -> Iterator[Flag]:
    words = [word.text for page in pages for word in page.words if word.hidden]
    if len(words) >= 3:
        yield Flag(kind="hidden-text", note=f"{len(words)} words that the page does not show were left out")
    if any(page.scanned for page in pages):
        yield Flag(
            kind="hidden-text",
            note="the text was read from a scan by a machine: compare it with the picture of the page",
        )
