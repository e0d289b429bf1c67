"""Which of a statement's own words its sources do not have, and which of them the sources contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

from answering.support.lexicon import listed, rivals, sense
from answering.support.reading import Word, read
from answering.words import is_stop, same_name, tokens

_ROOT = 5  # letters that two words of one root have in common
_CONTENT = frozenset(("noun", "verb", "adverb"))


def own_words(text: str) -> Iterator[Word]:
    """The words that bring something: things, deeds and manners; names and numbers are checked elsewhere."""
    for word in read(text):
        if word.kind in _CONTENT and not _is_idle(word.lower):
            yield word


def _is_idle(lower: str) -> bool:
    return is_stop(lower) or lower in listed("light") or lower in listed("doubt") or sense(lower) in _light_senses()


@cache
def _light_senses() -> frozenset[str]:
    return frozenset(sense(w) for w in listed("saying"))


def contradicted(statement: str, cited: str) -> str | None:
    """Why a word is another than the source's: "southern" where it has "northern"; None when none is.

    Quiet where the source has both.
    """
    there = frozenset(tokens(cited))
    known = frozenset(sense(w) for w in there)
    here = frozenset(tokens(statement))
    for word in read(statement):
        if word.lower in there or word.kind == "name" or (word.sense in known and not _is_kind_of(word.lower)):
            continue
        rival = sorted((rivals(word.lower) & there) - here)
        if rival and not _has_own_kind(word.lower, there):
            return f"it has “{word.text}” where the cited sentence has “{rival[0]}”"
    return None


def _is_kind_of(lower: str) -> bool:
    return bool(rivals(lower))


def _has_own_kind(lower: str, there: frozenset[str]) -> bool:
    """True when the source has another form or synonym of the very word."""
    return any(sense(w) == sense(lower) and w not in rivals(lower) for w in there)


def uncovered(statement: str, sources: Iterable[str]) -> tuple[str, ...]:
    """The own words of a statement that no source has, not even in another form or as a near synonym, each once.

    >>> uncovered("Three residents secretly returned.", ["Three residents returned home."])
    ('secretly',)
    """
    words = frozenset(w for text in sources for w in tokens(text))
    known = frozenset(sense(w) for w in words)
    missing = (w.text for w in own_words(statement) if w.sense not in known and not _is_kin(w.lower, words))
    return tuple(dict.fromkeys(missing))


def _is_kin(lower: str, words: frozenset[str]) -> bool:
    """True for a word made from one of the source's ("rescuers" of "rescue"), or another spelling of a name in it."""
    parts = lower.split("-")
    return all(any(same_name(part, w) or _is_made_from(part, w) for w in words) for part in parts)


def _is_made_from(one: str, other: str) -> bool:
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return shared >= _ROOT and shared >= 0.6 * max(len(one), len(other))
