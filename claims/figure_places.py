"""Where the counted were: the place that the words beside a count name."""

from __future__ import annotations

import re

from claims.parties import Parties

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ](?: (?:al-)?[A-ZÀ-ÖØ-Þ][\w’-]*[a-zà-öø-ÿ]){0,2}"
_IN = re.compile(
    rf"\b(?:in|at|near|outside|around|inside|across|on|off|over) (?:the )?(?:[a-zé-]+ ){{0,4}}?(?:of )?({_NAME})"
    rf"|\b(?:hit|struck|shelled|bombed|attacked) (?:the )?({_NAME})"
    rf"|\b({_NAME}) (?:market|hospital|station|school|port|airport|bridge|prison|camp|district|province|region|road)\b"
)
_SHORTEST = 3  # letters of a place's name
_NO_PLACE = re.compile(
    r"^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|The|In|At|On|After|It|He|She|They|We|I|His|Her|Their|God|Defence|Defense|Foreign|Interior"
    r"|President|Prime|General|Colonel|Major|Captain|Doctor|Dr|Mr|Mrs|Ms|Ministry|Minister|Army|Governor|Mayor)\b"
)


_EVENT = re.compile(  # "in Daesh Attack", "Air Base", "Suicide Bombing": capitals of a headline
    r"(?i)^(?:\w*(?:strike|attack|raid|bomb|blast|shell|kill|wound|injur|clash|fight|rocket|missile|ambush|explosion|offensive)\w*"
    r"|suicide|car|air|drone|chemical|gas|deadly|twin|double|massive|total|dead|death|war|battle|base|leave|leaves|left|dies?|hits?"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|health|security|human|rights|alawite|shiite|shia|sunni|christian|muslim|jewish"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|several|many|more|most"
    r"|police|troops|forces|army|militants?|rebels?|terrorists?|civilians?|people|children|soldiers?|monitor|observatory)$"
)


def _place(name: str) -> str | None:
    """The name up to the first word that belongs to a headline: "Quneitra" of "Quneitra Three"; None when nothing is left."""
    words = name.split()
    end = next((n for n, word in enumerate(words) if _EVENT.match(word.strip("'’"))), len(words))
    return " ".join(words[:end]) or None


def place_in(words: str, near: int, parties: Parties, people: frozenset[str]) -> str | None:
    """The place named nearest to the offset `near`, no party and nobody's name; None when the words name none.

    >>> place_in("nine died at the market of Old Lisk on Monday", 0, Parties.load(), frozenset())
    'Old Lisk'
    """
    found = []
    for match in _IN.finditer(_without_parties(words, parties)):
        name = _place(next(n for n in match.groups() if n))
        if name is None or len(name) < _SHORTEST:
            continue
        if not _NO_PLACE.match(name) and not people & set(name.split()):
            found.append((abs(match.start() - near), name))
    return min(found)[1] if found else None


def _without_parties(words: str, parties: Parties) -> str:
    """As in "the Keshi town of Adra": the party's name in small letters, so that it is no place's."""
    for mention in parties.mentions(words):
        start, end = mention.span.start, mention.span.end
        words = words[:start] + "x" * (end - start) + words[end:]
    return words
