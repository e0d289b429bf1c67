"""Questions for a name, an age or another particular: what a near miss must not answer."""

from __future__ import annotations

import re

_NAME = re.compile(
    r"(?i)\b(?:names? of|what (?:is|was|are|were) (?:his|her|their|the \w+(?: \w+)?['’]s) names?|name the|"
    r"(?:is|was|are|were) .+ (?:called|named)\W*$|identity of|identities of|who (?:is|was|were) the\b(?! source\b))\b"
)
MEASURE = re.compile(
    r"(?i)\bhow (?P<what>old|tall|long|far(?! apart| (?:do|does|did|has|have)\b)|big|large|heavy|fast|deep|high|expensive)\b|"
    r"\b(?P<noun>age|rank|salary|cost|price|weight|colou?r|nationality|religion|phone number|address|e-?mail)\b of\b"
)
_LENGTH = r"\b(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|fathoms?)\b"
_AMOUNT = r"\b(?:\d[\d,.]*|hundreds?|thousands?|millions?|dozens?)\b"
UNITS = {
    "old": r"\byears? old\b|\baged\b|-year-old\b",
    "age": r"\byears? old\b|\baged\b|-year-old\b",
    "far": _LENGTH,
    "tall": _LENGTH,
    "high": _LENGTH,
    "deep": _LENGTH,
    "big": _AMOUNT,
    "large": _AMOUNT,
    "fast": r"\b(?:hours?|minutes?|seconds?|knots?|km/h|kph|mph)\b",
    "heavy": r"\b(?:kg|kilos?|kilogram\w*|ton(?:ne)?s?|pounds?)\b",
    "long": rf"\b(?:hours?|minutes?|days?|weeks?|months?|years?)\b|{_LENGTH}",
}


def asks_particular(question: str) -> bool:
    """True when a question asks for a name or a measure of something.

    >>> asks_particular("What was the name of the guard?"), asks_particular("Who reported it?")
    (True, False)
    """
    return bool(_NAME.search(question) or MEASURE.search(question))
