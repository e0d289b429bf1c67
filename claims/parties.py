"""Parties: states, groups and organisations, under one canonical name each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from claims.demonyms import forms_of
from claims.longer_names import is_part_of_another
from claims.party_file import PartyEntry, PartyTable, read
from claims.party_index import Found, Key, PartyMention
from domain.text import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’](?!s\b)\w+)*")
_SHORT = 4  # letters: an abbreviation up to here ("US", "IS") must be written exactly so


__all__ = ["Alias", "Parties", "PartyMention"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name of a party, and the one name that the party goes by; a place is no name of the state that it lies in."""

    party: str
    name: str
    table: PartyTable | Literal["places"] = "states"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Every known name of every known party, and places by their states. Immutable: learning gives a new value."""

    names: Mapping[Key, str]
    places: Mapping[Key, str] = field(default_factory=dict)
    _found: Found = field(default_factory=Found, init=False, compare=False, repr=False)
    exact: Mapping[str, str] = field(default_factory=dict)
    longest: int = 1
    states: frozenset[str] = frozenset()

    @classmethod
    def load(cls, path: Path | None = None) -> Parties:
        """The parties of `parties.toml`, or of a file of the same shape; BadSettings when it is broken."""
        entries = read(path or files("claims").joinpath("parties.toml").read_text("utf-8"))
        return cls._of(alias for entry in entries for alias in _aliases(entry))

    @classmethod
    def _of(cls, aliases: Iterable[Alias]) -> Parties:
        names: dict[Key, str] = {}
        places: dict[Key, str] = {}
        exact: dict[str, str] = {}
        states: set[str] = set()
        for alias in aliases:
            if alias.table == "places":
                places.setdefault(_key(alias.name), alias.party)
            elif _is_exact(alias.name):
                exact.setdefault(alias.name, alias.party)
            else:
                names.setdefault(_key(alias.name), alias.party)
            states.update([alias.party] if alias.table == "states" else [])
        longest = max(map(len, (*names, *places)), default=1)
        return cls(names=names, places=places, exact=exact, longest=longest, states=frozenset(states))

    def plain(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        names = [[list(key), party] for key, party in self.names.items()]
        places = [[list(key), party] for key, party in self.places.items()]
        return {"names": names, "places": places, "exact": dict(self.exact), "states": sorted(self.states)}

    @classmethod
    def of_plain(cls, told: Mapping[str, Any]) -> Parties:
        """What `plain` gave."""
        names = {tuple(key): party for key, party in told["names"]}
        places = {tuple(key): party for key, party in told["places"]}
        longest = max(map(len, (*names, *places)), default=1)
        return cls(names=names, places=places, exact=told["exact"], longest=longest, states=frozenset(told["states"]))

    def overlaid(self, source: str | Path) -> Parties:
        """These parties under those of an editor's file (its text or its path); BadSettings when it is broken.

        A party of the file keeps every name it had and gets those of its line; where its line lists another party's
        canonical name, all names of that party lead to it.
        """
        entries = read(source)
        merged = {self.canonical(alias): e.name for e in entries for alias in e.called if self._is_canonical(alias)}
        over = Parties._of(alias for e in entries for alias in _aliases(e))
        likely = Parties._of(_likely(e.name for e in entries if e.table == "states" and not e.demonyms))
        return over._over(self._renamed(merged))._over(likely)

    def canonical(self, name: str) -> str | None:
        """The one name of the party that is called so, "Russia" for "Russian Federation"; None for an unknown name."""
        return self.exact.get(name) or self._named(_key(name)) if _WORD.search(name) else None

    def placed_in(self, text: str) -> tuple[str, ...]:
        """The states of the places that the text names, each once; a place is no party: "Harn denied it" is not Orvenia's."""
        return tuple(dict.fromkeys(self.ground_of(text)))

    def sites_of(self, text: str) -> dict[str, str]:
        """The places that the text names, as it writes them, each with its state."""
        found: dict[str, str] = {}
        words = list(_WORD.finditer(text)) if self.places else []
        folded = [_folded(m.group()) for m in words]
        for n, first in enumerate(words):
            for k in range(min(self.longest, len(words) - n), 0, -1):
                state = self.places.get(tuple(folded[n : n + k])) if first.group()[0].isupper() else None
                if state is not None:
                    found[text[first.start() : words[n + k - 1].end()]] = state
                    break
        return found

    def ground_of(self, text: str) -> tuple[str, ...]:
        """The state of every place that the text names, in order, one for each naming."""
        if not self.places:
            return ()
        words = [_folded(m.group()) for m in _WORD.finditer(text)]
        runs = (
            tuple(words[n : n + k]) for n in range(len(words)) for k in range(min(self.longest, len(words) - n), 0, -1)
        )
        return tuple(self.places[run] for run in runs if run in self.places)

    def _is_canonical(self, name: str) -> bool:
        found = self.canonical(name)
        return found is not None and _key(found) == _key(name)

    def _renamed(self, new: Mapping[str | None, str]) -> Parties:
        names = {key: new.get(name, name) for key, name in self.names.items()}
        places = {key: new.get(name, name) for key, name in self.places.items()}
        exact = {key: new.get(name, name) for key, name in self.exact.items()}
        states = frozenset(new.get(name, name) for name in self.states)
        return Parties(names=names, places=places, exact=exact, longest=self.longest, states=states)

    def without(self, keys: Collection[Key]) -> Parties:
        """The same without these names."""
        kept = {key: party for key, party in self.names.items() if key not in keys}
        return replace(self, names=kept) if keys else self

    def _over(self, other: Parties) -> Parties:
        """Both, where they differ these."""
        both = Parties(
            names={**other.names, **self.names}, places={**other.places, **self.places}, exact={**other.exact, **self.exact},
            longest=max(self.longest, other.longest), states=self.states | other.states,
        )  # fmt: skip
        both._found.grown(self._found, other.names)
        return both

    def opens_body(self, word: str) -> bool:
        """True for the first word, in lower case, of a name of several words that is no state's: "dale", "open"."""
        return self._found.opens_body(word, self.names, self.states)

    def with_names(self, names: Iterable[str]) -> Parties:
        """These parties and others by name; each also answers to what its people are likely called."""
        known = self
        for name in sorted({n for n in names if n.strip()}, key=lambda n: (len(n), n)):  # "Orvenia" before "Orvenian"
            known = known if known.named_in(name) else known._with(name)
        return known

    def _with(self, name: str) -> Parties:
        return self._over(Parties._of(_likely([name])))

    def with_aliases(self, aliases: Iterable[Alias]) -> Parties:
        """These parties and more names, known ones unchanged; a new party also answers to what its people are likely called."""
        given = tuple(aliases)
        new = {a.party for a in given if a.table == "states" and self.canonical(a.party) is None}
        return self._over(Parties._of(given))._over(Parties._of(_likely(sorted(new, key=len)))) if given else self

    def named_in(self, text: str) -> tuple[str, ...]:
        """Canonical names of the parties that the text names, each once, in order."""
        return tuple(dict.fromkeys(m.name for m in self.mentions(text)))

    def mentions(self, text: str) -> tuple[PartyMention, ...]:
        """Every naming of a party, the longest name at each place. A text without capitals is read without them."""
        known = self._found.get(text)
        if known is None:
            words = list(_WORD.finditer(text))
            known = self._found.keep(text, tuple(self._mentions(words, any_case=text == text.lower())))
        return known

    def _mentions(self, words: list[re.Match[str]], *, any_case: bool) -> Iterator[PartyMention]:
        at = 0
        while at < len(words):
            first = words[at].group()
            if not (any_case or first[0].isupper() or first in self.exact):
                at += 1
                continue
            found, length = self._at(first, words, at, any_case=any_case)
            if found is not None and not (length == 1 and found not in self.states and is_part_of_another(words, at)):
                span = Span(start=words[at].start(), end=words[at + length - 1].end())
                yield PartyMention(name=found, span=span)
            at += length

    def _at(self, first: str, every: list[re.Match[str]], at: int, *, any_case: bool) -> tuple[str | None, int]:
        if first in self.exact:
            return self.exact[first], 1
        reach = self._found.reach(_folded(first), self.names)
        if not reach:
            return None, 1
        words = every[at : at + reach]
        folded = tuple([_folded(w.group()) for w in words])
        for length in range(len(folded), 0, -1):
            found = self._named(folded[:length])
            short = any_case and length == 1 and folded[0] in _folded(found or "").split()[1:]
            if found is not None and not short and _adjacent(words[:length]):
                return found, length
        return None, 1

    def _named(self, key: Key) -> str | None:
        plural = key[-1].endswith("s") and len(key[-1]) > _SHORT
        return self.names.get(key) or (self.names.get((*key[:-1], key[-1][:-1])) if plural else None)


def _aliases(entry: PartyEntry) -> Iterator[Alias]:
    return (Alias(party=entry.name, name=name, table=entry.table) for name in entry.called)


def _likely(states: Iterable[str]) -> Iterator[Alias]:
    """What the people of each state are likely called."""
    return (Alias(party=name, name=form) for name in states for form in forms_of(name))


def _is_exact(alias: str) -> bool:
    return alias.isupper() and len(alias.replace(".", "")) <= _SHORT


def _key(name: str) -> Key:
    return tuple(_folded(w.group()) for w in _WORD.finditer(name))


def _folded(word: str) -> str:
    """Without case and accents: "Yaoundé" and "Yaounde" are one name."""
    if word.isascii():
        return word.lower()
    marked = unicodedata.normalize("NFD", word.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in marked if not unicodedata.combining(c)))


def _adjacent(words: list[re.Match[str]]) -> bool:
    """Only a blank, a hyphen or the like stands between the words of one name: "the Workers' Front"."""
    gaps = (b.string[a.end() : b.start()] for a, b in pairwise(words))
    return all((len(gap) <= 1 and gap != ",") or gap in ("' ", "’ ") for gap in gaps)
