"""Whom an article has brought up so far, so that a pronoun or "the ministry" leads back."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from claims.parse import Token
from claims.people import People, Person
from domain.claim import Speaker

Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody met at a token: `words` are those of the phrase; `subject` is True for the subject of a clause.

    `house` is True for a hospital, a company, the opposition. `quoted` is the number of the quotation that the phrase stands in.
    """

    at: int
    sentence: int
    speaker: Speaker
    words: frozenset[str]
    human: bool
    house: bool = False
    plural: bool = False
    subject: bool = False
    spoke: bool = False
    gender: Gender | None = None
    quoted: int | None = None

    @property
    def body(self) -> bool:
        """True for a state, an institution, a group or an outlet: what "it" can stand for."""
        return not self.human and (self.speaker.kind in ("organisation", "outlet", "group") or self.house)


@dataclass(slots=True, kw_only=True)
class Memory:
    """Those met so far, in text order; `implied` is the state whose bare offices the article has shown to be its own.

    `latter` is the other of the two of whom one was just called "the former".
    """

    met: list[Met] = field(default_factory=list)
    people: People = field(default_factory=People)
    genders: dict[str, Gender] = field(default_factory=dict)
    implied: str | None = None
    latter: Met | None = None

    def remember(self, met: Met) -> None:
        """Keeps it; a known gender is a person's for the whole article."""
        if met.gender and met.human:
            self.genders.setdefault(met.speaker.name, met.gender)
        insort(self.met, met, key=lambda m: m.at)

    def before(self, token: Token) -> Iterator[Met]:
        """Those met before a token, the nearest first."""
        return reversed(self.met[: bisect_left(self.met, token.i, key=lambda m: m.at)])

    def fits(self, met: Met, gender: Gender) -> bool:
        """True unless the person is known to be of the other gender."""
        return (met.gender or self.genders.get(met.speaker.name) or gender) == gender

    def person(self, speaker: Speaker) -> Person | None:
        """The person behind a speaker, None for others."""
        return self.people.called(speaker.name)


def words_of(speaker: Speaker) -> frozenset[str]:
    """The words of a speaker's name and office, in lower case."""
    return _words(f"{speaker.name} {speaker.role or ''}")


@lru_cache(maxsize=4096)  # the same few speakers are asked for again and again
def _words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in re.findall(r"\w+", text))
