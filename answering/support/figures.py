"""What the numbers of a text count: a statement may not give one thing's number to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.quantities import numbers_in, shown
from answering.support.clauses import Bond, Phrase, bonds_in, phrases_in
from answering.support.lexicon import listed, rivals
from answering.support.reading import Word, read
from answering.words import fold

_PAIR = re.compile(r"\b([\w-]+) (to|of|out of|–|-) (?:its |their |the )?([\w-]+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number, the senses of what it counts and of what is done with it (`things`), and its own words."""

    value: float
    things: frozenset[str]
    words: frozenset[str]


def counts_in(text: str) -> tuple[Count, ...]:
    """The numbers of a text in order, each with its company.

    >>> [(c.value, sorted(c.things)) for c in counts_in("Four guards were killed.")]
    [(4.0, ['killed', 'soldier'])]
    """
    words, bonds = read(text), bonds_in(text)
    return tuple(count for phrase in phrases_in(words) for count in _counts(phrase, words, bonds))


def _counts(phrase: Phrase, words: tuple[Word, ...], bonds: Sequence[Bond]) -> Iterator[Count]:
    verbs = {b.verb.sense for b in bonds if b.phrase.words == phrase.words and b.slot in ("who", "whom", "over")}
    after = words[phrase.end] if phrase.end < len(words) else None
    manner = {after.sense} if after is not None and after.kind == "adverb" else set()
    manner |= _predicate(phrase, words)
    run: list[Word] = []
    for at, word in enumerate([*phrase.words, Word(".", "stop")]):
        if word.kind == "number":
            run.append(word)
        elif run:
            near = _near(phrase.words, at - len(run), at)
            deeds = set() if _is_part(phrase.words[: at - len(run)]) else verbs
            yield from _made(run, frozenset({w.sense for w in near} | deeds | manner), near)
            run = []


def _predicate(phrase: Phrase, words: tuple[Word, ...]) -> set[str]:
    """The "children" of "17 of them were children"."""
    if phrase.end >= len(words) or words[phrase.end].kind != "be":
        return set()
    following = next((p for p in phrases_in(words) if p.start == phrase.end + 1 and not p.preposition), None)
    return {w.sense for w in following.heads if w.kind == "noun"} if following is not None else set()


def _is_part(before: Sequence[Word]) -> bool:
    """True for the five of "closed two of its five crossings": what is done is done to the two."""
    return any(w.lower == "of" for w in before) and any(w.kind == "number" for w in before)


def _near(words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    """What a number stands with in its phrase: what follows it up to the next number, else what is before it."""
    following: list[Word] = []
    for word in words[end:]:
        if word.kind == "number":
            break
        following.append(word)
    kept = [w for w in following if w.kind in ("noun", "name")] or [
        w for w in words[:start] if w.kind in ("noun", "name")
    ]
    if not kept:
        kept = [w for w in words[end:] if w.kind in ("noun", "name")]
    return tuple(kept)


def _made(run: Sequence[Word], things: frozenset[str], near: Sequence[Word]) -> Iterator[Count]:
    for value in numbers_in(" ".join(w.lower for w in run)):
        yield Count(value=value, things=things, words=frozenset(w.lower for w in near))


def miscounted(statement: str, cited: str) -> str | None:
    """Why a number counts something else than in the source, None when it does not or when the source does not tell.

    "Eleven farmers were killed and four wounded" for "four farmers killed, eleven wounded". Quiet for "eleven were hurt".
    """
    known = counts_in(cited)
    for count in counts_in(statement):
        same = [k for k in known if k.value == count.value]
        other = [k for k in known if k.value != count.value]
        best = max((len(count.things & k.things) for k in same), default=None)
        named = shown(("number", count.value))
        if best is None or not count.things:
            continue
        if other and max(len(count.things & k.things) for k in other) > best:
            return f"it has the {named} count what another number counts in the cited sentence"
        unit = next((w for w in sorted(count.words) if _is_rival(w, same)), None)
        if unit is not None:
            return f"it has the {named} count “{unit}”, and the cited sentence something else"
    return None


def _is_rival(word: str, same: Sequence[Count]) -> bool:
    """True for "kilometres" where every such number of the source counts "miles"."""
    other = rivals(word)
    return bool(other) and all(word not in k.words and other & k.words for k in same)


def turned_pair(statement: str, cited: str) -> str | None:
    """Why a pair of numbers is another one: "voted 41 to 88" for "88 to 41", "nine of nine" for "seven of nine"."""
    told = set(_pairs(cited))
    for first, joiner, second in _pairs(statement):
        rival = [p for p in told if p[1] == joiner and {p[0], p[2]} & {first, second}]
        if rival and (first, joiner, second) not in told:
            was = rival[0]
            return (
                f"it has “{first:g} {joiner} {second:g}” where the cited sentence has “{was[0]:g} {joiner} {was[2]:g}”"
            )
    return None


def _pairs(text: str) -> Iterator[tuple[float, str, float]]:
    for match in _PAIR.finditer(fold(text).lower()):
        one, other = numbers_in(match[1]), numbers_in(match[3])
        if len(one) == len(other) == 1 and match[1] not in listed("determiners"):
            yield one[0], match[2], other[0]
