"""The lexicon of cues: which words attribute, and what they do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import cast

from domain.claim import Stance

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Stances of verbs and nouns by lemma, and the shapes (`frames`) that verbs take their content in.

    `cited` are common nouns of who or what can tell something; `holding` adjectives of belief and will, and those that
    take "about"; `counting` verbs count what their object numbers, `saying_a_number` ones give a bare number.
    """

    verbs: Mapping[str, Stance]
    nouns: Mapping[str, Stance]
    attitude: Words
    hearsay: Words
    cited: Words
    holding: Words
    holding_about: Words
    counting: Words
    saying_a_number: Words
    frames: Mapping[str, Words]

    @classmethod
    def load(cls, path: Path | None = None) -> Cues:
        """The lexicon of `cues.toml`, or of a file of the same shape."""
        text = path.read_text("utf-8") if path else files("claims").joinpath("cues.toml").read_text("utf-8")
        tables = tomllib.loads(text)
        attitude = frozenset(tables["stance"].pop("attitude").split())
        verbs = {**_by_word(tables["stance"]), **_by_word({"expresses": " ".join(attitude)})}
        return cls(
            verbs=verbs,
            nouns=_by_word(tables["nouns"]),
            attitude=attitude,
            hearsay=frozenset(tables["hearsay"]["adverbs"].split()),
            cited=frozenset(tables["citing"]["sources"].split()),
            holding=frozenset(tables["adjectives"]["holding"].split()),
            holding_about=frozenset(tables["adjectives"]["about"].split()),
            counting=frozenset(tables["counting"]["verbs"].split()),
            saying_a_number=frozenset(tables["counting"]["words"].split()),
            frames={name: frozenset(words.split()) for name, words in tables["frame"].items()},
        )

    def speech(self, lemma: str) -> bool:
        """True for a verb that reports something said, not merely held."""
        return lemma in self.verbs and lemma not in self.attitude

    def takes(self, frame: str, lemma: str) -> bool:
        """True when the verb takes its content in that shape."""
        return lemma in self.frames[frame]


def _by_word(table: Mapping[str, str]) -> dict[str, Stance]:
    return {word: cast(Stance, stance) for stance, words in table.items() for word in words.split()}
