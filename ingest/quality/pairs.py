"""Two names side by side: "the conflict between Orvenia and Talmark", "Orvenian and Talmark troops"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.text import Span
from ingest.names import NAME, is_country, is_world, root_of

CONFLICT = (
    r"(?:conflicts?|wars?|fighting|hostilities|clash(?:es)?|battles?|cease-?fires?|truces?|tensions?|borders?"
    r"|frontier|disputes?|fire"
    r"|confrontation|escalation|escalations|talks|peace|agreement|relations)"
)
_TWO = re.compile(rf"\b(?P<a>{NAME})(?P<join> and (?:the )?|[–—-])(?P<b>{NAME})")
_BETWEEN = re.compile(rf"\b{CONFLICT}\b(?:\s[a-z]+){{0,4}}\sbetween\s(?:the\s)?$", re.IGNORECASE)
_OF_BOTH = re.compile(
    r"\b(?:leaders|presidents|armies|forces|troops|governments|ministers|capitals|soldiers|sides|parties"
    r"|neighbou?rs?|borders?"
    r"|conflict|war|peoples|parties of (?:the )?conflict),? (?:of |between )?(?:the )?$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"^,?\s(?:(?:have|has|had|both|again|also|then|never)\s)?(?:agree[ds]?|accuse[ds]?|sign(?:ed)?|exchange[ds]?"
    r"|blame[ds]?|trade[ds]?|clash(?:ed)?|resume[ds]?"
    r"|must|fight|fought|declared?|ceased?|armies|forces|troops|soldiers)\b"
)
_JOINED = re.compile(rf"^\s(?:state\s)?{CONFLICT}\b", re.IGNORECASE)
_THEN = re.compile(rf"^,? (?:[a-z]+ ){{0,2}}{CONFLICT}\b", re.IGNORECASE)
_ANY_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names that stand together: as parties of a conflict ("parties"), between each other, or just side by side."""

    span: Span
    first: str
    second: str
    role: str

    @property
    def roots(self) -> frozenset[str]:
        """What the two names stand for."""
        return frozenset((root_of(self.first), root_of(self.second)))


def pairs_in(text: str) -> Iterator[Pair]:
    """Every pair of names of the text, in order."""
    for found in _TWO.finditer(text):
        first, second = _last_state(found["a"]), _first_state(found["b"])
        start = found.end("a") - len(first)
        span = Span(start=start, end=found.start("b") + len(second))
        if root_of(first) != root_of(second):
            yield Pair(span=span, first=first, second=second, role=_role(text, span, found["join"]))


def _last_state(name: str) -> str:
    """The name, or its last word where the words before it are a title or sentence start: "President Orvenia"."""
    return name if is_country(name) or is_world(name) else name.split(" ")[-1]


def _first_state(name: str) -> str:
    return name if is_country(name) or is_world(name) else name.split(" ")[0]


def _role(text: str, span: Span, join: str) -> str:
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    if not join.startswith(" "):
        return "parties" if _JOINED.match(after) else "other"
    if _BETWEEN.search(before) or _OF_BOTH.search(before) or _DEED.match(after):
        return "parties"
    if _ANY_BETWEEN.search(before) and _THEN.match(after):
        return "parties"
    return "between" if _ANY_BETWEEN.search(before) else "other"
