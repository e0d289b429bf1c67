"""Counts that the parser takes into the name of who tells them: "killing some 30 dockers state radio reported"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.figures import Counted
from claims.reading import Reading
from claims.tree import trimmed

_NOUNS = ("NOUN", "PROPN")
_MORE = frozenset({"more", "others", "further"})


def without_counts(
    counted: Sequence[Counted], found: Sequence[Attribution], reading: Reading
) -> tuple[Attribution, ...]:
    """The attributions with their counts in the content, where a text sets no mark between a count and who gives it."""
    return tuple(_freed(each, counted, reading) for each in found)


def _freed(attribution: Attribution, counted: Sequence[Counted], reading: Reading) -> Attribution:
    first = min(attribution.source, default=-1)
    more = first > 0 and reading.doc[first].lower_ in _MORE  # "wounded dozens more state media reported": of the count
    inside = [c for c in counted if not c.echo and (c.at in attribution.source or (more and first - 2 <= c.at < first))]
    if not inside or attribution.head < min(attribution.source):
        return attribution  # "said the mother of two dead soldiers"
    end = max(c.figure.span.end for c in inside)
    rest = sorted(i for i in attribution.source if reading.doc[i].idx >= end and reading.doc[i].lower_ not in _MORE)
    nouns = [i for i in rest if reading.doc[i].pos_ in _NOUNS]
    if not nouns or reading.doc[rest[0]].pos_ == "ADP":  # "two relatives of the dead said"
        return attribution
    sentence = reading.doc[attribution.head].sent
    told = range(sentence.start, rest[0])
    content = trimmed(reading.doc, attribution.content | frozenset(i for i in told if i not in attribution.cue))
    return replace(attribution, source=frozenset(rest), source_head=nouns[-1], content=content)
