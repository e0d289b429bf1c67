"""Cues of several words, and the words by which statements and deeds are judged: the lists of `cues_phrases.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import cast

from domain.claim import Stance

Words = frozenset[str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Stances by the base forms of a phrase's words, in order, for each shape of phrase; `verbs` begin one.

    `false` and `crime` judge a statement and a deed, `true` speaks for a statement; `told` are nouns for what is said, `harm` verbs of
    deeds that one blames somebody for.
    """

    shapes: Mapping[str, Mapping[Key, Stance]]
    verbs: Words
    false: Words
    crime: Words
    true: Words
    told: Words
    harm: Words

    @classmethod
    @cache
    def load(cls) -> Phrases:
        """The lists as they ship."""
        tables = tomllib.loads(files("claims").joinpath("cues_phrases.toml").read_text("utf-8"))
        judging = {name: frozenset(words.split()) for name, words in tables.pop("judging").items()}
        shapes = {shape: dict(_phrases(by_stance)) for shape, by_stance in tables.items()}
        verbs = frozenset(key[0] for keys in shapes.values() for key in keys)
        return cls(shapes=shapes, verbs=verbs, **judging)

    def stance(self, shape: str, *words: str) -> Stance | None:
        """What the phrase of these base forms does; None when it is none."""
        return self.shapes[shape].get(words)


def _phrases(by_stance: Mapping[str, str]) -> Iterator[tuple[Key, Stance]]:
    """As in "lay|put+blame+on|at": each choice of one word from every place."""
    for stance, told in by_stance.items():
        for one in told.split():
            for key in product(*(place.split("|") for place in one.split("+"))):
                yield key, cast(Stance, stance)
