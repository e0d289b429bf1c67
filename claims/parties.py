"""Parties: states, groups and organisations, under one canonical name each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from claims.demonyms import forms_of
from domain.text import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’](?!s\b)\w+)*")
_SHORT = 4  # letters: an abbreviation up to here ("US", "IS") must be written exactly so
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """A party as a text names it: the canonical name, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Every known name of every known party. Immutable: learning gives a new value."""

    names: Mapping[Key, str]
    exact: Mapping[str, str] = field(default_factory=dict)
    longest: int = 1

    @classmethod
    def load(cls, path: Path | None = None) -> Parties:
        """The parties of `parties.toml`, or of a file of the same shape."""
        text = path.read_text("utf-8") if path else files("claims").joinpath("parties.toml").read_text("utf-8")
        tables = tomllib.loads(text)
        known = [(name, entry) for table in ("states", "organisations") for name, entry in tables[table].items()]
        return cls._of([(name, alias) for name, entry in known for alias in _aliases(name, entry)])

    @classmethod
    def _of(cls, aliases: Iterable[tuple[str, str]]) -> Parties:
        names: dict[Key, str] = {}
        exact: dict[str, str] = {}
        for canonical, alias in aliases:
            if alias.isupper() and len(alias.replace(".", "")) <= _SHORT:
                exact.setdefault(alias, canonical)
            else:
                names.setdefault(tuple(w.group().casefold() for w in _WORD.finditer(alias)), canonical)
        return cls(names=names, exact=exact, longest=max((len(k) for k in names), default=1))

    def with_names(self, names: Iterable[str]) -> Parties:
        """These parties and others by name; each also answers to what its people are likely called."""
        known = self
        for name in sorted({n for n in names if n.strip()}, key=lambda n: (len(n), n)):  # "Orvenia" before "Orvenian"
            known = known if known.named_in(name) else known._with(name)
        return known

    def _with(self, name: str) -> Parties:
        learned = Parties._of([(name, form) for form in forms_of(name)])
        return Parties(
            names={**learned.names, **self.names}, exact={**learned.exact, **self.exact},
            longest=max(self.longest, learned.longest),
        )  # fmt: skip

    def named_in(self, text: str) -> tuple[str, ...]:
        """Canonical names of the parties that the text names, each once, in order."""
        return tuple(dict.fromkeys(m.name for m in self.mentions(text)))

    def mentions(self, text: str) -> tuple[PartyMention, ...]:
        """Every naming of a party, the longest name at each place. A text without capitals is read without them."""
        words = list(_WORD.finditer(text))
        return tuple(self._mentions(words, any_case=text == text.lower()))

    def _mentions(self, words: list[re.Match[str]], *, any_case: bool) -> Iterator[PartyMention]:
        at = 0
        while at < len(words):
            found, length = self._at(words[at : at + self.longest], any_case=any_case)
            if found is not None:
                span = Span(start=words[at].start(), end=words[at + length - 1].end())
                yield PartyMention(name=found, span=span)
            at += length

    def _at(self, words: list[re.Match[str]], *, any_case: bool) -> tuple[str | None, int]:
        first = words[0].group()
        if first in self.exact:
            return self.exact[first], 1
        if not (any_case or first[0].isupper()):
            return None, 1
        folded = tuple(w.group().casefold() for w in words)
        for length in range(len(folded), 0, -1):
            found = self._named(folded[:length])
            if found is not None and _adjacent(words[:length]):
                return found, length
        return None, 1

    def _named(self, key: Key) -> str | None:
        plural = key[-1].endswith("s") and len(key[-1]) > _SHORT
        return self.names.get(key) or (self.names.get((*key[:-1], key[-1][:-1])) if plural else None)


def _aliases(name: str, entry: Mapping[str, object]) -> Iterator[str]:
    yield name
    for value in entry.values():
        yield from [value] if isinstance(value, str) else value if isinstance(value, list) else []


def _adjacent(words: list[re.Match[str]]) -> bool:
    """Only a blank, a hyphen or the like stands between the words of one name."""
    return all(b.start() - a.end() <= 1 and b.string[a.end() : b.start()] != "," for a, b in pairwise(words))
