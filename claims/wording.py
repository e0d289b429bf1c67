"""Words as two statements share them: rough stems, what is opposed to what, and what says that something is not so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_ENDINGS = ("ation", "ing", "ion", "ied", "ed", "ie", "ly", "e", "y")
_STEM, _SHORT = 4, 3  # letters that remain of a word at least, when a long and when a short ending is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The word lists of `opposites.toml`, by stem."""

    empty: frozenset[str]
    alike: Mapping[str, str]
    opposed: Mapping[str, frozenset[str]]
    negative: frozenset[str]
    dismissals: frozenset[str]
    units: frozenset[str]
    arms: frozenset[str]
    _known: dict[str, str] = field(default_factory=dict)
    """Words met so far with their stems, empty for what carries no content."""

    @classmethod
    @cache
    def load(cls) -> Wording:
        """The lists as they ship."""
        told = tomllib.loads(files("claims").joinpath("opposites.toml").read_text("utf-8"))
        alike = {word: group.split()[0] for group in told["alike"] for word in group.split()}
        alike |= {_cut(word): first for word, first in alike.items()}
        return cls(
            empty=frozenset(told["empty"].split()), alike=alike, opposed=_opposed(told["opposed"], alike),
            negative=frozenset(told["negative"].split()), dismissals=frozenset(told["dismissals"].split()),
            units=frozenset(_cut(word) for word in told["units"].split()), arms=frozenset(told["arms"].split()),
        )  # fmt: skip

    def stem(self, word: str) -> str:
        """A common beginning for the forms of a lower-case word, and for the words that tell the same.

        >>> w = Wording.load()
        >>> w.stem("violations") == w.stem("breached"), w.stem("gates") == w.stem("gate")
        (True, True)
        """
        cut = _cut(word)
        return self.alike.get(word) or self.alike.get(cut) or cut

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems of the words that carry content, in order, numbers left out."""
        return self.stems_of(words_of(text))

    def stems_of(self, words: Iterable[str]) -> tuple[str, ...]:
        """The same for words that are already apart."""
        found = []
        for word in words:
            stem = self._known.get(word)
            if stem is None:
                stem = self._known[word] = self._content(word)
            if stem:
                found.append(stem)
        return tuple(found)

    def _content(self, word: str) -> str:
        empty = len(word) < 3 or word[0].isdigit() or word in self.empty or word in self.negative
        return "" if empty else self.stem(word)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, possessive endings cut.

    >>> words_of("Talmark’s guards didn’t fire")
    ['talmark', 'guards', "didn't", 'fire']
    """
    plain = text.lower().replace("’", "'")
    found = _WORD.findall(plain)
    return [word.removesuffix("'s") for word in found] if "'s" in plain else found


def _cut(word: str) -> str:
    """A word without the endings of number, time and kind; cutting twice changes nothing more."""
    if word.endswith("s") and len(word) > 3 and word[-2] not in "su":
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (_SHORT if len(ending) < 3 else _STEM):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _STEM and word[-1] == word[-2] and word[-1] not in "ls" else word


def _opposed(pairs: list[str], alike: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in pairs:
        left, right = (
            {alike.get(w) or alike.get(_cut(w)) or _cut(w) for w in side.split()} for side in pair.split(" : ")
        )
        for a, b in (*product(left, right), *product(right, left)):
            found[a] = found.get(a, frozenset()) | {b}
    return found
