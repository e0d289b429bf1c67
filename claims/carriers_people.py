"""People who pass words on: "said through her lawyer", "told the doctor, who speaks to us"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.reading import Reading
from claims.said import Said
from domain.claim import Via
from domain.text import Span

_THROUGH = re.compile(
    r"\b(?i:through|via)\s(?P<who>(?:(?:his|her|its|their|an?|the|two|some)\s(?:[\w-]+\s){0,3}?)(?:lawyers?|attorneys?|solicitors?|spokes(?:man|woman|person)"
    r"|representatives?|aides?|interpreters?|translators?|mediators?|intermediar(?:y|ies)|relatives?|family|wife|husband|brother"
    r"|sister|father|mother|son|daughter|envoys?|embassy|consulate|delegation|diplomats?|officials?|go-betweens?|negotiators?"
    r"|attaché|press (?:office|officer|secretary|service|bureau|team|chief|aide)|office|publicist|agents?|legal team|counsel|consul|clerk|messengers?|third party|channels|staff|colleagues?|advis[eo]rs?|middlem[ae]n|mission|priest|monks?|neighbours?|neighbors?|friends?|doctors?|ambassador|ministry|secretariat|liaison officers?))\b"
)


def through_people(said: Sequence[Said], reading: Reading) -> dict[int, tuple[Via, ...]]:
    """As in "General Morrow said through her lawyer that ...": statement's head → the lawyer; not "came through her lawyer"."""
    hops: dict[int, tuple[Via, ...]] = {}
    for found in _THROUGH.finditer(reading.text):
        place = reading.doc.char_span(found.start(), found.end(), alignment_mode="expand")
        if place is None or not len(place):
            continue
        near = [
            s
            for s in said
            if s.head in range(place.sent.start, place.sent.end) and place.start not in s.attribution.content
        ]
        heads = {s.head: s for s in near}
        item = next((heads[t.i] for t in (place.root, *place.root.ancestors) if t.i in heads), None)
        if item is not None:
            span = Span(start=found.start("who"), end=found.end("who"))
            hop = Via(name=_called(found["who"], item), span=span)
            hops[item.head] = (hop,)
            same = (s for s in near if s.head > item.head and item.attribution.source and s.attribution.source == item.attribution.source)
            hops |= {s.head: (replace(hop, span=None, inferred=True),) for s in same}
    return hops


def _called(words: str, item: Said) -> str:
    """As in "Ada Morrow's lawyer" for "her lawyer"; "an aide" stays as it is."""
    first, _, rest = words.partition(" ")
    name = item.speakers[0].name if item.speakers else ""
    own = first.lower() in ("his", "her", "its", "their") and item.speakers[0].kind == "person"
    return f"{name}'s {rest}" if own else rest
