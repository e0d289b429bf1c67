"""The two whose accounts a question sets side by side, as its own words name them."""

from __future__ import annotations

import re
from collections.abc import Collection

from answering.words import is_stop, same_name, stem, tokens

_WHO = r"(?:the |its |their )?[\w’'.-]+(?: (?!and\b|on\b|about\b|say\b|says\b|versus\b|vs\b|with\b)[\w’'.-]+){0,4}?"
_TWO = (
    # Compare the mayor and the harbour office on the fire. Compare what Corvale and Talmark say about it.
    rf"(?i)\bcompare (?:what )?(?P<one>{_WHO}) (?:and|with|to) (?P<other>{_WHO})(?= (?:on|about|say|over|regarding)\b|[:,?.]|$)",
    # The harbour office versus the mayor: how many boats burnt?
    rf"(?i)^\W*(?P<one>{_WHO}) (?:versus|vs\.?|against) (?P<other>{_WHO})(?=[:,?]| on\b)",
    # The harbour office and Captain Orlen: was the mole lit?
    rf"^\W*(?P<one>{_WHO}) and (?P<other>{_WHO}):",
    # How do the mayor's and the doctor's counts compare?
    rf"(?i)\b(?:do|does|did|set|are|were) (?P<one>{_WHO})['’]s? and (?P<other>{_WHO})['’]s?(?= \w+)",
    # Where do Corvale and the Sella Isles differ? What lies between the army and the village?
    (
        rf"(?i)\b(?:do|does|did|between|have) (?P<one>{_WHO}) and (?P<other>{_WHO})"
        r"(?= (?:differ|disagree|agree|say|tell|contradict|give|explain|each|account)|[?]|$)"
    ),
    # How many boats burnt, by the mayor's count and by the harbour office's?
    rf"(?i)\b(?:by|according to) (?P<one>{_WHO}) and (?:by|according to) (?P<other>{_WHO})(?=[?,.]|$)",
)
_NO_SIDE = frozenset(
    ["two", "both", "sides", "side", "what", "each", "party", "parties", "accounts", "versions", "army", "government"]
)
_ENOUGH = 0.5  # of a side's telling words, from which a name is that side's


def sides_in(question: str) -> tuple[frozenset[str], ...]:
    """The telling words of the two sides, one set for each; nothing where the question does not name two.

    >>> [sorted(side) for side in sides_in("Compare the Sella mayor and the Harbour Office on the fire.")]
    [['mayor', 'sella'], ['harbour', 'office']]
    """
    found = next((m for rule in _TWO if (m := re.search(rule, question))), None)
    if found is None:
        return ()
    both = tuple(frozenset(t for t in tokens(found[name]) if not is_stop(t)) for name in ("one", "other"))
    return both if all(side - _NO_SIDE for side in both) else ()


def is_side(side: Collection[str], names: Collection[str]) -> float:
    """The share of a side's words that the names have, 0 to 1, nothing below half: “the mayor” is “Mayor Ada Renn”."""
    there = {t for name in names for t in tokens(name)}
    met = sum(any(stem(t) == stem(w) or same_name(t, w) for w in there) for t in side)
    share = met / len(side) if side else 0.0
    return share if share >= _ENOUGH else 0.0
