"""Pieces of a model's reply become whole lines as they arrive: bounded, and without what the model thinks aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from answering.faults import TOO_LONG

T = TypeVar("T")
MOST_OF_A_LINE = 4_000
"""Characters of a line that are read; a statement is far shorter, and a line may never end."""

MOST = 200_000
"""Characters of a reply that are read."""


def lines(pieces: Iterable[str]) -> Iterator[str]:
    r"""Each line as soon as it is complete, the last at the end; ModelFailed after MOST characters.

    >>> list(lines(["One. [1]\nTw", "o. [2]", "\n", "Three"]))
    ['One. [1]', 'Two. [2]', 'Three']
    """
    kept, read = "", 0
    for piece in pieces:
        read += len(piece)
        *done, kept = (kept + piece).split("\n")
        yield from (line[:MOST_OF_A_LINE] for line in done)
        kept = kept[:MOST_OF_A_LINE]
        if read > MOST:
            raise TOO_LONG.failed(f"the reply goes on after {MOST:,} characters")
    if kept:
        yield kept


def spoken(said: Iterable[str]) -> Iterator[str]:
    """The lines without what stands between think tags, as some models write first.

    >>> list(spoken(["<think>One [1]", "or two", "</think>Two. [2]", "Three."]))
    ['Two. [2]', 'Three.']
    """
    thinking = False
    for line in said:
        left, aloud = line, ""
        while left:
            before, mark, left = left.partition("</think>" if thinking else "<think>")
            aloud += "" if thinking else before
            thinking = thinking != bool(mark)
        if aloud.strip():
            yield aloud


def once(said: Iterable[T], words: Callable[[T], str]) -> Iterator[T]:
    """What is said, without what was said before in the same words: several calls may find the same.

    >>> list(once(["Two were hurt.", "two  were hurt.", "One fell."], str))
    ['Two were hurt.', 'One fell.']
    """
    known: set[str] = set()
    for one in said:
        key = " ".join(words(one).casefold().split())
        if key not in known:
            known.add(key)
            yield one
