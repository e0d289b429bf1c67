"""Whose the counted are not, as the words behind a count tell: "20 dead, none of them Keshis"."""

from __future__ import annotations

import re

from claims.parties import Parties

_NONE_OF = re.compile(
    r"\b(?:none|not one|nobody|no one|neither) (?:of (?:them|whom|these|those|the \w+)\s?|among them )"
    r"(?:(?:is|are|was|were|being|came|come) )?(?:from |an? |the )?(?P<who>[^,.;:]+)|"
    r"\bno (?P<people>[A-Z][^,.;:]{2,40}?) (?:is |are |was |were |being )?(?:among|amongst) (?:them|whom|the )",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][\"”’]?\s|\n")


def parties_left_out(text: str, at: int, parties: Parties) -> frozenset[str]:
    """The parties of which none is among those counted just before the offset, in the same sentence."""
    rest = _END.split(text[at:], maxsplit=1)[0]
    found = (m["who"] or m["people"] for m in _NONE_OF.finditer(rest))
    return frozenset(name for words in found for name in parties.named_in(words))
