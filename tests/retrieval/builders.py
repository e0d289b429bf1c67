"""Articles, claims and an embedder made up for tests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.article import Article
from domain.claim import Claim, Speaker
from domain.moment import Moment
from domain.text import OffsetMap, Sentence, Span

BRIDGE = (
    "Shells struck the river bridge at Halden on Monday morning. "
    "Talmark's army said two of its soldiers were killed. "
    "Orvenia denied that its batteries had opened fire."
)
GRAIN = (
    "Grain prices rose sharply in the port of Velm. "
    "Traders blamed a late harvest and the closed canal. "
    "The ministry of agriculture promised to release its reserves."
)
TALKS = (
    "Envoys of both governments met in Corvale for a second day. "
    "A spokesman for the mediators called the talks useful. "
    "No ceasefire was announced."
)


class FakeEmbedder:
    """Words hashed into a vector: texts that share words lie near each other."""

    def __init__(self, name: str = "fake@1", dimension: int = 64, salt: str = "") -> None:
        self.name = name
        self.dimension = dimension
        self.embedded = 0
        self._salt = salt

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text."""
        self.embedded += len(texts)
        return np.stack([self._vector(text) for text in texts]) if texts else np.empty((0, self.dimension), np.float32)

    def query(self, text: str) -> NDArray[np.float32]:
        """The same as a passage."""
        return self._vector(text)

    def _vector(self, text: str) -> NDArray[np.float32]:
        row = np.full(self.dimension, 0.001, dtype=np.float32)
        for word in re.findall(r"\w+", text.casefold()):
            row[int(hashlib.sha256((self._salt + word).encode()).hexdigest()[:8], 16) % self.dimension] += 1
        return row / np.linalg.norm(row)


def article(text: str = BRIDGE, id: str = "courier-1", **known: Any) -> Article:  # noqa: A002 - the noun's own field
    """An article of one paragraph a line, its sentences cut at full stops."""
    published = known.pop("published", "2031-05-04")
    return Article(
        id=id,
        source=known.pop("source", f"{id}.txt"),
        text=text,
        raw=known.pop("raw", text),
        offsets=known.pop("offsets", OffsetMap.identity(len(text))),
        sentences=sentences(text),
        digest=known.pop("digest", hashlib.sha256(text.encode()).hexdigest()),
        parser=known.pop("parser", "test-1"),
        published=Moment(iso=published) if published else None,
        **known,
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """Runs up to a full stop or a line's end."""
    found = list(re.finditer(r"[^\s.][^.\n]*\.?", text))
    return tuple(
        Sentence(index=n, start=m.start(), end=m.end(), paragraph=text.count("\n", 0, m.start()))
        for n, m in enumerate(found)
    )


def claim(of: Article, party: str = "Talmark", index: int = 1, **known: Any) -> Claim:
    """A claim by a party whose content is one sentence."""
    span = of.sentences[index].span
    return Claim(
        id=known.pop("id", f"{of.id}-c{index}"),
        article=of.id,
        version=of.version,
        speakers=(
            Speaker(
                name=f"{party}'s army",
                kind="organisation",
                span=Span(start=span.start, end=span.start + 4),
                party=party,
            ),
        ),
        stance=known.pop("stance", "asserts"),
        content=(span,),
        form="indirect",
        **known,
    )
