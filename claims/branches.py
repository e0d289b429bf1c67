"""Words for those who serve a branch of a state: "fisheries boss", "police sources", "army doctors"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from claims.vocabulary import Vocabulary


def serves(words: Iterable[str], vocabulary: Vocabulary) -> bool:
    """True for lower-case words like "fisheries boss", "police brass", "army doctors"; not "union boss", "opposition leader"."""
    told, lists = tuple(words), vocabulary.lists
    if lists["no_branch"] & set(told):
        return False
    branches = lists["branches"] | lists["branches_at_arms"]
    return any(
        (first in branches and last in lists["branch_heads"])
        or (first in lists["branches_at_arms"] and last in lists["branch_trades"])
        for first, last in pairwise(told)
    )


def is_common(word: str, vocabulary: Vocabulary) -> bool:
    """True for a lower-case word that tells what a state's body does and not whose it is: "civil", "fisheries", "ministry"."""
    if word in vocabulary.public:
        return True
    return vocabulary.among(word, "state_modifiers", "offices", "branches", "branches_at_arms", "branch_words")
