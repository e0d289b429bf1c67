"""Words as questions and sentences share them: tokens, stems, and which of them carry content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from answering.vocabulary import stands_for, word_set

_WORD = re.compile(r"\d+(?::\d\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "ly", "e", "y")
_PEOPLE = (  # what makes an adjective or a people of a country's name, after cutting no, one or two of its letters
    frozenset(("s", "n", "ns", "i", "is", "an", "ans", "ian", "ians", "ese", "ish", "er", "ers", "ic")),
    frozenset(("i", "is", "an", "ans", "ian", "ians", "ese", "ish", "ic")),
    frozenset(("ish", "ese")),
)


_LONGEST = 1_000  # characters of a text whose words are remembered: a sentence, no article
_PLAIN = str.maketrans("“”„«»‘’`´", '"' * 5 + "'" * 4)


def fold(text: str) -> str:
    """Text with digits of every script as ASCII, quotation marks made plain, and white space made single.

    >>> fold("“no  fewer than ٩”")
    '"no fewer than 9"'
    """
    plain = text.translate(_PLAIN)
    return " ".join((plain if plain.isascii() else "".join(map(ascii_digit, plain))).split())


def ascii_digit(letter: str) -> str:
    """A digit of any script as an ASCII digit; any other character as it is."""
    return letter if letter.isascii() or not letter.isdigit() else str(unicodedata.digit(letter, letter))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in order, small letters, possessive endings cut.

    >>> tokens("Talmark's guards, at 02:40")
    ['talmark', 'guards', 'at', '02:40']
    """
    return list(_tokens(text)) if len(text) <= _LONGEST else list(_cut_up(text))


@lru_cache(maxsize=2_000)  # the sentences of one question are cut up for their stems, their words and their numbers
def _tokens(text: str) -> tuple[str, ...]:
    return _cut_up(text)


def _cut_up(text: str) -> tuple[str, ...]:
    words: list[str] = _WORD.findall(fold(text).lower().replace("cease-fire", "ceasefire"))
    return tuple(word.removesuffix("'s") if "'" in word else word for word in words)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A rough common beginning for the forms of a word, so that they can be compared.

    >>> stem("crossings") == stem("crossing"), stem("wounded") == stem("injuries")
    (True, True)
    """
    return stands_for().get(word) or _cut(word)


def _cut(word: str) -> str:
    if word[:1].isdigit():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)  # the sentences of a library are met again with every question
def stems(text: str) -> frozenset[str]:
    """The stems of every content word of a text."""
    return frozenset(map(stem, set(tokens(text)) - word_set("stop")))


def is_stop(word: str) -> bool:
    """True for a word that carries no content."""
    return word in word_set("stop")


def content_terms(text: str) -> tuple[str, ...]:
    """What a question is about: its content words without the words of asking, each once, in order.

    >>> content_terms("Who reported casualties at the Sella crossing?")
    ('casualties', 'sella', 'crossing')
    """
    empty = word_set("stop") | word_set("asking")
    return tuple(dict.fromkeys(w for w in tokens(text) if w not in empty and (len(w) > 1 or w.isdigit())))


def same_name(one: str, other: str) -> bool:
    """True when one word is the other, or a country's adjective or people made from it.

    >>> same_name("Orvenia", "Orvenian"), same_name("Iran", "Iranians"), same_name("Iran", "Iraq")
    (True, True, False)
    """
    return one[:4].lower() == other[:4].lower() and _same_name(one, other)  # the letters that a base has at least


@lru_cache(maxsize=200_000)
def _same_name(one: str, other: str) -> bool:
    short, long = sorted((one.lower(), other.lower()), key=len)
    if short == long:
        return True
    bases = ((cut, short[: len(short) - cut]) for cut in range(3))
    return any(len(base) >= 4 and long.startswith(base) and long[len(base) :] in _PEOPLE[cut] for cut, base in bases)


def names_meet(one: str, other: str) -> bool:
    """True when two names share a telling word.

    >>> names_meet("the Orvenian Defence Ministry", "Orvenia")
    True
    """
    told = [w for w in tokens(other) if not is_stop(w)]
    return any(same_name(a, b) for a in tokens(one) if not is_stop(a) for b in told)


def same_party(one: str | None, other: str | None) -> bool:
    """True when two party names are one, be it as a country's adjective.

    >>> same_party("Orvenian", "Orvenia"), same_party(None, "Orvenia")
    (True, False)
    """
    if one is None or other is None:
        return False
    return one == other or (" " not in one + other and same_name(one, other))


def in_parties(party: str | None, parties: Iterable[str]) -> bool:
    """True when the party is among the others."""
    return any(same_party(party, other) for other in parties)
