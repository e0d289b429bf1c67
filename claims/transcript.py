"""Texts in turns: who has the floor from where to where, and who only asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LABEL = re.compile(
    r"^[ \t]*(?P<quote>[“\"‘']?)(?P<label>(?:[A-ZÀ-Þ][\w’'.-]*\s){0,3}[A-ZÀ-Þ][\w’'.-]*)(?P<more>\s?\([^()\n]{2,40}\)|,\s[^:\n.]{3,60})?:[ \t]+(?=\S)",
    re.MULTILINE,
)
_ASKING = frozenset({"question", "questions", "q", "interviewer", "moderator", "host", "presenter", "anchor", "journalist", "reporter"})
_STAFF = (
    r"(?:\b{name}\b[^.?!\n]{{0,40}}\b(?:for us\b|our (?:\w+ ){{0,3}}(?:correspondent|reporter|editor|man|woman)\b|reports\b)"
    r"|\bour (?:[\w-]+ ){{0,4}}(?:correspondent|reporter|editor|producer),? (?:[\w’'-]+ ){{0,2}}{name}\b)"
)
"""An outlet's own people, who report and are no guests: "Milo Strand is in Maront for us"."""
_NOTES = frozenset({"note", "editor", "correction", "update", "translation", "photo", "source", "sources", "background", "by", "date", "subject"})
_LEAST = 3
_ASKS_OFTEN = 0.4  # share of somebody's turns that end in a question
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_FREE = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn: its label at `[start, named)`, the words said at `[said, end)`.

    `asks` for one who only puts questions; `foreign` where another outlet's conversation is printed or somebody else asks.
    """

    label: str
    start: int
    named: int
    said: int
    end: int
    asks: bool
    foreign: bool = False


@lru_cache(maxsize=64)
def turns_of(text: str) -> tuple[Turn, ...]:
    """The turns of a conversation that is printed with names, none in other texts.

    >>> [(t.label, t.asks) for t in turns_of("REEL: Who fired?\\nORSA: We did not.\\nREEL: And then?\\nORSA: We left.")]
    [('REEL', True), ('ORSA', False), ('REEL', True), ('ORSA', False)]
    """
    found = [m for m in _LABEL.finditer(text) if m["label"].lower().split()[0] not in _NOTES]
    often = Counter(m["label"].split()[-1].lower() for m in found)
    if len(found) < _LEAST or max(often.values()) < 2 or len(often) < 2:
        return ()
    limits = [*(m.start() for m in found[1:]), len(text)]
    ends = [_end(text, m.end(), limit) for m, limit in zip(found, limits, strict=True)]
    asking = frozenset(_asking(text, found, ends))
    return tuple(
        Turn(
            label=m["label"], start=m.start("label"), named=m.end("more") if m["more"] else m.end("label"), said=m.end(), end=end,
            asks=m["label"].split()[-1].lower() in asking,
            foreign=bool(m["quote"]) or m["label"].split()[-1].lower() in _ASKING,
        )
        for m, end in zip(found, ends, strict=True)
    )  # fmt: skip


def turn_at(text: str, offset: int) -> Turn | None:
    """The turn that holds the character."""
    return next((t for t in turns_of(text) if t.start <= offset < t.end), None)


def _asking(text: str, found: Sequence[re.Match[str]], ends: Sequence[int]) -> Iterator[str]:
    """The last words of the labels of those who ask, in lower case; never of all."""
    asked: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for m, end in zip(found, ends, strict=True):
        name = m["label"].split()[-1].lower()
        often[name] += 1
        asked[name] += text[m.end() : end].rstrip("”\"') \n").endswith("?")
    for name, times in often.items():
        if name in _ASKING or re.search(_STAFF.format(name=re.escape(name)), text, re.IGNORECASE) or asked[name] >= _ASKS_OFTEN * times:
            yield name


def _end(text: str, start: int, limit: int) -> int:
    """The end of a label's paragraph, or of those after it that go on in the first person."""
    end = start
    for stop in (*(m.start() for m in _FREE.finditer(text, start, limit)), limit):
        words = text[end:stop].lstrip()
        if end > start and (words.startswith(("(", "[")) or not _OWN.search(words)):
            break
        end = stop
    return end


_PARAGRAPH = re.compile(r"[^\n]+")
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_SHORT_QUESTION = 90  # characters of a question that may hold "we": "How many do we hold?"
_SURE, _ASKED = 2, 4  # paragraphs that end in a question mark; those that ask or tell the other one something
_DENSE = 0.28  # share of the paragraphs from the first question to the last that end in a question mark
_TALK = re.compile(
    r"\b(?:spoke|speaks|speaking|talked|talks|talking|interview\w*|guest|conversation|transcript|answer\w*|questions?|sat down"
    r"|sits down|sitting down|met|meets|asked|asks|receive[sd]?|receiving|welcome[sd]?|greet(?:s|ed)|joins?|joined|phoned"
    r"|an hour with|caught up|q\s?&\s?a|face to face|visited|reached|called|agreed to see|sees us|saw us)\b",
    re.IGNORECASE,
)
_STRICT = 0.85  # share of the sure questions that stand on every second place


@lru_cache(maxsize=64)
def answers_of(text: str) -> tuple[tuple[int, int], ...]:
    """The answers of an interview that is printed as questions and answers without names, as offsets; none in other texts.

    Where questions stand on every second place, all between them answers; else only what is in the first person does.
    """
    found = [(m.start(), m.end(), m.group()) for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    asked = [n for n, (_, _, words) in enumerate(found) if _puts(words)]
    sure = [n for n in asked if _is_question(found[n][2])]
    if len(sure) < _SURE or len(asked) < _ASKED or not asked[0] or turns_of(text):
        return ()
    first, last = asked[0], sure[-1]
    if len(sure) < _DENSE * (last - first + 1) or not _TALK.search(text[: found[first][0]]):
        return ()
    even = sum((n - first) % 2 == 0 for n in sure)
    if even >= _STRICT * len(sure) and last - first >= 2 * _SURE and _SURE + 1 <= len(sure):
        places = [n for n in range(first, last + 2) if (n - first) % 2 and n < len(found) and n not in sure]
        return tuple(found[n][:2] for n in places)
    return tuple((a, b) for n, (a, b, words) in enumerate(found) if n > first and n not in asked and _OWN.search(words))


def first_question(text: str) -> int:
    """Where the first question stands, as an offset; the length of the text when nobody asks."""
    return next((m.start() for m in _PARAGRAPH.finditer(text) if m.group().strip() and _puts(m.group())), len(text))


def _is_question(words: str) -> bool:
    return words.rstrip("”\"' ").endswith("?")


def _puts(words: str) -> bool:
    """True for a paragraph that asks, or that tells the other one something about "you"."""
    question = _is_question(words)
    return (question or _YOU.search(words) is not None) and (
        _OWN.search(words) is None or (question and len(words) < _SHORT_QUESTION)
    )
