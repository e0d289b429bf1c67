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
_SENTENCES_BACK = 2


def pointed_at(said: Sequence[Said], named: Sequence[Mention], reading: Reading) -> dict[int, tuple[Via, ...]]:
    """Statement's head → the carrier of the message, interview or statement that its sentence begins by pointing at."""
    sentences = [s for s in reading.sentences if not s[0].is_space]
    hops: dict[int, tuple[Via, ...]] = {}
    for n, sentence in enumerate(sentences):
        if _POINTING.match(reading.text, sentence[0].idx):
            start = sentences[max(0, n - _SENTENCES_BACK)][0].idx
            carrier = _last_carrying([m for m in named if start <= m.span.start < sentence[0].idx], reading.text)
            if carrier is not None:
                hop = Via(name=carrier.name, inferred=True)
                hops |= {s.head: (hop,) for s in said if sentence[0].i <= s.head <= sentence[-1].i}
    return hops


def _last_carrying(before: Sequence[Mention], text: str) -> Mention | None:
    """The last carrier that is said to have carried something; nobody when the own outlet did it after."""
    working = [m for m in before if is_at_work(m, text) or _CARRYING.match(text[m.span.end : m.span.end + 90])]
    return working[-1] if working and not working[-1].own else None
