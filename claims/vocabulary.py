"""The word lists that the claim rules share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Lower-case words by what they tell; `known_outlet` finds the name of a carrier in lower-case text."""

    lists: Mapping[str, Words]
    numbers: Mapping[str, int]
    outlets: Words
    public: Words
    """Institutions and offices: what a state acts and speaks through."""
    known_outlet: re.Pattern[str]

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
