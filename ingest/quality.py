"""Cautions about a text that travel with every quotation of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.article import Flag
from domain.text import Sentence, Span
from ingest.instructions import is_instruction

_MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf€‚„†‡‰‹Œ‘’“”•–—™›œ¡-¿]|â€|\ufffd|ï»¿")
_TRUNCATED = re.compile(
    r"(?:\[\+?\s?\d+ (?:more )?char(?:s|acters)?\]|\[(?:…|\.\.\.)\]|(?<=[^.!?\s])\s?(?:…|\.\.\.))\W{0,3}$"
)
_PAYWALL = re.compile(
    r"(?:subscribe|log in|sign in|register)\b.{0,40}\b(?:to (?:continue|keep) reading|to read (?:the )?(?:full|rest|more))"
    r"|this (?:article|content|story) is (?:only )?(?:for|available to) (?:paying |registered )?subscribers",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\b(?:machine|automatically|google)[- ]translat(?:ed|ion)\b|\btranslated by (?:google|deepl|a machine)\b",
    re.IGNORECASE,
)


def flags_of(text: str, sentences: tuple[Sentence, ...]) -> tuple[Flag, ...]:
    """What is odd about the text itself, in the order of the text."""
    return (*_instructions(text, sentences), *_garbled(text), *_endings(text), *_translations(text))


def _instructions(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Flag]:
    for sentence in sentences:
        if is_instruction(sentence.span.of(text)):
            yield Flag(
                kind="instructions", note="addressed to an AI system; never used as a statement", span=sentence.span
            )


def _garbled(text: str) -> Iterator[Flag]:
    """A text that was decoded twice, such as "the cafÃ©"."""
    places = [Span(start=f.start(), end=f.end()) for f in _MOJIBAKE.finditer(text)]
    if places:
        note = f"{len(places)} place{'s' * (len(places) > 1)} with garbled characters, from a wrong decoding"
        yield Flag(kind="mojibake", note=note, span=places[0])


def _endings(text: str) -> Iterator[Flag]:
    """A text cut off by a feed or a paywall: "… the minister said that the [+1423 chars]"."""
    if found := _TRUNCATED.search(text):
        yield Flag(kind="truncated", note="the text breaks off in mid-sentence", span=_span(found))
    if found := _PAYWALL.search(text):
        yield Flag(kind="paywall", note="the rest stands behind a paywall", span=_span(found))


def _translations(text: str) -> Iterator[Flag]:
    if found := _MACHINE.search(text):
        yield Flag(
            kind="machine-translated", note="the text says that it was translated by a machine", span=_span(found)
        )


def _span(found: re.Match[str]) -> Span:
    return Span(start=found.start(), end=found.end())
