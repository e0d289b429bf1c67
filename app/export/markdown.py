"""A document as Markdown, in which no word of an article can become a link, an image, HTML or any other mark."""

from __future__ import annotations

import re
from typing import assert_never

from app.export.document import Block, Document, Heading, Note, Paragraph, Quote, Table, marks

_MARK = re.compile(r"([\\`*_{}\[\]<>#|~&^$@])")  # wherever it stands, it may begin a mark in some reader
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)  # what some readers turn into a link unasked
_START = re.compile(r"^([-+=:!]|\d+(?=[.)]))")  # at the start of a line: a list, a heading, a definition


def markdown(made: Document) -> bytes:
    """The document as UTF-8 Markdown."""
    parts = [f"# {safe(made.title)}", *(_block(block) for block in made.blocks)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def safe(text: str) -> str:
    r"""The text so that every reader shows it as it is.

    >>> print(safe("![x](http://a.example) <b> - 1."))
    \!\[x\](http\://a.example) \<b\> - 1.
    >>> print(safe("- no list"), safe("1. no list"))
    \- no list 1\. no list
    """
    marked = _ADDRESS.sub(lambda found: "\\" + found[0], _MARK.sub(r"\\\1", text))
    start = _START.match(marked)
    if start is None:
        return marked
    return f"{start[0]}\\{marked[start.end() :]}" if start[0].isdigit() else "\\" + marked


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {safe(block.text)}"
        case Paragraph():
            about = f"  \n  *{safe(block.about)}*" if block.about else ""
            return f"- {safe(block.text)} {marks(block.citations)}".rstrip() + about
        case Quote():
            return f"**[{block.number}]**\n\n> {safe(block.text)}\n\n{safe(block.about)}"
        case Table():
            rows = (block.head, tuple("---" for _ in block.head), *block.rows)
            return "\n".join(f"| {' | '.join(_cell(cell, n) for cell in row)} |" for n, row in enumerate(rows))
        case Note():
            return safe(block.text)
    assert_never(block)


def _cell(text: str, row: int) -> str:
    return text if row == 1 else safe(text)
