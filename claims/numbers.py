"""How many: counts as news writes them, with their qualifier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_SHIFTS: Mapping[str, tuple[int | None, int | None]] = {
    "at least": (0, None), "no fewer than": (0, None), "no less than": (0, None), "not less than": (0, None),
    "more than": (1, None), "over": (1, None), "upwards of": (0, None), "up to": (None, 0), "as many as": (None, 0),
    "at most": (None, 0), "no more than": (None, 0), "fewer than": (None, -1), "less than": (None, -1), "under": (None, -1),
    "about": (0, 0), "around": (0, 0), "some": (0, 0), "nearly": (0, 0), "almost": (0, 0), "approximately": (0, 0),
    "roughly": (0, 0), "an estimated": (0, 0), "only": (0, 0), "another": (0, 0),
}  # fmt: skip
_VAGUE = (
    "tens of thousands", "hundreds of thousands", "dozens", "scores", "hundreds", "thousands", "several", "many", "numerous",
    "a number of", "a few", "multiple", "some",
)  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_ARTICLES = ("a", "an")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`low` to `high` (None: open) and the words that qualify it."""

    low: int | None
    high: int | None
    qualifier: str | None = None


@dataclass(frozen=True, kw_only=True)
class NumberWords:
    """Reads counts; `words` maps number words to their values.

    >>> n = NumberWords(words={"a": 1, "two": 2, "three": 3, "dozen": 12, "no": 0})
    >>> [(c.low, c.high) for c in map(n.count_in, ("at least 12", "two to three", "2,000", "a", "no", "dozens of")) if c]
    [(12, None), (2, 3), (2000, 2000), (1, 1), (0, 0), (None, None)]
    """

    words: Mapping[str, int]

    def count_in(self, text: str) -> Count | None:
        """The count of a noun phrase; None when it holds none."""
        found = [m for m in self._pattern.finditer(text) if self._value(m["first"]) is not None]
        real = [m for m in found if m["first"].lower() not in _ARTICLES]
        vague = self._vague.search(text)
        if real:
            return self._counted(real[-1])
        if vague:
            return Count(low=None, high=None, qualifier=vague.group())
        return self._counted(found[0]) if found else None

    def _counted(self, found: re.Match[str]) -> Count:
        first, second = self._value(found["first"]) or 0, self._value(found["second"] or "")
        if second is not None and second > first:
            return Count(low=first, high=second, qualifier=found["lead"])
        lead = re.sub(r"\s+", " ", (found["lead"] or "").lower())
        low, high = _SHIFTS.get(lead, (0, 0))
        return Count(
            low=None if low is None else first + low,
            high=None if high is None else first + high,
            qualifier=found["lead"],
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        lead = "|".join(sorted(_SHIFTS, key=len, reverse=True))
        word = "|".join(sorted(self.words, key=len, reverse=True))
        number = rf"(?:\d[\d,]*(?:\.\d+)?(?: (?:{'|'.join(_SCALES)}))?|(?:{word})(?:[ -](?:{word}))*)"
        return re.compile(
            rf"\b(?:(?P<lead>{lead})\s+)?\b(?P<first>{number})\b(?:\s*(?:to|or|-|–)\s*(?P<second>{number})\b)?",
            re.IGNORECASE,
        )

    @cached_property
    def _vague(self) -> re.Pattern[str]:
        return re.compile(r"\b(?:" + "|".join(_VAGUE) + r")\b", re.IGNORECASE)

    def _value(self, text: str) -> int | None:
        total = current = 0.0
        for part in re.split(r"[ -]", text.lower()) if text else ["?"]:
            digits = part.replace(",", "")
            if part in _SCALES:
                current = max(current, 1) * _SCALES[part]
            elif re.fullmatch(r"\d{1,9}(\.\d+)?", digits):
                current += float(digits)
            elif part in self.words:
                current += self.words[part]
            else:
                return None
            if part == "thousand":
                total, current = total + current, 0.0
        return round(total + current)
