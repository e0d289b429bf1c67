"""What every reading format is written from: a title and blocks of plain text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.text import harmless

_UNSEEN = re.compile("[\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]")  # not letters, or letters nobody can see
_NARROWEST, _WIDEST = 15, 60  # letters by which a column of a table is weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The name of a part; level 1 is a part of the document, 2 a part of that."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words with the numbers of their citations; `about` says who, through whom, when, and what to be careful of."""

    text: str
    citations: tuple[int, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words of a source under their citation number; `about` says where they stand."""

    number: int
    text: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of as many cells as `head` names."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of the width each column takes, by its longest cell: in all 1."""
        longest = (max(map(len, column)) for column in zip(self.head, *self.rows, strict=True))
        wanted = [min(max(letters, _NARROWEST), _WIDEST) for letters in longest]
        return tuple(one / sum(wanted) for one in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark of Sitrep's own."""

    text: str


Block = Heading | Paragraph | Quote | Table | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A title and blocks; every text in it is one line that no format can trip over. Made by `document`."""

    title: str
    blocks: tuple[Block, ...]


def document(title: str, blocks: Iterable[Block]) -> Document:
    """The document, with every text in it made `plain`."""
    made: Document = each_text(Document(title=title, blocks=tuple(blocks)))
    return made


def each_text(value: Any) -> Any:
    """The same nouns with every text made `plain`."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(each_text(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value, **{f.name: each_text(getattr(value, f.name)) for f in dataclasses.fields(value)}
        )
    return value


def plain(text: str) -> str:
    r"""The text on one line, without what cannot be seen or would turn its reading direction around.

    >>> plain("one\n two\u202e\x00")
    'one two'
    """
    return " ".join(_UNSEEN.sub("", harmless(text.replace("\r", "\n"))).split())


def marks(numbers: Iterable[int]) -> str:
    """Citation numbers as a reader sees them.

    >>> marks((1, 3))
    '[1][3]'
    """
    return "".join(f"[{number}]" for number in numbers)
