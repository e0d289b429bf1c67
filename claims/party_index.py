"""What was found in texts by a set of names, and how the names begin: asked for many times in one article."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.text import Span

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """A party as a text names it: the canonical name, and where."""

    name: str
    span: Span


class Found:
    """What was found in texts already, and the words that names begin with: asked for many times in one article."""

    __slots__ = ("_bodies", "_firsts", "_mentions")
    _MOST = 3000  # texts, most of them a few words long

    def __init__(self) -> None:
        self._mentions: dict[str, tuple[PartyMention, ...]] = {}
        self._firsts: dict[str, int] = {}
        self._bodies: frozenset[str] | None = None

    def get(self, text: str) -> tuple[PartyMention, ...] | None:
        """The parties of a text that was read before."""
        return self._mentions.get(text)

    def keep(self, text: str, mentions: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
        """The same mentions, remembered; when there are too many it begins anew."""
        if len(self._mentions) >= self._MOST:
            self._mentions.clear()
        self._mentions[text] = mentions
        return mentions

    def reach(self, word: str, names: Mapping[Key, str]) -> int:
        """How many words the longest name has that begins with the word, or is the one it is the plural of; 0 for none."""
        firsts = self._firsts
        if not firsts:
            self._learn(names)
        return firsts.get(word) or (1 if word.endswith("s") and word[:-1] in firsts else 0)

    def grown(self, other: Found, names: Mapping[Key, str]) -> None:
        """Takes over what another knows of the words that names begin with, where it knows; `names` are those it lacks."""
        if other._firsts:
            self._firsts.update(other._firsts)
            self._learn(names)

    def _learn(self, names: Mapping[Key, str]) -> None:
        firsts = self._firsts
        for key in names:
            if len(key) > firsts.get(key[0], 0):
                firsts[key[0]] = len(key)

    def opens_body(self, word: str, names: Mapping[Key, str], states: Collection[str]) -> bool:
        """True when the name of a body, of several words, begins with the word."""
        if self._bodies is None:
            long = ((key[0], party) for key, party in names.items() if len(key) > 1)
            self._bodies = frozenset(first for first, party in long if party not in states)
        return word in self._bodies
