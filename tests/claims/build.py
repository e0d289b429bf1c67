"""Builders of articles and a compact view of claims for the tests of this room."""

from __future__ import annotations

import re
from itertools import pairwise

from domain.article import Article
from domain.claim import Claim
from domain.moment import Moment
from domain.text import OffsetMap, Sentence

_END = re.compile(r"(?<=[.!?])[\"”]?\s+|\n+")


def an_article(
    text: str, *, key: str = "courier-1", outlet: str | None = "Courier", published: str | None = "2031-05-06"
) -> Article:
    """An article cut into sentences at full stops and line breaks."""
    return Article(
        id=key, source=f"{key}.txt", text=text, raw=text, offsets=OffsetMap.identity(len(text)), sentences=_sentences(text),
        digest="0", parser="test", outlet=outlet, published=Moment(iso=published) if published else None,
    )  # fmt: skip


def _sentences(text: str) -> tuple[Sentence, ...]:
    cuts = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    pieces = [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(cuts) if text[a:b].strip()]
    return tuple(Sentence(index=i, start=a, end=b) for i, (a, b) in enumerate(pieces))


def content(claim: Claim, article: Article) -> str:
    """The words of a claim, read through its spans."""
    return " … ".join(span.of(article.text) for span in claim.content)


def names(claim: Claim) -> tuple[str, ...]:
    """The speakers' names."""
    return tuple(s.name for s in claim.speakers)
