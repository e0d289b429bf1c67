"""What of an article is compared when copies are looked for: runs of four words outside quotations, as numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from domain.article import Article
from domain.text import Sentence

Hashes = NDArray[np.uint64]
WORDS = 4  # in a shingle: three are common phrases, and five lose a report in which every tenth word was replaced
_BREAK = "\n"  # what stands for words that are left out, so that no shingle reaches across them
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTATION = re.compile(r"“[^“”\n]{1,800}”|«[^«»\n]{1,800}»|(?<![\w.,!?])\"(?=\S)[^\"\n]{1,800}(?<=\S)\"(?!\w)")
_DATELINE = re.compile(
    r"(?m)^[A-ZÀ-Þ][^\n;:?!]{1,60}?(?:\([^()\n]{2,40}\)\s?[–—-]{1,2}|/[^/\n]{2,40}/\s?(?:\.|[–—-]{1,2}))\s"
    r"|^[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:,[^\n.;:?!–—-]{1,30})?\s[–—-]{1,2}\s"
)
_CREDIT = re.compile(r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,40}/|(?<=\s)[—–-]{1,2}\s?[A-Z][\w.& ]{1,40})\.?\s*$")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """What is kept of an article to find what it may be a copy of: short numbers of its different shingles and of its words."""

    shingles: NDArray[np.uint32]
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Print:
    """What an article is known by: its shingles in order, the different ones sorted, and all its words.

    Quotations are left out of the shingles: two reporters at one briefing bring home the same ones, and write two reports.
    """

    shingles: Hashes
    different: Hashes
    whole: str

    @property
    def sketch(self) -> Sketch:
        """The print cut to 32 bits a shingle: enough to find candidates, which are then compared whole."""
        digest = hashlib.blake2b(self.whole.encode(), digest_size=4).digest()
        return Sketch(shingles=np.unique(self.different.astype(np.uint32)), whole=int.from_bytes(digest, "big"))


def print_of(article: Article) -> Print:
    """The print of an article's stored text; case, punctuation, datelines and credits make no difference to it."""
    return _print(article.text, article.sentences)


@lru_cache(maxsize=500)  # a text is compared with each of its candidates
def _print(text: str, sentences: tuple[Sentence, ...]) -> Print:
    credited = _without_credits(text)
    bare = _QUOTATION.sub(_blank, credited)
    shingles = _shingles(_runs([s.span.of(bare) for s in sentences] or [bare]))
    return Print(shingles=shingles, different=np.unique(shingles), whole=" ".join(_words(credited)) or text)


def _without_credits(text: str) -> str:
    """The text with datelines and the closing credit blanked out: they differ between copies and agree between reports."""
    return _CREDIT.sub(_blank, _DATELINE.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return _BREAK * len(found[0])


def _runs(sentences: Iterable[str]) -> list[list[str]]:
    """The runs of words without a break that are long enough for a shingle."""
    lines = (_words(line) for sentence in sentences for line in sentence.split(_BREAK))
    return [words for words in lines if len(words) >= WORDS]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(runs: Sequence[list[str]]) -> Hashes:
    """One number for each four words of a run, in order: the words' numbers weighed by their place and added up."""
    numbers = np.array([_number(word) for words in runs for word in words], dtype=np.uint64)
    run_of = np.repeat(np.arange(len(runs)), [len(words) for words in runs])
    many = max(0, len(numbers) - WORDS + 1)
    mixed = np.zeros(many, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        mixed += numbers[place : place + many] * factor
    inside: Hashes = mixed[run_of[:many] == run_of[WORDS - 1 :][:many]]
    return inside


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """The same number for a word on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
