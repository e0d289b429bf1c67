"""Proper names in a text, and whether given texts support them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from answering.dating import MONTHS
from answering.quantities import numbers_in
from answering.vocabulary import word_set
from answering.words import fold, is_stop, same_name

_SHORT_MONTHS = frozenset(("sept", *(m[:3] for m in MONTHS if len(m) > 3)))
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


def names_in(text: str, *, ordinary: Container[str] = frozenset()) -> tuple[str, ...]:
    """The capitalised words of a text that can be names; sentence openers that are ordinary words are none.

    `ordinary` holds words that the sources also write small. Months count through dates, not as names.

    >>> names_in("Two guards died, Mira Solen of Talmark said.")
    ('Mira', 'Solen', 'Talmark')
    """
    plain = fold(text)
    found = []
    for match in _CAPITAL.finditer(plain):
        word = match[0].rstrip(".").removesuffix("'s")
        if word[:1].isupper() and not _ordinary(word, _opens(plain, match.start()), ordinary):
            found.append(word)
    return tuple(dict.fromkeys(found))


def _ordinary(word: str, opens: bool, ordinary: Container[str]) -> bool:
    small = word.lower()
    if small in MONTHS or small in _SHORT_MONTHS or word == "I":
        return True
    if not opens or (word.isupper() and len(word) > 1):
        return False
    return is_stop(small) or small in word_set("openers") or small in ordinary or bool(numbers_in(small))


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"'([*-")
    return not before or before[-1] in ".?!:;…" or before.endswith("--")


def unsupported(names: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The names that stand in none of the texts, not even as a country's adjective or people."""
    known = {w.rstrip(".").removesuffix("'s") for text in texts for w in _CAPITAL.findall(fold(text))}
    small = {w.lower() for w in known} | {part for w in known for part in w.lower().split("-")}
    return tuple(n for n in names if not all(_known(part, small) for part in n.lower().split("-")))


def _known(name: str, known: set[str]) -> bool:
    return name in known or any(same_name(name, other) for other in known)
