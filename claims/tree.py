"""Walks over a parsed sentence: sets of token indices."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from claims.parse import Doc, Token
from domain.text import Span

Tokens = frozenset[int]
NONE: Tokens = frozenset()
_OPENERS, _CLOSERS = frozenset("“\"‘'(«"), frozenset("”\"’')»")


def subtree(token: Token, without: Collection[int] = ()) -> Tokens:
    """The token and everything below it, leaving out the branches that begin at `without`."""
    found: set[int] = set()
    waiting = [token]
    while waiting:
        here = waiting.pop()
        if here.i in without or here.i in found:
            continue
        found.add(here.i)
        if here.children:
            waiting.extend(here.children)
    return frozenset(found)


def subtrees(tokens: Iterable[Token]) -> Tokens:
    """Everything at and below the tokens."""
    return frozenset().union(*(subtree(t) for t in tokens))


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """The direct dependents with one of these labels, in text order."""
    return tuple([c for c in token.children if c.dep_ in labels]) if token.children else ()


def trimmed(doc: Doc, tokens: Iterable[int]) -> Tokens:
    """The tokens without blanks and stray punctuation at both ends; quotation marks and brackets stay."""
    kept = [doc.tokens[i] for i in sorted(tokens)]
    first, last = 0, len(kept)
    while first < last and (kept[first].is_space or (kept[first].is_punct and kept[first].text not in _OPENERS)):
        first += 1
    while first < last and (
        kept[last - 1].is_space or (kept[last - 1].is_punct and kept[last - 1].text not in _CLOSERS)
    ):
        last -= 1
    return frozenset([t.i for t in kept[first:last]])


def run_around(head: int, tokens: Tokens) -> Tokens:
    """The unbroken run of `tokens` that holds `head`."""
    first = last = head
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    return frozenset(range(first, last + 1))


def spans(doc: Doc, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The stretches of text that the tokens cover, joined where only blanks stand between; blanks alone are none."""
    every = doc.tokens
    runs: list[tuple[int, int]] = []
    for i in sorted([i for i in tokens if not every[i].is_space]):
        if runs and (runs[-1][1] + 1 == i or all(every[k].is_space for k in range(runs[-1][1] + 1, i))):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return tuple(Span(start=every[a].idx, end=every[b].idx + len(every[b].text)) for a, b in runs)


def words_in(tokens: Iterable[Token]) -> int:
    """How many of the tokens are words."""
    return sum(1 for t in tokens if t.is_alpha)


def topmost(tokens: Sequence[Token]) -> Token:
    """The token that the others hang from (the last one when the parse gives none)."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[-1])
