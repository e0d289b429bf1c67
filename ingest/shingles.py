"""What of an article is compared when copies are looked for: runs of four words outside quotations, as numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from domain.article import Article

Hashes = NDArray[np.uint64]
WORDS = 4  # in a shingle: three are common phrases, and five lose a report in which every tenth word was replaced
_BREAK = "\n"  # what stands for words that are left out, so that no shingle reaches across them
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTATION = re.compile(r"“[^“”\n]{1,800}”|«[^«»\n]{1,800}»|(?<![\w.,!?])\"(?=\S)[^\"\n]{1,800}(?<=\S)\"(?!\w)")
_DATELINE = re.compile(
    r"(?m)^[A-ZÀ-Þ][^\n.;:?!]{1,60}?(?:[A-Z][a-z]{2}\.[^\n.;:?!]{1,20}?)?"
    r"\.?\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)\.?\s*(?:[–—-]{1,2}\s+)?"
    r"|^[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:,[^\n.;:?!–—-]{1,30})?\s+[–—-]{1,2}\s+"
)
_CREDIT = re.compile(r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,40}/|(?<=\s)[—–-]{1,2}\s?[A-Z][\w.& ]{1,40})\.?\s*$")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Print:
    """What an article is known by: its shingles in order, the sentence of each, the different ones sorted, and all its words."""

    shingles: Hashes
    sentences: NDArray[np.int64]
    different: Hashes
    whole: str


def print_of(article: Article) -> Print:
    """The print of an article's stored text; case, punctuation, datelines and credits make no difference to it."""
    text = _own_words(article.text)
    runs = list(_runs([s.span.of(text) for s in article.sentences] or [text]))
    shingles, run_of = _shingles([words for _, words in runs])
    return Print(
        shingles=shingles,
        sentences=np.array([n for n, _ in runs], np.int64)[run_of],
        different=np.unique(shingles),
        whole=" ".join(_words(_without_credits(article.text))),
    )


def _own_words(text: str) -> str:
    """The text with what others wrote or said blanked out, so that every place stays where it was.

    Two reporters at one briefing bring home the same quotations: shared quotations alone do not make a copy.
    """
    return _QUOTATION.sub(_blank, _without_credits(text))


def _without_credits(text: str) -> str:
    """The text with datelines and the closing credit blanked out: they differ between copies and agree between reports."""
    return _CREDIT.sub(_blank, _DATELINE.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return _BREAK * len(found[0])


def _runs(sentences: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The runs of words that are long enough, each with the number of its sentence."""
    for number, sentence in enumerate(sentences):
        for line in sentence.split(_BREAK):
            if len(words := _words(line)) >= WORDS:
                yield number, words


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(runs: Sequence[list[str]]) -> tuple[Hashes, NDArray[np.int64]]:
    """One number for each four words, the words' numbers weighed by their place and added up, and the run each is from."""
    numbers = np.array([_number(word) for words in runs for word in words], dtype=np.uint64)
    run_of = np.repeat(np.arange(len(runs)), [len(words) for words in runs])
    last = max(0, len(numbers) - WORDS + 1)
    mixed = np.zeros(last, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        mixed += numbers[place : place + last] * factor
    inside = run_of[:last] == run_of[WORDS - 1 :][:last]
    return mixed[inside], run_of[:last][inside]


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    """The same number for a word on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
