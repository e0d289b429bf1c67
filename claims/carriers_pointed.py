"""Carriers that a sentence points back at: "The radio is carrying a statement. In it, officials admit ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.carriers import is_at_work
from claims.carriers_mention import Mention
from claims.reading import Reading
from claims.said import Said
from domain.claim import Via

_THINGS = "interview|statement|message|broadcast|video|recording|programme|program|footage|transcript|appeal|address|conversation"
_POINTING = re.compile(
    rf"(?:In|On|During)\s(?:it\b|(?:the|that|this|an?)\s(?:same\s|televised\s|radio\s)?(?:{_THINGS})\b)"
)
_CARRYING = re.compile(
    rf"^[”\"’']?,?\s(?:\w+\s){{0,3}}?(?:carr(?:y|ies|ied|ying)|publish(?:es|ed)|air(?:s|ed|ing)|broadcast(?:s|ing)?|ran|runs|printed"
    rf"|posted|show(?:s|ed)|released?|relay(?:s|ed))\s(?:[\w’'-]+\s){{0,4}}?(?:{_THINGS}|letter|remarks|report|excerpts)\b"
)
_ONCE_MORE = re.compile(
    r"\b(?:[Ii]n|[Dd]uring)\s(?:(?:the|that)\ssame|a\s(?:second|third|later|further|new|separate|subsequent)|another)"
    r"\s(?:televised\s|radio\s)?(?:broadcast|interview|programme|program|message|address)\b(?!\s(?:with|to|on|for|by)\b)"
)
_SENTENCES_BACK = 2
_FAR_BACK = 6  # sentences in which the first broadcast stands, where a second one is spoken of


def pointed_at(said: Sequence[Said], named: Sequence[Mention], reading: Reading) -> dict[int, tuple[Via, ...]]:
    """Statement's head → the carrier of the message, interview or statement that its sentence begins by pointing at."""
    sentences = [s for s in reading.sentences if not s[0].is_space]
    hops: dict[int, tuple[Via, ...]] = {}
    for n, sentence in enumerate(sentences):
        back = _reach(reading.text[sentence[0].idx : sentence[-1].idx + len(sentence[-1])])
        if back:
            start = sentences[max(0, n - back)][0].idx
            carrier = _last_carrying([m for m in named if start <= m.span.start < sentence[0].idx], reading.text)
            if carrier is not None:
                hop = Via(name=carrier.name, inferred=True)
                hops |= {s.head: (hop,) for s in said if sentence[0].i <= s.head <= sentence[-1].i}
    return hops


def _reach(sentence: str) -> int:
    """How many sentences back the carrier stands: few for "In it ...", more for "in a second broadcast"; 0 for neither."""
    return _SENTENCES_BACK if _POINTING.match(sentence) else _FAR_BACK if _ONCE_MORE.search(sentence) else 0


def _last_carrying(before: Sequence[Mention], text: str) -> Mention | None:
    """The last carrier that is said to have carried something; nobody when the own outlet did it after."""
    working = [m for m in before if is_at_work(m, text) or _CARRYING.match(text[m.span.end : m.span.end + 90])]
    return working[-1] if working and not working[-1].own else None
