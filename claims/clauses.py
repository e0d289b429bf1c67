"""A statement cut into clauses, each with the words by which it can be held against another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.wording import Wording, words_of
from domain.article import Article
from domain.claim import Claim
from domain.text import Span

_CUT = re.compile(
    r"[.;:!?]+[\"”’']*\s+|\n+|,?\s+and that\s+|,\s+(?:and|but|while|because|though|although|which|who|as)\s+|\s+but\s+"
)
_NO = re.compile(r"\b(?:no|never any|not any|not a single)\s+(?P<thing>[\w-]+)\b(?!\s+of\b)", re.IGNORECASE)
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
            stems = frozenset(wording.stems(text))
            if stems and not _asks(span, article.text):
                denied = _denied(text, wording)
                yield Clause(
                    claim=claim, span=span, stems=stems, negative=denied is not None, denied=denied or (),
                    existence=_existence(text, wording),
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


def _denied(text: str, wording: Wording) -> tuple[str, ...] | None:
    """The words after "no", "not", "never": "there was no depot"; None for a clause that negates nothing, or twice."""
    words = words_of(text)
    at = [i for i, word in enumerate(words) if word in wording.negative]
    if len(at) != 1 or (words[at[0]] == "not" and words[at[0] + 1 : at[0] + 2] == ["only"]):
        return None
    after = wording.stems(" ".join(words[at[0] + 1 :]))
    return after[:_NEAR] or wording.stems(text)[-_NEAR:]  # "... is simply false"
