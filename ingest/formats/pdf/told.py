"""What a PDF tells of itself: its title and dates where they are plausible, and the headline by its size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.draft import Found
from ingest.formats.pdf.layout import Line
from ingest.formats.pdf.paragraphs import usual_size

_NO_TITLE = re.compile(
    r"untitled|unspecified|anonymous|(?:microsoft )?(?:word|powerpoint|excel)\s*[-–].*"
    r"|.*\.(?:docx?|indd|qxp|rtf|txt|html?|pdf|pub|odt|tex)"
    r"|document\s*\d*|layout\s*\d*|page\s*\d*|slide\s*\d*|[\W\d_]*|.*[\\/].*\.\w{2,4}",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_HEADLINE = 1.15
_MASTHEAD = 6


def found_in(metadata: Mapping[str, str], lines: Sequence[Line]) -> Iterator[Found]:
    """The title, with a confidence by whether the page shows it too."""
    shown = " ".join(_WORDS.findall(" ".join(line.text for line in lines[:40]).lower()))
    title = " ".join(metadata.get("Title", "").split())
    if is_title(title):
        sure = " ".join(_WORDS.findall(title.lower())) in shown
        yield Found(field="title", value=title, how="PDF title", confidence=0.9 if sure else 0.6)
    if headline := headline_of(lines):
        yield Found(field="title", value=headline, how="largest line", confidence=0.85)


def is_title(title: str) -> bool:
    """Two or more words that are no file name and no program's own: not "Microsoft Word - final2.doc"."""
    return len(_WORDS.findall(title)) >= 2 and len(title) <= 250 and not _NO_TITLE.fullmatch(title)


def headline_of(lines: Sequence[Line]) -> str | None:
    """The lines of the first page in its largest letters, where they are larger than the text's and short."""
    place = _headline_place(lines)
    return " ".join(line.text for line in lines[place.start : place.stop]) if place else None


def under_headline(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The masthead, of at most six short lines over the headline, and the lines from the headline on."""
    place = _headline_place(lines)
    head = lines[: place.start]
    if len(head) <= _MASTHEAD and all(
        len(line.text) <= 120 and not line.text.endswith((".", "?", "!")) for line in head
    ):
        return head, lines[place.start :]
    return [], lines


def _headline_place(lines: Sequence[Line]) -> range:
    """Where the headline stands among the lines; empty where there is none."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    largest = max((line.size for line in first), default=0.0)
    if not largest or largest < _HEADLINE * usual_size(lines):
        return range(0)
    start = next(at for at, line in enumerate(first) if line.size >= 0.97 * largest)
    end = start
    while end < len(first) and first[end].size >= 0.97 * largest:
        end += 1
    headline = " ".join(line.text for line in first[start:end])
    return range(start, end) if is_title(headline) and end - start <= 5 else range(0)
