"""Numbers that count neither people nor things: measures, dates, hours, ages, numbers of posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.numbers import Found
from claims.parse import Token
from claims.tree import children

_MEASURES = re.compile(
    r"^(?:%|percent|per|pct|years?|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|times?|k?m|km|metres?|meters?|kilomet\w+"
    r"|miles?|feet|foot|inch\w*|mm|cm|kg|tons?|tonnes?|litres?|degrees?|dollars?|euros?|pounds?|roubles?|cents?|million|billion"
    r"|o['’]clock|am|pm|a\.m\.|p\.m\.|gmt|utc|local|noon|st|nd|rd|th|years?-old|year-old|calibre|caliber|hectares?|acres?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december|sept?\.?|oct\.?|nov\.?|dec\.?"
    r"|jan\.?|feb\.?|aug\.?|no\.?|page|article|paragraph|chapter|section|resolution|room|brigade|unit|battalion|regiment|route"
    r"|highway|channel|line|post|age[sd]?|[$€£₽#])$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"^(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?$"
)
_CLOCK = re.compile(r"^\d{1,2}[.:]\d\d$")
_TIMING = frozenset({"at", "by", "until", "before", "after", "about", "around", "from", "since", "and", "till"})
_AGED = frozenset(
    ["youngest", "oldest", "eldest", "son", "daughter", "boy", "girl", "brother", "sister", "child", "baby", "nephew", "niece",
     "grandson", "granddaughter", "father", "mother", "husband", "wife"]
)  # fmt: skip
_YEARS = range(1900, 2100)
_DAYS = 31


def is_measure(run: Sequence[Token], found: Found) -> bool:
    """As in "12 km", "48 hours", "14 March", "a 17-year-old", "Post No. 5", "in 2016": no people and no things."""
    first, last = run[0], run[-1]
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    before = first.nbor(-1) if first.i > 0 else None
    if after is not None and (after.text == "-" or _MEASURES.match(after.text) or _MONTH.match(after.text)):
        return True
    if before is not None and _NAMED.match(before.text) and not _is_past_month(before, found):
        return True
    if _is_age(first, last) or _of_ages(first) or (before is not None and _is_hour(before, last)):
        return True
    year = found.count.low if len(run) == 1 and run[0].text.isdigit() else None
    if year not in _YEARS:
        return False
    return after is None or after.pos_ not in ("NOUN", "ADJ") or _is_dated(first)


def _is_past_month(before: Token, found: Found) -> bool:
    """As in "in the course of August 130 militants were eliminated": no month has so many days, and no such year."""
    low = found.count.low or 0
    return _MONTH.match(before.text) is not None and low > _DAYS and low not in _YEARS


def _is_dated(year: Token) -> bool:
    """As in "3 Oct 2031 guards died", "May 3 2031": a month stands right before the year or its day."""
    return any(_MONTH.match(t.text) for t in year.doc[max(0, year.i - 2) : year.i])


def _is_hour(before: Token, last: Token) -> bool:
    """As in "at eight in the evening", "at about 10.00", "by 8.30"."""
    between = last.i > before.i + 1 and before.nbor(1).lower_ == "between"
    if _CLOCK.match(last.text) and (before.lower_ in _TIMING or between):
        return True
    behind = [t.lower_ for t in last.doc[last.i + 1 : last.i + 4]]
    times = {"morning", "evening", "afternoon", "night"}
    return (
        before.lower_ in ("at", "by", "until", "before", "after") and behind[:1] == ["in"] and bool(times & set(behind))
    )


def _of_ages(first: Token) -> bool:
    """As in "two brothers, aged 9 and 12": one more age."""
    ahead = first.doc[max(first.sent.start, first.i - 3) : first.i].text.lower()
    return re.search(r"\bage[sd]? \S+ ?(?:and|or|,|to)$", ahead) is not None


def _is_age(first: Token, last: Token) -> bool:
    """As in "Signy, 44, told the paper", "the youngest was four", "my son was fourteen"."""
    if last.head.lemma_ == "be" and last.dep_ in ("attr", "acomp"):
        who = children(last.head, "nsubj")
        if who and (who[0].lower_ in _AGED or (who[0].lower_ in ("he", "she", "i") and last.i + 1 < len(last.doc))):
            return True
    if first.i != last.i or not first.is_digit or first.i == 0 or last.i + 1 >= len(last.doc):
        return False
    before, after = first.nbor(-1), last.nbor(1)
    return before.text in (",", "(") and after.text in (",", ")") and first.i > 1 and first.nbor(-2).pos_ == "PROPN"
