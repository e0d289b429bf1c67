"""Counts that go on from the one before them: "130 dead, six trucks and two mortars", "another badly hurt"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.figure_counts import Quantity
from claims.figure_words import FateWords
from claims.parse import Token
from domain.claim import FigureKind

_JOINED = re.compile(
    r"\s*(?:(?:of (?:them|which|whom)|in (?:personnel|manpower|men)|(?:and|or) (?:wounded|injured)|of (?:the|its) \w+|men"
    r"|personnel)\b)?\s*,?\s*(?:and|as well as|plus|along with|together with|in addition to|&)?\s*"
    r"(?:also|a|an|the|at least|about|some|up to|over)?\s*$",
    re.IGNORECASE,
)
_BRIDGES = frozenset(
    {"was", "were", "is", "are", "been", "being", "left", "reported", "said", "to", "be", "had", "has", "have", "lay"}
)
_OF_THE = re.compile(r"\b(?:\d+|[a-z]+) (?:out )?of (?:the|its|their|his|her|our|those|these) $", re.IGNORECASE)
_FURTHER = 5  # words behind "another" in which its fate is told
_SMALL = frozenset(
    {
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "some",
        "most",
        "many",
        "several",
        "none",
    }
)
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12,
}  # fmt: skip


def goes_on(quantity: Quantity, kind: FigureKind, between: str, words: FateWords) -> bool:
    """True for things that only a comma or "and" parts from a loss: "amounted to 130 men, six trucks and two mortars"."""
    lost = kind in ("killed", "casualties", "equipment", "wounded")
    return lost and words.is_thing(quantity.noun) and _JOINED.match(between) is not None


def fate_of_another(quantity: Quantity, words: FateWords) -> FigureKind | None:
    """As in "one soldier was dead and another badly hurt", "and another was still missing"; not "another attack"."""
    first = quantity.first
    for word in first.doc[first.i + 1 : min(first.i + 1 + _FURTHER, first.sent.end)]:
        kind = words.kind("count", word) or words.kind("object", word) or words.kind("subject", word)
        if kind not in (None, "equipment") and word.pos_ != "NOUN":
            return kind
        if word.pos_ != "ADV" and word.lower_ not in _BRIDGES:
            return None
    return None


def ordinal(quantity: Quantity) -> int | None:
    """As in "a third technician died", "a fifth victim": so many in all; not "a third of the men"."""
    first = quantity.first
    after: Sequence[Token] = first.doc[first.i + 1 : min(first.i + 3, first.sent.end)]
    told = len(after) == 2 and after[1].pos_ in ("NOUN", "PROPN", "ADJ")
    return _ORDINALS.get(after[0].lower_) if told else None


def is_whole(quantity: Quantity) -> bool:
    """As in "shot down seven of the nine missiles": the nine are those of which seven were lost."""
    sentence = quantity.first.sent
    ahead = sentence.text[: quantity.first.idx - sentence.start_char]
    found = _OF_THE.search(ahead)
    first = found.group().split()[0].lower() if found else ""
    return first.isdigit() or first in _SMALL
