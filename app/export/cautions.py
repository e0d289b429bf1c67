"""What to be careful of in the words of a claim, for exports that quote claims and no sentences."""

from __future__ import annotations

from collections.abc import Iterable

from answering.citing import cautions
from app.contract import Json
from domain.article import Article
from domain.citation import Caution, Citation
from domain.claim import Claim
from domain.codec import encode


def of_claim(claim: Claim, article: Article) -> tuple[Caution, ...]:
    """The cautions of the sentences that hold a claim's words, each once."""
    spans = claim.content or (claim.extent,)
    told = (s.span for s in article.sentences if any(s.span.overlaps(span) for span in spans))
    return tuple(dict.fromkeys(c for span in told for c in cautions(article, span)))


def of_citations(cited: Iterable[Citation]) -> tuple[Caution, ...]:
    """The cautions of quotations, each once."""
    return tuple(dict.fromkeys(c for one in cited for c in one.cautions))


def in_words(caution: Caution) -> str:
    """One caution whole: what it is, the words, the suggested reading, and why.

    >>> in_words(Caution(kind="odd-entity", note="the text names it otherwise", words="Asia", suggestion="Orvenia"))
    'odd name: suggested reading of “Asia”: “Orvenia” (the text names it otherwise)'
    >>> in_words(Caution(kind="truncated", note="it breaks off")), in_words(Caution(kind="no-date", note=""))
    ('cut short (it breaks off)', 'no date')
    """
    words = f": {caution.reading}" if caution.reading else f": “{caution.words}”" if caution.words else ""
    return f"{caution.name}{words}" + (f" ({caution.note})" if caution.note else "")


def as_json(found: tuple[Caution, ...]) -> list[Json]:
    """Kind, note, words and suggestion of each, as in a citation."""
    plain: list[Json] = encode(found)
    return plain
