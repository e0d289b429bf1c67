"""Names as a text spells them, and what country a name or adjective stands for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from domain.text import Span

_PART = r"[A-ZÀ-Þ][^\W\d_]*(?:[’'][^\W\d_]+)?"
NAME = rf"{_PART}(?:[ -]{_PART}){{0,2}}"
"""A pattern of one to three words with capitals, apart by a blank or hyphen: "Sella", "Old Sella", "Sella-Tar"."""

_WORD = re.compile(rf"\b{_PART}")
_ENDINGS = ("ians", "ian", "ans", "an", "ese", "ish", "ni", "is", "i", "n", "s")
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Countries by the small letters of every word for them, and the parts of the world."""

    countries: Mapping[str, str]
    adjectives: frozenset[str]
    world: frozenset[str]


@cache
def atlas() -> Atlas:
    """The countries and parts of the world of `data/countries.toml`."""
    told = tomllib.loads(files("ingest").joinpath("data/countries.toml").read_text("utf-8"))
    known: Mapping[str, list[str]] = told["countries"]
    by_word = {word.lower(): country for country, words in known.items() for word in (country, *words)}
    return Atlas(
        countries=by_word,
        adjectives=frozenset(word.lower() for words in known.values() for word in words),
        world=frozenset(word.lower() for word in (*told["world"], *told["world_people"])) - {"american", "australian"},
    )


def is_world(name: str) -> bool:
    """True for a part of the world: "Asia"; not for a state: "Armenia"."""
    return bare(name) in atlas().world


def is_country(name: str) -> bool:
    """True for the name of a state on the map, or its adjective: "Peru", "Peruvian"."""
    return bare(name) in atlas().countries


def bare(name: str) -> str:
    """The name in small letters, without an article before it or a genitive after it.

    >>> bare("the Talmark’s")
    'talmark'
    """
    return re.sub(r"^the |[’']s$|[’']$", "", name.strip().lower())


@lru_cache(maxsize=8192)
def root_of(name: str) -> str:
    """One word for a state, its adjective and its people, on the map or not.

    >>> root_of("Armenian") == root_of("Armenia"), root_of("Orvenian") == root_of("Orvenia"), root_of("Talmark")
    (True, True, 'talmark')
    """
    word = bare(name)
    known = atlas().countries
    if word in known or word.removesuffix("s") in known:
        return known.get(word) or known[word.removesuffix("s")]
    word = _without_ending(word)
    left = word.rstrip("aeiouy")
    return left if len(left) >= _SHORTEST else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def words_with_capitals(text: str) -> Iterator[Span]:
    """Every single word that begins with a capital, in order."""
    return (Span(start=found.start(), end=found.end()) for found in _WORD.finditer(text))


def skeleton(word: str) -> str:
    """The consonants of a word, doubled ones once: what spellings of one foreign name share.

    >>> skeleton("Zelbrad") == skeleton("Zellbarad"), skeleton("Iran") == skeleton("Iraq")
    (True, False)
    """
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyäöüâêîôûáéíóúàèìòù’'ʼ-]", "", word.lower()))
