"""Numbers, days and times in a text, compared by value: "four" is 4, "4 May" is not "04:00"."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache

from answering.dating import MONTHS, clocks_in, dates_in
from answering.words import fold

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_GROUPS = {"dozen": 12, "dozens": 12, "score": 20, "couple": 2, "twice": 2, "both": 2, "single": 1, "once": 1}
_NAMED = {**_GROUPS, **_TENS, **_UNITS}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)*|[^\w\s]")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")
_SCALE_LETTERS = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}

Quantity = tuple[Hashable, ...]


def quantities_in(text: str, *, loose: bool = False) -> frozenset[Quantity]:
    """The numbers, days and clock times of a text as comparable values; `loose` adds what they also license.

    >>> sorted(quantities_in("four hurt at 02:40 on May 4"), key=str)
    [('clock', 160), ('day', 5, 4), ('number', 4.0)]
    """
    plain = fold(text)
    found: set[Quantity] = set()
    rest = list(plain)
    for day in dates_in(plain):
        found.add(("day", day.month, day.day))
        if day.year:
            found.add(("number", float(day.year)))
        _blank(rest, day.span.start, day.span.end)
    for span, minutes in clocks_in("".join(rest)):
        found.add(("clock", minutes))
        _blank(rest, span.start, span.end)
    found |= {("number", value) for value in numbers_in("".join(rest))}
    return frozenset(found | _licensed(plain)) if loose else frozenset(found)


def _licensed(plain: str) -> set[Quantity]:
    """What a source's wording also supports: "a guard was killed" is one; "the 7th" is day 7 of its month."""
    words = plain.lower()
    extra: set[Quantity] = {("number", 1.0)} if re.search(r"\b(?:an?|another|single)\b", words) else set()
    extra |= {("number", float(n)) for n in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)\b", words)}
    extra |= {("number", float(_ORDINALS[w])) for w in re.findall(r"[a-z]+", words) if w in _ORDINALS}
    return extra


def _blank(letters: list[str], start: int, end: int) -> None:
    letters[start:end] = " " * (end - start)


@lru_cache(maxsize=100_000)
def numbers_in(text: str) -> tuple[float, ...]:
    """The values of all numbers in digits or words, in order.

    >>> numbers_in("twenty-one of 4,000, two hundred and 1.5 million")
    (21.0, 4000.0, 200.0, 1500000.0)
    """
    lower = text.lower()
    if _DIGIT.search(lower) is None and _NAMED.keys().isdisjoint(_LETTERS.findall(lower)):
        return ()
    found: list[float] = []
    current: float | None = None
    for match in _TOKEN.finditer(lower):
        word = match[0]
        if current is None and word.isalpha() and word not in _NAMED:
            continue
        value = _value(word)
        if value is not None:
            current = _joined(current, value, found)
        elif word in _SCALES and current is not None:
            current *= _SCALES[word]
        elif word in _SCALE_LETTERS and current is not None and text[match.start() - 1].isdigit():
            current *= _SCALE_LETTERS[word]
        elif not (word == "and" and current is not None and current >= 100 and _goes_on(text, match.end())):
            if current is not None:
                found.append(current)
            current = None
    return tuple(found + ([current] if current is not None else []))


def _goes_on(text: str, at: int) -> bool:
    following = re.match(r"\s+([a-z]+)", text[at:].lower())
    return following is not None and (following[1] in _UNITS or following[1] in _TENS)


def _joined(current: float | None, value: float, found: list[float]) -> float:
    if current is not None and current >= 100 and current % 100 == 0 and value < 100:
        return current + value
    if current is not None:
        found.append(current)
    return value


def _value(token: str) -> float | None:
    if token[0].isdigit():
        return float(token.replace(",", ""))
    if "-" in token:
        tens, _, unit = token.partition("-")
        return float(_TENS[tens] + _UNITS[unit]) if tens in _TENS and 0 < _UNITS.get(unit, 0) < 10 else None
    known = _NAMED.get(token)
    return None if known is None else float(known)


def shown(quantity: Quantity) -> str:
    """A quantity as the reader of a reason should see it.

    >>> shown(("number", 12.0)), shown(("day", 5, 4)), shown(("clock", 160))
    ('number “12”', 'date “4 May”', 'time “02:40”')
    """
    kind, *values = quantity
    numbers = [float(str(v)) for v in values]
    if kind == "day":
        return f"date “{int(numbers[1])} {MONTHS[int(numbers[0]) - 1].title()}”"
    if kind == "clock":
        return f"time “{int(numbers[0]) // 60:02}:{int(numbers[0]) % 60:02}”"
    return f"number “{numbers[0]:,.10g}”"
