"""How many: counts as news writes them, with their qualifier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_QUALIFIERS: Mapping[str, tuple[int | None, int | None] | None] = {
    "at least": (0, None), "no fewer than": (0, None), "no less than": (0, None), "not less than": (0, None),
    "more than": (1, None), "over": (1, None), "upwards of": (0, None), "up to": (None, 0), "as many as": (None, 0),
    "at most": (None, 0), "no more than": (None, 0), "fewer than": (None, -1), "less than": (None, -1),
    "under": (None, -1), "about": (0, 0), "around": (0, 0), "some": (0, 0), "nearly": (0, 0), "almost": (0, 0),
    "approximately": (0, 0), "roughly": (0, 0), "an estimated": (0, 0), "only": (0, 0), "another": (0, 0),
}  # fmt: skip
_VAGUE = ("dozens", "scores", "hundreds", "thousands", "tens of thousands", "hundreds of thousands", "several", "many",
          "numerous", "a number of", "a few", "multiple", "some")  # fmt: skip
_LEAD = re.compile(r"\b(?:(" + "|".join(sorted(_QUALIFIERS, key=len, reverse=True)) + r")\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`low` to `high` (None: open), the words that qualify it, and where it stands in the text it was read from."""

    low: int | None
    high: int | None
    qualifier: str | None
    start: int
    end: int


def count_in(text: str, words: Mapping[str, int]) -> Count | None:
    """The last count of a noun phrase: "at least 12 soldiers" → 12 or more; "dozens" → open; none → None.

    >>> w = {"a": 1, "two": 2, "three": 3, "dozen": 12, "thousand": 1000, "no": 0}
    >>> [(c.low, c.high) for c in (count_in(t, w) for t in ("at least 12 guards", "two to three men", "2,000 people")) if c]
    [(12, None), (2, 3), (2000, 2000)]
    """
    word = "|".join(sorted(words, key=len, reverse=True))
    number = rf"(?:\d[\d,]*(?:\.\d+)?(?:\s+(?:million|thousand|hundred|dozen))?|(?:{word})(?:[\s-]+(?:{word}))*)"
    second = rf"(?:\s*(?:to|or|and|-|–)\s*({number})\b)?"
    pattern = re.compile(rf"{_LEAD.pattern}\b({number})\b{second}", re.IGNORECASE)
    found = None
    for found in pattern.finditer(text):
        if _value(found[2], words) is not None and found[2].lower() not in ("a", "an"):
            break
    if found is None or _value(found[2], words) is None:
        return _vague(text)
    vague = _vague(text)
    if vague is not None and found[2].lower() in ("a", "an"):
        return vague
    return _counted(found, words)


def _counted(found: re.Match[str], words: Mapping[str, int]) -> Count | None:
    first, second = _value(found[2], words), _value(found[3] or "", words)
    if first is None:
        return None
    low: int | None = first
    high: int | None = first
    if second is not None and second > first:
        high = second
    elif found[1]:
        shift = _QUALIFIERS[re.sub(r"\s+", " ", found[1].lower())]
        low = None if shift is None or shift[0] is None else first + shift[0]
        high = None if shift is None or shift[1] is None else first + shift[1]
    return Count(low=low, high=high, qualifier=found[1], start=found.start(), end=found.end())


def _value(text: str, words: Mapping[str, int]) -> int | None:
    parts = re.split(r"[\s-]+", text.lower().strip()) if text else []
    if not parts:
        return None
    total = current = 0
    for part in parts:
        digits = part.replace(",", "")
        scale = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}.get(part)
        if scale is not None:
            current = max(current, 1) * scale
        elif re.fullmatch(r"\d{1,9}(\.\d+)?", digits):
            current += round(float(digits) * 1000) / 1000  # type: ignore[assignment]
        elif part in words:
            current += words[part]
        else:
            return None
        if scale == 1000:
            total, current = total + current, 0
    return round(total + current)


def _vague(text: str) -> Count | None:
    found = re.search(r"\b(" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")\b", text, re.IGNORECASE)
    return Count(low=None, high=None, qualifier=found[1], start=found.start(), end=found.end()) if found else None
