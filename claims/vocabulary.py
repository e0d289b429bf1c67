"""The word lists that the claim rules share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

Words = frozenset[str]
_NOWHERE: Words = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Lower-case words by what they tell; `known_outlet` finds the name of a carrier in lower-case text."""

    lists: Mapping[str, Words]
    numbers: Mapping[str, int]
    outlets: Words
    public: Words
    """Institutions and offices: what a state acts and speaks through."""
    known_outlet: re.Pattern[str]
    listing: Mapping[str, Words] = field(init=False, compare=False, repr=False)
    """Every word of the lists with the names of those that hold it."""

    def __post_init__(self) -> None:
        found: dict[str, set[str]] = {}
        for name, words in self.lists.items():
            for word in words:
                found.setdefault(word, set()).add(name)
        listing = {word: frozenset(names) for word, names in found.items()}
        object.__setattr__(self, "listing", listing)  # frozen

    @classmethod
    @cache
    def load(cls) -> Vocabulary:
        """The lists of `vocabulary.toml`."""
        tables = tomllib.loads(files("claims").joinpath("vocabulary.toml").read_text("utf-8"))
        numbers, outlets = tables.pop("numbers"), tables.pop("carriers")["names"]
        pattern = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in outlets) + r")\b")
        lists = {name: frozenset(words.split()) for name, words in tables.items()}
        return cls(
            lists=lists, numbers=numbers, outlets=frozenset(outlets), known_outlet=pattern,
            public=lists["institutions"] | lists["offices"],
        )  # fmt: skip

    def has(self, name: str, word: str) -> bool:
        """True when the word stands in that list."""
        return word in self.lists[name]

    def among(self, word: str, *names: str) -> bool:
        """True when the word stands in one of those lists; quicker than joining them."""
        return not self.listing.get(word, _NOWHERE).isdisjoint(names)
