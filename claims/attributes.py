"""Word class and lemma, remembered: what spaCy's attribute ruler and lemmatizer work out anew for every token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claims.parse import Kind

_Key = tuple[int, int, int, bool]
_ANY = "word"  # stands for every word that no pattern names
_MOST = 50_000  # kinds that are remembered, about 25 MB: then it begins anew


class Kinds:
    """Gives a token what the model's attribute ruler and lemmatizer give it, asking them once for each kind of token.

    A kind is what they look at: the word, the tag, the relation, and whether an expletive stands before it ("there is").
    The few patterns of two words, such as "gon na", only set a lemma: left out.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer, vocab: Vocab) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._vocab = vocab
        self._expletive = vocab.strings.add("expl")
        self._patterns = tuple(_words_of(ruler))
        self._ruled: dict[tuple[str, int, int, bool], tuple[str, str, str]] = {}
        self._known: dict[_Key, Kind] = {}
        _make_lookups_quick(lemmatizer)

    def of(self, words: Iterable[Sequence[int]]) -> Iterator[Kind]:
        """The kind of each token of a text, given as word, tag and relation by spaCy's numbers."""
        before = 0
        for word, tag, relation in words:
            key = (word, tag, relation, before == self._expletive)
            yield self._known.get(key) or self._asked(key)
            before = relation

    def _asked(self, key: _Key) -> Kind:
        word, tag, relation, follows = key
        lexeme = self._vocab[word]
        asked = " " if lexeme.is_space else self._pattern_word(lexeme.lower_)
        pos, morph, lemma = self._by_ruler((asked, tag, relation, follows))
        strings = self._vocab.strings
        if len(self._known) >= _MOST:
            self._known.clear()
        kind = self._known[key] = Kind(
            text=lexeme.text, lower=lexeme.lower_, lemma=lemma or self._lemma(lexeme.text, pos, morph), tag=strings[tag],
            pos=pos, dep=strings[relation], is_space=lexeme.is_space, is_punct=lexeme.is_punct, is_alpha=lexeme.is_alpha,
            is_digit=lexeme.is_digit, like_num=lexeme.like_num,
        )  # fmt: skip
        return kind

    def _pattern_word(self, lower: str) -> str:
        """The word itself where a pattern names it, else one that stands for all."""
        return lower if any(p.search(lower) for p in self._patterns) else _ANY

    def _by_ruler(self, key: tuple[str, int, int, bool]) -> tuple[str, str, str]:
        """Class, morphology and, where the ruler sets one, the lemma."""
        known = self._ruled.get(key)
        if known is None:
            word, tag, relation, follows = key
            strings = self._vocab.strings
            deps = ["expl" if follows else "dep", strings[relation]]
            doc = Doc(self._vocab, words=["-", word], tags=["", strings[tag]], heads=[0, 1], deps=deps)
            token = self._ruler(doc)[1]
            known = self._ruled[key] = token.pos_, str(token.morph), token.lemma_
        return known

    def _lemma(self, text: str, pos: str, morph: str) -> str:
        return self._lemmatizer.lemmatize(Doc(self._vocab, words=[text], pos=[pos], morphs=[morph])[0])[0]


def _make_lookups_quick(lemmatizer: Lemmatizer) -> None:
    """The model keeps the words of its index as lists of up to 57,000, which it searches from the front: now as sets."""
    index: Any = lemmatizer.lookups.get_table("lemma_index")  # typed loosely by spaCy
    for word_class, words in list(index.items()):
        index[word_class] = frozenset(words)


def _words_of(ruler: AttributeRuler) -> Iterator[re.Pattern[str]]:
    """What the patterns say of words: "do", one of a list, or a regular expression."""
    entries: Any = ruler.patterns  # typed loosely by spaCy: lists of patterns, each a list of what to ask of a token
    told = [token["LOWER"] for e in entries for pattern in e["patterns"] for token in pattern if "LOWER" in token]
    for word in told:
        named = [word] if isinstance(word, str) else word.get("IN", [])
        if named:
            yield re.compile(f"^(?:{'|'.join(map(re.escape, named))})$")
        elif "REGEX" in word:
            yield re.compile(word["REGEX"])
