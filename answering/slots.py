"""The slot of a question: what its answer must hold, by the question's own words; a near sentence without it is no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.casualties import kinds_asked, victims_meant
from answering.closeness import around, words_of
from answering.groups import group_rule
from answering.ranking import Ranked, Ranking
from answering.words import names_meet

_THERE = 0.5  # likeness from which a word is taken to be there in other words
_MUCH = re.compile(r"(?i)\bhow much (?P<what>[a-z]{3,})\b")
_NO_THING = frozenset(
    (
        "money",
        "more",
        "less",
        "time",
        "does",
        "did",
        "has",
        "have",
        "was",
        "were",
        "longer",
        "will",
        "would",
        "can",
        "could",
    )
)
_DONE = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:when|where|(?:on|at|in) (?:what|which) (?:\w+ )?\w+|what (?:day|date|time|year)) "
    r"(?:was|were|is|are|has|had|have) .*?\b"
    r"(?P<deed>[a-z]{3,}ed|\w*(?:shot|built|held|sent|sunk|taken|given|seen|found|struck|made))\b"
)
_SAME = 0.75  # likeness from which a word tells of the same deed
_SORT_OF = re.compile(r"(?i)\bhow many (?P<sort>[a-z]{4,}) [a-z]{4,} (?:does|do|did|has|have|had|is|are|was|were)\b")
_ACTED = re.compile(
    r"^\W*(?:[Aa]nd |[Bb]ut |[Ss]o )?(?:[Ww]hen|[Oo]n (?:what|which) (?:day|date)) (?:did|does|will|has|had) "
    r"(?:the )?(?:[A-Z][\w-]*(?:['’]s)?(?: [a-z]+)? )+(?P<deed>[a-z]{4,})\b"
)
_MANY_WORDS = frozenset(
    (
        "happen", "occur", "begin", "start", "take", "strike", "attack", "open", "fire", "speak", "announce", "report",
        "give", "make", "come", "leave", "arrive", "deny", "admit", "claim", "respond", "answer", "become", "sink",
        "break", "burst", "reach", "hold", "meet", "learn", "hear", "find",
    )
)  # fmt: skip
"""Deeds that texts tell in many words: that none is near tells nothing."""
_COVERAGE = re.compile(r"(?i)\b(?:coverage|reporting|headlines?|write-ups?|bulletins?|broadcasts?|polls?|surveys?)\b")
_TITLE = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"
_OUTLETS = re.compile(rf"(?P<own>{_TITLE})['’]s\b|^\W*(?P<first>{_TITLE}) (?:vs\.?|versus|and) (?P<second>{_TITLE})")
_TOLD_OTHERWISE = {
    "killed": r"(?i)\b(?:bod(?:y|ies)|corpses?|remains|buried|graves?|morgue|mortuary|perish\w*|lives?|slain|shot|executed)\b",
    "wounded": r"(?i)\b(?:hospitals?|treated|surgery|stretchers?|burns?|in care|casualty ward|ambulances?)\b",
}
"""Words that tell of a loss without its name: “six bodies were found”."""
# What a thing or a person has, and the words by which a text gives it.
_ATTRIBUTES = {
    r"\brank\b(?! (?:and file|among|as)\b)": r"\b(?:private|corporal|sergeant|sgt|lieutenant|lt|captain|capt|major|maj|colonel|"
    r"col|brigadier|general|gen|admiral|commodore|commander|ensign|marshal|cadet|seaman|airman|(?:warrant|petty) officer|rank)\b",
    r"\bcalib(?:re|er)\b": r"\b\d+(?:\.\d+)?[ -]?(?:mm|millimet\w+|inch\w*|cm|pounder)|\bcalib(?:re|er)\b",
    r"\bnationality\b": r"\b(?:nationals?|nationality|citizens?|passports?|dual)\b",
    r"\b(?:religion|faith|creed|denomination)\b": r"\b(?:religio\w*|church|faith|mosque|temple|creed|catholic|orthodox|muslim)\b",
    r"\bransom\b": r"\b(?:ransom|paid|payment|pay)\b",
    r"\b(?:tonnage|displacement)\b": r"\b(?:ton(?:ne)?s?|tonnage|displace\w*)\b",
    r"\b(?:speed|how fast)\b": r"\b(?:knots?|km/h|kph|mph|kilomet\w+ an hour|miles an hour|mach|speed)\b",
    r"\b(?:altitude|how high)\b": r"\b(?:met(?:re|er)s?|feet|foot|altitude|high|height)\b",
    r"\b(?:salary|wages?)\b": r"\b(?:salar\w+|wages?|paid|pay|earn\w*)\b",
    r"\b(?:registration|serial|licence|flight|tail) number\b": r"\b(?:registration|serial|licence|flight|tail|number)\b",
    r"\b(?:magnitude)\b": r"\b(?:magnitude|richter|\d\.\d)\b",
    r"\b(?:temperature|how (?:hot|cold))\b": r"\b(?:degrees?|celsius|fahrenheit|temperature)\b|°",
}


def unfilled(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True when the closest sentences leave the slot of the question open."""
    return uncovered_by(ranking) or any(
        rule(ranking, best)
        for rule in (unmeasured, undone, undone_by, unheard_of, unhurt, others_hurt, uncounted_group, unspecified)
    )


def unmeasured(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “How much ransom was paid?” where nothing near speaks of ransom."""
    found = _MUCH.search(ranking.close.head)
    thing = found["what"].lower() if found else ""
    if thing not in ranking.close.weights or thing in _NO_THING:
        return False
    return _like(ranking, best, thing) < _THERE


def undone(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “On which date was the porter arrested?” where nothing near speaks of an arrest."""
    found = _DONE.search(ranking.close.head)
    deed = found["deed"].lower() if found else ""
    return deed in ranking.close.weights and _like(ranking, best, deed) < _THERE


def undone_by(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “When did Talmark surrender?” where nothing near speaks of a surrender."""
    found = _ACTED.search(ranking.close.head)
    deed = found["deed"].lower() if found else ""
    if deed not in ranking.close.weights or deed in _MANY_WORDS or kinds_asked(deed):
        return False
    return _like(ranking, best, deed) < _SAME


def unheard_of(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “How many paper lanterns does Talmark have?” where no article has the word for what sets them apart."""
    found = _SORT_OF.search(ranking.close.head)
    word = found["sort"].lower() if found else ""
    return word in ranking.close.weights and not ranking.case.knows(word) and _like(ranking, best, word) < _THERE


def uncounted_group(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “How many of them were children?” where nothing near speaks of a child."""
    group = group_rule(ranking.close.head)
    return group is not None and not any(group.search(f"{_before(r)} {r.text}") for r in best)


def unhurt(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “How many were hurt, not killed?” where those near were killed: one sort of loss is no other."""
    head = re.sub(r"(?i)\b(?:not|rather than|as opposed to|besides|apart from) \w+", " ", ranking.close.head)
    wanted = kinds_asked(head)
    if len(wanted) != 1 or re.search(r"(?i)\bhow many\b|\bnumber of\b", head) is None:
        return False
    texts = [f"{_before(r)} {r.text}" for r in best]
    told = {kind for text in texts for kind in kinds_asked(text)}
    otherwise = any(re.search(_TOLD_OTHERWISE.get(wanted[0], "(?!)"), text) for text in texts)
    return bool(told) and not otherwise and not {*wanted, "casualties"} & told


def others_hurt(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “Were any villagers hurt?” where those near who were hurt are all soldiers."""
    if ranking.case.question.kind != "how-many" or not kinds_asked(ranking.close.head):
        return False
    return victims_meant(ranking.close.head) == "civilian" and {victims_meant(r.text) for r in best} == {"military"}


def uncovered_by(ranking: Ranking) -> bool:
    """True for “How does Lake Radio's coverage compare with the Mail's?” where no article or relay is of one of the two."""
    head = ranking.close.head
    if _COVERAGE.search(head) is None or ranking.case.question.kind not in ("compare", "contradiction"):
        return False
    named = [n for m in _OUTLETS.finditer(head) for n in (m["own"], m["first"], m["second"]) if n]
    outlets = {a.name for a in ranking.case.ledger.evidence.articles.values()}
    return any(not any(names_meet(name, outlet) for outlet in outlets) for name in named)


def unspecified(ranking: Ranking, best: Sequence[Ranked]) -> bool:
    """True for “What rank did she hold?” where no rank stands near."""
    head = ranking.close.head
    asked = (given for attribute, given in _ATTRIBUTES.items() if re.search(attribute, head, re.IGNORECASE))
    return any(not any(re.search(given, r.text, re.IGNORECASE) for r in best) for given in asked)


def _before(one: Ranked) -> str:
    index = one.sentence.index
    return one.article.sentences[index - 1].span.of(one.article.text) if index else ""


def _like(ranking: Ranking, best: Sequence[Ranked], term: str) -> float:
    """How well the best word of the sentences and of what stands around them stands for a term, 0 to 1."""
    there = frozenset(w for r in best for w in words_of(r.article, r.sentence) | around(r.article, r.sentence))
    return ranking.close.best(there).get(term, 0.0)
