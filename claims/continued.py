"""Quotations that run on: over several sentences, or into the next paragraph without a new cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution import Attribution
from claims.reading import LONG_QUOTATION, Quotation, Reading
from claims.tree import Tokens, words_in

_FARTHEST = 30  # tokens between an attribution and a quotation that goes on from it
_WORDS_BETWEEN = 4


def with_quotations(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with the whole of its quotations; a quotation nobody owns goes to the one before it."""
    contents = {a.head: a.content for a in found}
    by_head = {a.head: a for a in found}
    owners = _owners(reading, found)
    for k, quotation in enumerate(reading.quotations):
        owner = owners.get(k)
        if owner is None:
            owner = _speaker_before(reading, quotation, found, contents)
        elif quotation.words < LONG_QUOTATION:
            continue
        if owner is not None:
            owners[k] = owner
            contents[owner] |= quotation.tokens
    return [replace(by_head[head], content=content) for head, content in contents.items()]


def _owners(reading: Reading, found: Sequence[Attribution]) -> dict[int, int]:
    """Quotation number → head of the attribution that quotes it: speech before attitude, saying before carrying."""
    owners: dict[int, int] = {}
    for a in sorted(found, key=lambda a: (a.rule == "hearsay_adverb", not a.speech)):
        if a.quoted or a.rule == "according_to":
            continue
        for i in a.content:
            k = reading.quotation_at(i)
            if k is not None:
                owners.setdefault(k, a.head)
    return owners


def _speaker_before(
    reading: Reading, quotation: Quotation, found: Sequence[Attribution], contents: dict[int, Tokens]
) -> int | None:
    """Who goes on speaking: "“...,” the ministry said. “We reserve the right ...”"."""
    if quotation.words < LONG_QUOTATION - 1:
        return None
    ends = [(_end(a, contents, found, reading), a) for a in found if _speaks(a)]
    before = [(end, a.head) for end, a in ends if end < quotation.first]
    if not before:
        return None
    end, head = max(before)
    between = reading.doc[end + 1 : quotation.first]
    lead = reading.doc[quotation.first - 1]
    parted = lead.is_space or lead.is_punct
    quotes = any(reading.quotation_at(i) is not None for i in contents[head])
    near = quotation.first - end <= _FARTHEST and words_in(between) <= _WORDS_BETWEEN
    return head if near and parted and quotes else None


def _speaks(a: Attribution) -> bool:
    return a.speech and not a.quoted and a.rule != "according_to"


def _end(a: Attribution, contents: dict[int, Tokens], found: Sequence[Attribution], reading: Reading) -> int:
    """The last token of the attribution, counting an "according to" that closes its sentence."""
    sent = reading.doc[a.head].sent
    carriers = [b.last for b in found if b.rule == "according_to" and a.head < b.head < sent.end]
    return (
        max(
            *a.cue,
            *a.source,
            *contents[a.head],
            *(max(b.source | b.cue) for b in found if b.rule == "according_to" and a.head < b.head < sent.end),
        )
        if carriers
        else max(*a.cue, *a.source, *contents[a.head])
    )
