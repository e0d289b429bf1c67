"""Names in a statement that their source has otherwise: mixed from two people, or known only from the sentences before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from answering.support.clauses import phrases_in
from answering.support.lexicon import listed
from answering.support.reading import Word, read
from answering.support.roles import names_of
from answering.words import fold, same_name

_POINTS_BACK = re.compile(r"(?i)\b(?:he|she|they|it|his|her|their|its|him|them|we|our|these|those)\b")


def mixed_name(statement: str, sources: Iterable[str]) -> str | None:
    """Two names that a statement joins and its sources never do, where they join each with another; None when there are none.

    "Hanna Orso" for "Hanna Dree" near "Orso". Quiet for "Dree" alone, and for a first name that only the statement has.
    """
    known = {pair for text in sources for pair in _joined(text)}
    firsts = {first for first, _ in known}
    for first, second in _joined(statement):
        if (first, second) not in known and first in firsts:
            return f"{first.title()} {second.title()}"
    return None


def _joined(text: str) -> Iterable[tuple[str, str]]:
    """Names that follow each other, without titles."""
    words = read(text)
    for one, other in pairwise(words):
        if _is_plain_name(one) and _is_plain_name(other):
            yield one.lower, other.lower


def _is_plain_name(word: Word) -> bool:
    return word.kind == "name" and word.lower not in listed("titles")


def points_back(cited: str) -> bool:
    """True when the cited words leave somebody's name to the sentences before them: "He did not rule it out."."""
    return _POINTS_BACK.search(fold(cited)) is not None


def fuller_names(before: str, cited: str) -> tuple[str, ...]:
    """Names from the sentences before that belong to one in the cited words: "Rasmus", "Skarn" for "Prime Minister Eide"."""
    here = {n for p in phrases_in(read(cited)) for n in names_of(p)}
    there = [names_of(p) for p in phrases_in(read(before))]
    found = [n for names in there if any(same_name(a, b) for a in names for b in here) for n in names]
    return tuple(dict.fromkeys(n.title() for n in found))
