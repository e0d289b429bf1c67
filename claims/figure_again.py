"""What a bare number counts again: what its sentence names, what was asked, or the earlier count of the same number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from claims.figure_counts import Quantity
from claims.figure_words import FateWords
from claims.parse import Stretch
from domain.claim import Figure, FigureKind

_TELLING = 3  # a smaller number comes back by chance
_ASKED = 2  # sentences before an answer in which its question may stand


class Earlier(Protocol):
    """A count that was read before."""

    @property
    def at(self) -> int:
        """Its token."""

    @property
    def figure(self) -> Figure:
        """What it counts."""


def kind_again(quantity: Quantity, before: Sequence[Earlier], words: FateWords) -> tuple[FigureKind, int | None] | None:
    """The kind of loss that a bare number counts, and the place in `before` of the count that it repeats, if one does."""
    told = _in_sentence(quantity, words)
    if told is not None:
        return told, _last(before, told)
    alike = [
        n
        for n, b in enumerate(before)
        if _number(b.figure) == _counted(quantity) and (_counted(quantity) or 0) >= _TELLING
    ]
    if alike:
        return before[alike[-1]].figure.kind, alike[-1]
    asked = _asked(quantity, words)
    if asked is not None:
        return asked, _last(before, asked)
    people = [n for n, b in enumerate(before) if b.figure.kind != "equipment"]
    here = before[-1].at >= quantity.first.sent.start if before else False
    at = len(before) - 1 if here or not people else people[-1]
    return (before[at].figure.kind, at) if before else None


def _last(before: Sequence[Earlier], kind: FigureKind) -> int | None:
    return next((n for n in range(len(before) - 1, -1, -1) if before[n].figure.kind == kind), None)


def _in_sentence(quantity: Quantity, words: FateWords) -> FigureKind | None:
    """As in "the prisoners, of whom his movement says there are 71", "spoke of 11 missing men and later of 19"."""
    start, at = quantity.first.sent.start, quantity.first.i
    for token in reversed(list(quantity.first.doc[start:at]) if at > start else []):
        kind = words.kind("count", token)
        if kind is not None and kind != "casualties":
            return kind
    return None


def _asked(quantity: Quantity, words: FateWords) -> FigureKind | None:
    """As in "How many prisoners do you hold? – Forty-eight."."""
    first = quantity.first.sentence
    if quantity.first.doc[quantity.first.sent.start : quantity.first.i].text.strip('"“” '):
        return None
    for n in range(first - 1, max(-1, first - 1 - _ASKED), -1):
        sentence = quantity.first.doc.sents[n]
        if "?" in sentence.text:
            return _named(sentence, words)
    return None


def _named(question: Stretch, words: FateWords) -> FigureKind | None:
    kinds = (words.kind(prefix, token) for token in question for prefix in ("count", "object", "subject"))
    return next((kind for kind in kinds if kind not in (None, "equipment")), None)


def _number(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _counted(quantity: Quantity) -> int | None:
    count = quantity.found.count
    return count.low if count.low is not None else count.high
