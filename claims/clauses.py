"""A statement cut into clauses, each with the words by which it can be held against another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.wording import Wording, words_of
from domain.article import Article
from domain.claim import Claim
from domain.text import Span

_CUT = re.compile(
    r"[.;:!?]+[\"”’']*\s+|\n+|,?\s+and that\s+|,\s+(?:and|but|while|because|though|although|which|who|as)\s+|\s+but\s+"
)
_NO = re.compile(r"\b(?:no|never any|not any|not a single)\s+(?P<thing>[\w-]+)\b(?!\s+of\b)", re.IGNORECASE)
_TWICE = 3  # words between two negations that take each other back: "never without"
_NEAR = 4  # words that carry content after "no" or "not" that it can be about


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The stems of one clause.

    `denied` holds those right after a negative word, and nothing when nothing is negated; `existence` is the thing of
    which it says that there was none.
    """

    claim: Claim
    span: Span
    stems: frozenset[str]
    negative: bool = False
    denied: tuple[str, ...] = ()
    existence: str | None = None


def clauses_of(claim: Claim, article: Article, wording: Wording) -> Iterator[Clause]:
    """The clauses of a statement in text order, those without a word that carries content left out."""
    for part in claim.content:
        for span in _cut(part, article.text):
            text = span.of(article.text)
            words = words_of(text)
            stems = frozenset(wording.stems_of(words))
            if stems and not _asks(span, article.text):
                denied = None if wording.negative.isdisjoint(words) else _denied(words, wording)
                yield Clause(
                    claim=claim, span=span, stems=stems, negative=denied is not None, denied=denied or (),
                    existence=_existence(text, wording) if denied else None,
                )  # fmt: skip


def _asks(span: Span, text: str) -> bool:
    """True for a question: "And the drivers?" says nothing."""
    return "?" in text[span.end - 1 : span.end + 1]


def _existence(text: str, wording: Wording) -> str | None:
    """As in "there was no depot", "no warning arrived": the word that is said not to be."""
    found = _NO.search(text)
    stems = wording.stems(found["thing"]) if found else ()
    return stems[-1] if stems else None


def _cut(part: Span, text: str) -> Iterator[Span]:
    start = part.start
    for found in _CUT.finditer(text, part.start, part.end):
        if found.start() > start:
            yield Span(start=start, end=found.start() + (text[found.start()] == "?"))
        start = found.end()
    if part.end > start:
        yield Span(start=start, end=part.end)


def _denied(words: list[str], wording: Wording) -> tuple[str, ...] | None:
    """The words after "no", "not", "never": "there was no depot"; None for a clause that negates nothing, or twice."""
    at = [i for i, word in enumerate(words) if word in wording.negative]
    if not at or any(b - a <= _TWICE for a, b in pairwise(at)) or words[at[0] : at[0] + 2] == ["not", "only"]:
        return None
    if "until" in words[at[0] :]:  # "did not shoot until they had been shot at": they shot
        return None
    after = wording.stems_of(words[at[0] + 1 :])
    return after[:_NEAR] or wording.stems_of(words)[-_NEAR:]  # "... is simply false"
