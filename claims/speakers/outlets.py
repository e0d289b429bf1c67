"""Carriers of news as speakers: "Orvenian Wire", "the agency"."""

from __future__ import annotations

from dataclasses import replace

from claims.naming import bare
from claims.phrase import Phrase
from claims.speakers.memory import Memory
from domain.claim import Speaker

_NEWS = frozenset({"news", "press", "wire", "state", "telegraph", "information", "media", "official", "semi-official"})


def is_outlet(phrase: Phrase) -> bool:
    """True when the words name a carrier of news: "the Trend news agency", "Reuters", "a Trend report"."""
    words = [t.lower_ for t in phrase.tokens]
    vocabulary = phrase.vocabulary
    if any(vocabulary.has("institutions", w) for w in words) or is_authority(phrase):
        return False
    known = vocabulary.known_outlet.search(" ".join(words)) is not None
    return known or vocabulary.has("outlet_heads", phrase.head.lower_)


def is_authority(phrase: Phrase) -> bool:
    """True for "the Civil Protection Agency": two words of a trade before "Agency", none of them about news."""
    if phrase.head.text != "Agency":
        return False
    named = [t for t in phrase.tokens if t.i < phrase.head.i and t.text[:1].isupper() and t.tag_ != "DT"]
    return len(named) >= 2 and not {t.lower_ for t in named} & _NEWS


def outlet(phrase: Phrase, memory: Memory) -> tuple[Speaker, ...]:
    """The carrier that the phrase names; "the agency" is the last one heard, unless an authority was called so since."""
    if not is_outlet(phrase):
        return ()
    if phrase.tokens[0].lower_ in ("the", "it") and len(phrase.tokens) <= 2:
        head = phrase.head.lower_
        last = next((m for m in memory.before(phrase.tokens[0]) if m.speaker.kind == "outlet" or head in m.words), None)
        if last is not None and last.speaker.kind != "outlet":
            return ()
        if last is not None:
            return (replace(last.speaker, span=phrase.span, resolved_by="coreference"),)
    return (Speaker(name=bare(phrase.tokens), kind="outlet", span=phrase.span),)


def is_state_press(speaker: Speaker) -> bool:
    """True for "state television", "the state news agency": what a government says through."""
    words = speaker.name.lower().split()
    return speaker.kind == "outlet" and words[0] in ("state", "government", "official", "state-run") and len(words) > 1
