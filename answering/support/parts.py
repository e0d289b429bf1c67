"""A statement's sentences, each of which must rest on the sources: what is hung on a true one is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answering.support.coverage import own_words
from answering.support.lexicon import listed
from answering.words import tokens

# "… the army said. freegame.com": a stop after a whole small word ends a sentence however the next one begins; after "Gen." or
# "p.m." it does not.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[a-z]{4}[.!?;])\s+|(?<=[a-z]{4}[.!?][”\"'’)])\s+")
_SHORT_FORMS = re.compile(r"(?i)\b(?:approx|corp|capt|dept|prof|secr|messrs|incl|govt|minn|mass|okla|calif)\.$")


def parts_of(statement: str) -> tuple[str, ...]:
    """The sentences of a statement.

    >>> parts_of("Two were hurt, the army said. thank you very much")
    ('Two were hurt, the army said.', 'thank you very much')
    """
    parts: list[str] = []
    for part in _END.split(statement):
        if parts and _SHORT_FORMS.search(parts[-1]):
            parts[-1] += f" {part}"
        elif part.strip():
            parts.append(part)
    return tuple(parts)


def beside(statement: str, cited: str) -> tuple[str, ...]:
    """What a statement says before and behind a whole sentence of its source, word for word.

    >>> beside("Two were hurt, the army said - visit us", "Two were hurt, the army said.")
    ('visit us',)
    """
    text = " ".join(statement.split())
    for sentence in cited.split("\n"):
        whole = " ".join(sentence.split()).rstrip(".!?")
        at = text.find(whole) if len(whole.split()) > _FEW else -1
        if at >= 0:
            left = (text[:at], text[at + len(whole) :])
            return tuple(trimmed for part in left if (trimmed := re.sub(r"^\W+|\W+$", "", part)))
    return ()


def hung_on(statement: str, sources: Iterable[str]) -> str | None:
    """A part beside a true one, of small words and capitals only, of which the sources have hardly one: "Thank you very much".

    Quiet for "He did.", which says nothing new in two words, for "The Sella Post reported:", and for a statement of one sentence.
    """
    known = tuple(sources)
    there = frozenset(w for text in known for w in tokens(text))
    for part in (*parts_of(statement)[1:], *beside(statement, known[0])):
        words = tokens(part)
        strange = [w for w in words if w not in there and w not in listed("saying")]
        if len(words) > _FEW and not any(w.kind != "name" for w in own_words(part)) and 2 * len(strange) > len(words):
            return part
    return None


def added_address(statement: str, sources: Iterable[str]) -> str | None:
    """An address of the web or of mail that no source has: "freegame.com"; not a number ("3.5") nor an abbreviation ("U.S.")."""
    there = " ".join(sources).lower()
    return next((m[0] for m in _ADDRESS.finditer(statement) if m[0].lower() not in there), None)


_ADDRESS = re.compile(
    r"(?i)(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+|(?<![\w.])(?:[a-z][\w-]+\.)+[a-z]{2,}(?:/\S*)?(?![\w.])"
)
_FEW = 2
