"""Word lists of this room, read from `vocabulary.toml` once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of a list; KeyError for an unknown list."""
    return frozenset(_lists()[name].split())


@cache
def stands_for() -> dict[str, str]:
    """For each word with near synonyms, the word that stands for all of them."""
    groups = [line.split() for line in _lists()["synonyms"].strip().splitlines()]
    return {form: group[0] for group in groups for form in group}


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(
        resources.files("answering").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    )
    return lists
