"""A parsed text as plain Python objects: what spaCy found, read once, since asking spaCy for a token anew is slow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload


class Kind(NamedTuple):
    """All that a word has apart from its place: the same for every token of the same word, tag and relation."""

    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    is_space: bool
    is_punct: bool
    is_alpha: bool
    is_digit: bool
    like_num: bool


class Token:
    """One token, named as in spaCy: `i` is its index, `idx` its first character, a root is its own `head`."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_alpha", "is_digit", "is_punct", "is_space",
        "lemma_", "like_num", "lower_", "pos_", "sentence", "tag_", "text",
    )  # fmt: skip

    def __init__(self, doc: Doc, i: int, idx: int, kind: Kind, sentence: int) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        (
            self.text, self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_,
            self.is_space, self.is_punct, self.is_alpha, self.is_digit, self.like_num,
        ) = kind  # fmt: skip
        self.sentence = sentence
        self.head: Token = self
        self.children: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def sent(self) -> Stretch:
        """Its sentence."""
        return self.doc.sents[self.sentence]

    @property
    def whitespace_(self) -> str:
        """The blank after it, or nothing."""
        end = self.idx + len(self.text)
        after = self.doc.tokens[self.i + 1].idx if self.i + 1 < len(self.doc.tokens) else len(self.doc.text)
        return self.doc.text[end:after]

    @property
    def is_sent_start(self) -> bool:
        """True for the first of its sentence."""
        return self.sent.start == self.i

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens that it hangs from, the nearest first."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and everything below it, each word between what hangs from it on its left and on its right."""
        waiting = [(self, False)]
        while waiting:
            here, done = waiting.pop()
            if done or not here.children:
                yield here
                continue
            waiting += [(c, False) for c in reversed(here.children) if c.i > here.i]
            waiting.append((here, True))
            waiting += [(c, False) for c in reversed(here.children) if c.i < here.i]

    @property
    def left_edge(self) -> Token:
        """The first of its subtree."""
        return min(self.subtree, key=lambda t: t.i)

    @property
    def right_edge(self) -> Token:
        """The last of its subtree."""
        return max(self.subtree, key=lambda t: t.i)

    def nbor(self, step: int = 1) -> Token:
        """The token so many places on; IndexError outside the text."""
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(f"no token {step} places from token {self.i} of {len(self.doc)}")
        return self.doc.tokens[self.i + step]


@dataclass(frozen=True, slots=True)
class Stretch(Sequence[Token]):
    """Tokens `[start, end)` of a text."""

    doc: Doc
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[range(self.start, self.end)[at]]

    @property
    def sent(self) -> Stretch:
        """The sentence of its first token."""
        return self.doc.tokens[self.start].sent

    @property
    def text(self) -> str:
        """Its words as they stand in the text, without the blank after the last."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Where its first token begins."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where its last token ends; the start when it holds none."""
        last = self.doc.tokens[self.end - 1] if self.end > self.start else None
        return last.idx + len(last.text) if last else self.start_char

    @property
    def root(self) -> Token:
        """The token with the shortest way to the root of the sentence, the first of several; IndexError when it is empty."""
        tokens = self.doc.tokens[self.start : self.end]
        return min(tokens, key=lambda t: sum(1 for _ in t.ancestors))


@dataclass(slots=True, eq=False)
class Doc(Sequence[Token]):
    """A text with its tokens and sentences."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    sents: tuple[Stretch, ...] = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if at.__class__ is int:  # by far the most often asked for
            return self.tokens[at]
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Stretch(self, first, max(first, last))
        return self.tokens[at]

    def covering(self, start: int, end: int) -> Stretch | None:
        """The tokens that the characters `[start, end)` touch, None where there are none."""
        if not 0 <= start < end <= len(self.text):
            return None
        first = bisect_right(self.tokens, start, key=_place) - 1
        last = bisect_right(self.tokens, end - 1, key=_place)
        if start >= self.tokens[first].idx + len(self.tokens[first].text):
            first += 1  # a blank belongs to no token
        return Stretch(self, first, max(first, last))

    def char_span(self, start: int, end: int, *, alignment_mode: str = "expand") -> Stretch | None:
        """As `covering`, by spaCy's name for it; ValueError for another way to align."""
        if alignment_mode != "expand":
            raise ValueError(f"only 'expand' is known, not {alignment_mode!r}")
        return self.covering(start, end)


def _place(token: Token) -> int:
    return token.idx
