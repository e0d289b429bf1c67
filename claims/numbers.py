"""How many: counts as news writes them, with their qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from domain.text import Span

Bounds = tuple[bool, bool]
_OPEN_ABOVE: Bounds = (True, False)
_OPEN_BELOW: Bounds = (False, True)
_CLOSED: Bounds = (True, True)
_LEADS: Mapping[str, Bounds] = {
    "at least": _OPEN_ABOVE, "no fewer than": _OPEN_ABOVE, "no less than": _OPEN_ABOVE, "not less than": _OPEN_ABOVE,
    "not fewer than": _OPEN_ABOVE, "more than": _OPEN_ABOVE, "over": _OPEN_ABOVE, "upwards of": _OPEN_ABOVE,
    "a minimum of": _OPEN_ABOVE, "well over": _OPEN_ABOVE,
    "up to": _OPEN_BELOW, "as many as": _OPEN_BELOW, "at most": _OPEN_BELOW, "no more than": _OPEN_BELOW,
    "not more than": _OPEN_BELOW, "fewer than": _OPEN_BELOW, "less than": _OPEN_BELOW, "under": _OPEN_BELOW,
    "a maximum of": _OPEN_BELOW,
    "about": _CLOSED, "around": _CLOSED, "some": _CLOSED, "nearly": _CLOSED, "almost": _CLOSED, "approximately": _CLOSED,
    "roughly": _CLOSED, "an estimated": _CLOSED, "only": _CLOSED, "just": _CLOSED, "another": _CLOSED, "close to": _CLOSED,
    "exactly": _CLOSED, "a total of": _CLOSED, "a further": _CLOSED, "barely": _CLOSED, "nearer": _CLOSED,
    "nearer to": _CLOSED, "closer to": _CLOSED, "scarcely": _CLOSED, "hardly": _CLOSED, "something like": _CLOSED,
    "anything up to": _OPEN_BELOW, "in excess of": _OPEN_ABOVE, "north of": _OPEN_ABOVE, "well above": _OPEN_ABOVE,
    "well under": _OPEN_BELOW, "well below": _OPEN_BELOW, "below": _OPEN_BELOW, "a good": _CLOSED, "precisely": _CLOSED,
    "a mere": _CLOSED, "merely": _CLOSED, "a combined": _CLOSED,
}  # fmt: skip
_VAGUE = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "dozens": 24, "scores": 40, "hundreds": 200,
    "thousands": 2000, "several dozen": 24, "several hundred": 200, "several thousand": 2000, "several": 3,
    "a couple of dozen": 24, "a couple of": 2, "a handful of": 3, "a few dozen": 24,
    "a few hundred": 200, "a few thousand": 2000,
}  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_SETS = {
    "half a dozen": 6, "half dozen": 6, "a half dozen": 6, "half-a-dozen": 6, "half-dozen": 6, "a half-dozen": 6, "a pair of": 2,
    "a trio of": 3, "a quartet of": 4, "a quintet of": 5, "a score of": 20, "two score": 40,
}  # fmt: skip
_OWNS = re.compile(r"\b(?:own(?:s|ed|ing)?|fess(?:es|ed|ing)?)\s+$", re.IGNORECASE)
_ARTICLES = ("a", "an", "another")
_NONE = r"not (?:a single|one|a)|no single|no one|nobody|none"
_LONGEST = 9  # digits
_NEAR = 40  # characters before a count in which a verb right before it stands
_MOST = 10_000  # numbers whose values are remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`low` to `high` (None: open) and the words that qualify it."""

    low: int | None
    high: int | None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A count and where its words stand in the text; `article` is True for a bare "a"."""

    count: Count
    span: Span
    article: bool = False


@dataclass(frozen=True, kw_only=True)
class NumberWords:
    """Reads counts; `words` maps number words to their values.

    >>> n = NumberWords(words={"a": 1, "two": 2, "three": 3, "dozen": 12, "no": 0})
    >>> [(c.low, c.high) for c in map(n.count_in, ("at least 12", "two to three", "2,000", "a", "no", "dozens of")) if c]
    [(12, None), (2, 3), (2000, 2000), (1, 1), (0, 0), (24, None)]
    """

    words: Mapping[str, int]
    _values: dict[str, int | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def all(self, text: str) -> Iterator[Found]:
        """Every count of the text in order; one word is in one count only."""
        for match in self._pattern.finditer(text):
            count = self._counted(match)
            if count is not None:
                named = next((g for g in ("none", "vague", "lead", "between", "first") if match[g]), "first")
                span = Span(start=match.start(named), end=match.end())
                yield Found(count=count, span=span, article=match.group().lower() in _ARTICLES)

    def count_in(self, text: str) -> Count | None:
        """The count of a noun phrase, the last one that is more than an article; None when it holds none."""
        found = list(self.all(text))
        real = [f for f in found if not f.article]
        return (real or found)[-1].count if found else None

    def _counted(self, match: re.Match[str]) -> Count | None:
        if match["none"]:
            return Count(low=0, high=0, qualifier=match["none"])
        if match["vague"]:
            return Count(low=_VAGUE[_plain(match["vague"])], high=None, qualifier=match["vague"])
        first, second = self._value(match["first"]), self._value(match["second"] or match["below"] or "")
        if first is None:
            return None
        if second is not None and second > first:
            return Count(low=first, high=second, qualifier=match["lead"])
        low, high = _LEADS.get(_plain(match["lead"] or ""), _CLOSED)
        if match["lead"] and _OWNS.search(match.string, max(0, match.start("lead") - _NEAR), match.start("lead")):
            low, high = _CLOSED  # "owns up to two dead"
        qualifier = match["lead"] or (match["first"] if first == 0 and match["first"].isalpha() else None)
        return Count(low=first if low else None, high=first if high else None, qualifier=qualifier)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        lead = "|".join(sorted(_LEADS, key=len, reverse=True)).replace(" ", r"\s+")
        word = "|".join(sorted(self.words, key=len, reverse=True))
        vague = "|".join(sorted(_VAGUE, key=len, reverse=True))
        plain = rf"(?:{word})\b(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand))\s+and\s+)(?:{word})\b)*"
        sets = "|".join(sorted(_SETS, key=len, reverse=True)).replace(" ", r"\s+")
        number = rf"(?:{sets}|(?<![\d.,:])\d[\d,]*(?:\.\d+)?(?![\d:])(?: (?:{'|'.join(_SCALES)})\b)?|{plain})"
        return re.compile(
            rf"\b(?P<none>{_NONE})\b|\b(?P<vague>{vague})\b"
            rf"|\b(?:(?P<lead>{lead})\s+|(?P<between>between)\s+|(?P<from>from)\s+)?\b(?P<first>{number})\b"
            rf"(?:(?(between)\s+and\s+|(?(from)(?!)|(?:\s+(?:to|or)\s+|\s?[-–]\s?)))(?P<second>{number})\b"
            rf"|(?:\s\w+){{0,3}}\s(?:and|but)\s(?:fewer|less)\sthan\s(?P<below>{number})\b)?",
            re.IGNORECASE,
        )

    def _value(self, text: str) -> int | None:
        if text not in self._values:
            if len(self._values) >= _MOST:
                self._values.clear()
            self._values[text] = self._read(text)
        return self._values[text]

    def _read(self, text: str) -> int | None:
        total = current = 0.0
        if _plain(text) in _SETS:
            return _SETS[_plain(text)]
        if re.search(r"\banother\b", text, re.IGNORECASE) and len(text) > len("another"):
            return None  # "one another"
        for part in re.split(r"[\s-]+", text.lower()) if text else ["?"]:
            digits = part.replace(",", "")
            if part in _SCALES:
                current = max(current, 1) * _SCALES[part]
            elif re.fullmatch(rf"\d{{1,{_LONGEST}}}(\.\d+)?", digits):
                current += float(digits)
            elif part == "single":
                current = max(current, 1)
            elif part in self.words:
                current += self.words[part]
            elif part != "and":
                return None
            if part == "thousand":
                total, current = total + current, 0.0
        return round(total + current)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())
