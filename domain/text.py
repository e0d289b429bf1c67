"""Text and places in it: spans, sentences, and the way back from stored text to the raw file."""

from __future__ import annotations

import bisect
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open run of Unicode code points, ``[start, end)``, in the stored text of one article version.

    >>> Span(start=4, end=7).of("one two three")
    'two'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start!r}..{self.end!r}")

    def of(self, text: str) -> str:
        """The words of this span, read through it."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point.

        >>> Span(start=0, end=3).overlaps(Span(start=3, end=5))
        False
        """
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span.

        >>> Span(start=0, end=9).holds(Span(start=3, end=9))
        True
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Stored ``[start, end)`` came from raw ``[raw_start, raw_end)``; one to one when the two lengths are equal."""

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """The way back from stored text to raw text: pieces in order, covering the stored text without a gap.

    >>> m = OffsetMap(pieces=(Piece(start=0, end=3, raw_start=0, raw_end=3), Piece(start=3, end=6, raw_start=9, raw_end=12)))
    >>> m.to_raw(Span(start=1, end=5))
    Span(start=1, end=11)
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was stored as it was read."""
        return cls(pieces=(Piece(start=0, end=length, raw_start=0, raw_end=length),) if length else ())

    def to_raw(self, span: Span) -> Span:
        """The raw span that holds everything the stored span came from (an empty map gives the span itself)."""
        if not self.pieces:
            return span
        if span.start == span.end:
            at = self._start(span.start)
            return Span(start=at, end=at)
        return Span(start=self._start(span.start), end=self._end(span.end))

    def _piece(self, offset: int) -> Piece:
        at = bisect.bisect_right(self.pieces, offset, key=lambda p: p.start) - 1
        return self.pieces[max(0, at)]

    def _start(self, offset: int) -> int:
        piece = self._piece(offset)
        if piece.end - piece.start == piece.raw_end - piece.raw_start:
            return min(piece.raw_end, piece.raw_start + offset - piece.start)
        return piece.raw_start

    def _end(self, offset: int) -> int:
        piece = self._piece(offset - 1)
        if piece.end - piece.start == piece.raw_end - piece.raw_start:
            return min(piece.raw_end, piece.raw_start + offset - piece.start)
        return piece.raw_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article version, cut once at ingest. `paragraph` counts from 0."""

    index: int
    start: int
    end: int
    paragraph: int = 0

    @property
    def span(self) -> Span:
        """Where the sentence stands in the stored text."""
        return Span(start=self.start, end=self.end)

    def of(self, text: str) -> str:
        """The words of the sentence, read through its place.

        >>> Sentence(index=0, start=4, end=7).of("one two three")
        'two'
        """
        return text[self.start : self.end]  # as `span.of`, which a question asks for thousands of times


def sentence_id(article: str, version: int, index: int) -> str:
    """The readable id of a sentence, the only thing an engine may point at.

    >>> sentence_id("courier-1f2e3d4c", 1, 7)
    'courier-1f2e3d4c@1.7'
    """
    return f"{article}@{version}.{index}"


def parse_sentence_id(text: str) -> tuple[str, int, int]:
    """(article, version, index) of a sentence id; ValueError when it is none.

    >>> parse_sentence_id("courier-1f2e3d4c@1.7")
    ('courier-1f2e3d4c', 1, 7)
    """
    article, _, place = text.rpartition("@")
    version, _, index = place.partition(".")
    if not (article and version.isascii() and version.isdigit() and index.isascii() and index.isdigit()):
        raise ValueError(f"not a sentence id: {text!r}")
    return article, int(version), int(index)
