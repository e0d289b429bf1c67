"""What a sentence must hold to answer: a number, a clock time, a year, a sum of money, somebody's words."""

from __future__ import annotations

import re

from answering.dating import clocks_in, dates_in, weekdays_in
from answering.quantities import numbers_in

_ASKED = {
    "clock": r"\b(?:what|which) (?:exact )?(?:time|hour)\b|"
    r"^\W*(?:and |the )?(?:exact )?(?:time|hour) of (?:the )?\w+|\bat what (?:time|hour)\b|\bwhat o'clock\b",
    "year": r"\b(?:what|which) year\b",
    "money": r"\bhow (?:expensive|costly)\b|\b(?:what|which) (?:\w+ )?(?:sum|amount|fine|fee|ransom)\b|"
    r"\b(?:cost|price)s?\b(?=.*\b(?:build|buy|make|repair|hire|ticket)\b)|\bhow much (?:money|did .*\bcost)\b",
    "day": r"^\W*(?:and |but )?when\b|\b(?:what|which) (?:day|date|month|week)\b|\bsince when\b",
    "weapon": r"\b(?:what|which) (?:(?:kinds?|types?|sorts?) of )?(?:\w+ )?(?:weapon(?:s|ry)?|arms|munitions?|ammunition)\b",
    "place": r"^\W*(?:and |but )?"
    r"where (?:exactly |else )?(?:did|was|were|is|are|has|had|have|does|do)\b(?!.*\b(?:come from|differ|disagree|stand|"
    r"contradict|agree|part|diverge)\b)|\b(?:in|at) (?:what|which) (?:place|town|village|city|district|province|spot|location)\b",
    "number": r"\bhow (?:many|often|much|high|large|big)\b|\b(?:number|toll|count|figure|total) of\b|"
    r"\bwhat (?:number|toll|figure)\b",
}
_MONEY = re.compile(
    r"(?i)[£$€¥]\s?\d|\b(?:dollars?|pounds?|euros?|crowns?|francs?|roubles?|rubles?|liras?|dinars?|pesos?|yen)\b|"
    r"\b(?:hundred|thousand|million|billion)s? (?:in (?:cash|notes|coin)|of (?:public )?money)\b"
)
# "Sella is one of them", "the 9th Regiment", "no one": words that count nothing.
_NO_COUNT = re.compile(
    r"(?i)\bone (?:of|another|more thing|day|side|can|must|should|which|that|who)\b|\b(?:no|any|some|every|each|this|that) one\b|"
    r"\b\d+(?:st|nd|rd|th)\b|\b(?:at|for) once\b|\b(?:both|twice|single|couple)\b|^\W*\d+\.\s"
)
_STAMP = re.compile(
    r"^\s*\d{1,2}[:.]\d\d\b(?!\s*(?:to|and|on|in)\b)"
)  # "06:40 The operator says …": a live blog's own time
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FIRST_DAY = re.compile(rf"(?i)\b\d{{1,2}} ?(?:to|and|or|until|-|–|/) ?(?=\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b)")
_WEAPON = re.compile(
    r"(?i)\b(?:drones?|uavs?|quadcopters?|missiles?|rockets?|mortars?|shells?|shelling|artillery|howitzers?|tanks?|cannons?|"
    r"rifles?|pistols?|machine[ -]?guns?|guns?|gunfire|snipers?|grenades?|landmines?|mines?|bombs?|bombing|airstrikes?|"
    r"air strikes?|air raids?|warplanes?|jets?|helicopters?|gunships?|torpedo(?:es)?|explosives?|ied|ieds|car bombs?|"
    r"chlorine|sarin|mustard gas|nerve agent|(?:tear |poison )gas|white phosphorus|napalm|knives|knife|machetes?|arrows?|"
    r"munitions?|ammunition|bullets?|rounds|kalashnikovs?|flares?|warheads?|cluster|thermobaric|incendiar\w+|catapults?)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|off|outside|inside|around|along|beyond|above|below|under|behind|beside|between|towards?|from|to|into|"
    r"through|across|over|on|of) "
    r"(?:the |its |their |a |an )?(?:[a-z-]+ ){0,4}(?!(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b)[A-Z][a-z]+|"
    r"(?i:\b(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|yards?) (?:north|south|east|west|from|off|inside|outside|away|"
    r"beyond|of)\b|"
    r"\b(?:in|at|on|near|off|outside|inside|beside) (?:the|a|an) (?:[a-z-]+ )?(?:town|village|city|square|market|school|"
    r"hospital|bridge|station|harbour|port|"
    r"border|frontier|coast|river|sea|strait|mountains?|hills?|valley|desert|forest|road|street|crossing|airfield|airport|"
    r"camp|prison|church|mosque)\b)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WHEN = re.compile(
    r"(?i)\b(?:yesterday|today|tonight|tomorrow|overnight|this (?:morning|afternoon|evening|week|month)|"
    r"last (?:night|week|month|year)|in the (?:morning|afternoon|evening)|the (?:\d{1,2})(?:st|nd|rd|th)|before dawn|at dawn|"
    r"end of the (?:week|month|year))\b|\b(?:in|since|until) (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)\b"
)


def wanted(question: str) -> str | None:
    """The sort of thing that a question asks for, None when its words do not tell.

    >>> wanted("At what hour did the guns open up?"), wanted("Who denies it?")
    ('clock', None)
    """
    return next((name for name, rule in _ASKED.items() if re.search(rule, question, re.IGNORECASE)), None)


def holds(sort: str, text: str) -> bool:
    """True when a sentence holds something of that sort."""
    text = _STAMP.sub("", text)
    match sort:
        case "clock":
            return bool(clocks_in(text)) or re.search(r"(?i)\bo.clock\b", text) is not None
        case "year":
            return _YEAR.search(text) is not None
        case "place":
            return _PLACE.search(text) is not None
        case "weapon":
            return _WEAPON.search(text) is not None
        case "money":
            return _MONEY.search(text) is not None
        case "day":
            return bool(dates_in(text) or weekdays_in(text) or clocks_in(text) or _WHEN.search(text))
        case _:
            return bool(numbers_in(_NO_COUNT.sub(" ", without_times(text))))


def without_times(text: str) -> str:
    """The text without its dates and clock times: "at 05:40 in the night of 2 to 3 May" counts nothing."""
    text = _FIRST_DAY.sub("", text)
    for place in sorted([d.span for d in dates_in(text)] + [s for s, _ in clocks_in(text)], reverse=True):
        text = f"{text[: place.start]} {text[place.end :]}"
    return text
