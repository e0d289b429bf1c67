"""An article as the rules read it: its parse, with its quotations marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.parse import Doc, Token
from claims.quotations import quoted
from claims.tree import words_in

LONG_QUOTATION = 5  # words: a shorter one may be a scare quote
LONGEST_SENTENCE = 400  # tokens: beyond it a "sentence" is a table or debris, and is not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Tokens `[first, last)` inside quotation marks, marks included, and the number of words."""

    first: int
    last: int
    closed: bool
    words: int

    @property
    def tokens(self) -> frozenset[int]:
        """Their indices."""
        return frozenset(range(self.first, self.last))


class Reading:
    """A parsed article: its tokens, sentences and quotations."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self.quotations = tuple(_quotations(doc))
        self._at: dict[int, int] = {i: k for k, q in enumerate(self.quotations) for i in range(q.first, q.last)}

    def quotation_at(self, token: int) -> int | None:
        """The number of the quotation that holds the token, if any."""
        return self._at.get(token)

    def deep_in_quotation(self, token: int) -> bool:
        """True inside a real quotation, as opposed to a scare quote."""
        k = self._at.get(token)
        return k is not None and self.quotations[k].words >= LONG_QUOTATION

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The sentences short enough to be language."""
        cut = (tuple(s) for s in self.doc.sents)
        return tuple(s for s in cut if len(s) <= LONGEST_SENTENCE)


def _quotations(doc: Doc) -> Iterator[Quotation]:
    for q in quoted(doc.text):
        span = doc.covering(q.start, q.end)
        if span:
            yield Quotation(first=span.start, last=span.end, closed=q.closed, words=words_in(span))
