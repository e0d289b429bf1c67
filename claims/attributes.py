"""Word class, morphology and fixed lemmas, remembered: what spaCy's attribute ruler works out anew for every token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

_Key = tuple[str, int, int, bool]
_ANY = "word"  # stands for every word that no pattern names


class RememberedAttributes:
    """Gives tokens what the model's attribute ruler gives them, asking it once for each kind of token.

    A kind is what the ruler's patterns look at: the tag, the relation, the word where a pattern names it, and whether an
    expletive stands before it ("there is"). The few patterns of two words, such as "gon na", only set a lemma: left out.
    """

    def __init__(self, ruler: AttributeRuler, vocab: Vocab) -> None:
        self._ruler = ruler
        self._vocab = vocab
        self._expletive = vocab.strings.add("expl")
        self._patterns = tuple(_words_of(ruler))
        self._words: dict[int, str] = {}
        self._known: dict[_Key, tuple[int, int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same document, its tokens with POS, MORPH and, where the ruler says so, LEMMA."""
        before = 0
        rows = np.zeros((len(doc), 3), dtype=np.uint64)
        for n, (word, tag, relation, space) in enumerate(doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()):
            key = (" " if space else self._word(word), tag, relation, before == self._expletive)
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._asked(key)
            rows[n] = known
            before = relation
        return doc.from_array(["POS", "MORPH", "LEMMA"], rows)  # type: ignore[arg-type]  # its stubs name thinc's array type

    def _word(self, lower: int) -> str:
        """The word itself where a pattern names it, else one that stands for all."""
        known = self._words.get(lower)
        if known is None:
            word = self._vocab.strings[lower]
            known = self._words[lower] = word if any(p.search(word) for p in self._patterns) else _ANY
        return known

    def _asked(self, key: _Key) -> tuple[int, int, int]:
        word, tag, relation, follows = key
        strings = self._vocab.strings
        deps = ["expl" if follows else "dep", strings[relation]]
        doc = Doc(self._vocab, words=["-", word], tags=["", strings[tag]], heads=[0, 1], deps=deps)
        pos, morph, lemma = self._ruler(doc).to_array(["POS", "MORPH", "LEMMA"])[1].tolist()
        return pos, morph, lemma


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
