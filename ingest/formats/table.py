"""Tables (CSV): each row is one article, its columns named as the fields of a JSON record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from domain.errors import SourceRefused
from ingest.decode import Decoded
from ingest.draft import Broken, Draft, encoding_found
from ingest.formats.records import TEXTS, or_broken
from ingest.wordlist import words

PARSER = "csv/1"
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 20_000_000
_NAMED = words(
    "text body content article id doc_id title headline outlet source publisher published published_at date byline author "
    "url link licence license language updated"
)


def read(decoded: Decoded) -> Iterator[Draft | Broken]:
    """The drafts of the rows; SourceRefused when no column is called "text" or the like."""
    first = decoded.text.lstrip("\ufeff \r\n").partition("\n")[0]
    rows = _rows(decoded.text, delimiter_of(first))
    _, header = next(rows, (0, []))
    names = [name.strip().strip("\ufeff").lower().replace("-", "_") for name in header]
    if not set(names) & set(TEXTS):
        raise SourceRefused(
            'it has no column with the words of the articles: name the columns in the first row, the words "text"'
        )
    number = -1
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        number += 1
        yield _row(names, cells, number, f"row {line}", decoded)
    if number < 0:
        raise SourceRefused("it has a row of names but no article under it: check that it was exported properly")


def delimiter_of(first: str) -> str:
    """The sign between the cells: the one that leaves the most known names in the first row."""

    def known(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip(" \"'\r").lower() for cell in first.split(delimiter)]
        return len(_NAMED.intersection(cells)), len(cells)

    return max(_DELIMITERS, key=known)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as a spreadsheet shows it."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as problem:
            raise SourceRefused(
                f"row {number} cannot be read as a table ({problem}): export it again as CSV"
            ) from problem
        if row is None:
            return
        yield number, row


def _row(names: list[str], cells: list[str], number: int, part: str, decoded: Decoded) -> Draft | Broken:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        problem = (
            f"it has {len(cells)} cells under {len(names)} names: put quotation marks around cells with the separator"
        )
        return Broken(part=part, problem=SourceRefused(problem))
    record = {name: cell.replace("\0", "") for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
    draft = or_broken(record, number, part, PARSER)
    if isinstance(draft, Broken):
        return draft
    return replace(draft, found=(*draft.found, *encoding_found(decoded.encoding, decoded.confidence)))
