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
            owner = _speaker_behind(reading, quotation, found) or _speaker_before(reading, quotation, found, contents)
        elif quotation.words < LONG_QUOTATION:
            continue
        if owner is not None:
            owners[k] = owner
            contents[owner] |= quotation.tokens
    return [replace(by_head[head], content=content) for head, content in contents.items()]


def _speaker_behind(reading: Reading, quotation: Quotation, found: Sequence[Attribution]) -> int | None:
    """Whose clause follows at once: "“We waited,” the envoy told reporters, “until dawn.”"."""
    if quotation.words < LONG_QUOTATION - 1:
        return None
    sent = reading.doc[quotation.last - 1].sent
    for a in found:
        first = min(a.cue | a.source or a.content)
        if _speaks(a) and quotation.last <= first <= quotation.last + 1 and a.head < sent.end:
            return a.head
    return None


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
    rest = reading.doc[head].sent.end - 1  # what is left of the speaker's own sentence parts nothing
    between = reading.doc[max(end + 1, rest) if rest < quotation.first else end + 1 : quotation.first]
    lead = reading.doc[quotation.first - 1]
    parted = lead.is_space or lead.is_punct
    quotes = any(reading.quotation_at(i) is not None for i in contents[head])
    near = quotation.first - end <= _FARTHEST and words_in(between) <= _WORDS_BETWEEN
    return head if near and parted and (quotes or _adjoins(reading, quotation, end)) else None


def _adjoins(reading: Reading, quotation: Quotation, end: int) -> bool:
    """As in "Soldiers had sent her home, she said. “I am a doctor. I count.”", in one paragraph."""
    between = reading.doc[end + 1 : quotation.first]
    told = words_in(reading.doc[quotation.first : quotation.last]) >= LONG_QUOTATION
    return told and not words_in(between) and "\n" not in between.text


def _speaks(a: Attribution) -> bool:
    return a.speech and not a.quoted and a.rule != "according_to"


def _end(a: Attribution, contents: dict[int, Tokens], found: Sequence[Attribution], reading: Reading) -> int:
    """The last token of the attribution, counting an "according to" that closes its sentence."""
    sent = reading.doc[a.head].sent
    carriers = [b for b in found if b.rule == "according_to" and a.head < b.head < sent.end]
    return max({*a.cue, *a.source, *contents[a.head], *(i for b in carriers for i in b.source | b.cue)})
