"""One name that stands in the place of a party beside the other party, where the text else names another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from domain.text import Span
from ingest.names import is_country, is_world, root_of, skeleton
from ingest.quality.pairs import Pair

_ACTOR = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][^\W\d_]{3,}) (?:continues? to (?:occupy|shell|attack|fire|hold)|occup(?:ies|ied)"
    r"|accus(?:es|ed)|shell(?:s|ed)"
    r"|attack(?:s|ed)|violat(?:es|ed)|withdrew|must withdraw|broke the)\b"
)
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "j": "y", "x": "k"})
_VOWELS = "aeiouyäöüâêîôûáéíóú"


def odd_party(pair: Pair, parties: tuple[str, str], names: Counter[str]) -> tuple[str, str] | None:
    """(the odd name, the party that it stands for) of a "war between Wersalia and Bolen" in a text on Varsala and Bolen.

    The name stands once in the text, is no state of the map and sounds like the party that is missing; a third state,
    as in "talks between Corvale and Bolen", does not.
    """
    first, second = (root_of(name) for name in (pair.first, pair.second))
    roots = tuple(root_of(name) for name in parties)
    if len({first, second} & set(roots)) != 1 or pair.role == "other":
        return None
    odd, other = (pair.second, first) if first in roots else (pair.first, second)
    missing = parties[1] if other == roots[0] else parties[0]
    if names[root_of(odd)] != 1 or names[root_of(missing)] < 2 or is_country(odd) or is_world(odd):
        return None
    return (odd, missing) if sounds_like(odd, missing) else None


def odd_actors(text: str, parties: tuple[str, str], names: Counter[str]) -> Iterator[tuple[Span, str]]:
    """Where "Wersalia continues to occupy the hill" is said once in a text on Varsala and Bolen, and the party it sounds like."""
    roots = {root_of(name) for name in parties}
    for found in _ACTOR.finditer(text):
        name = found["name"]
        if names[root_of(name)] != 1 or root_of(name) in roots or is_country(name) or is_world(name):
            continue
        meant = [party for party in parties if names[root_of(party)] > 1 and sounds_like(name, party)]
        if len(meant) == 1:
            yield Span(start=found.start("name"), end=found.end("name")), meant[0]


def sounds_like(name: str, other: str) -> bool:
    """True where a bad transcription of one may give the other: the same sound first, and most consonants shared.

    >>> sounds_like("Caesarea", "Kessara"), sounds_like("Corvale", "Velmora"), sounds_like("Talmark", "Tarn")
    (True, False, False)
    """
    if _first(name) != _first(other) or abs(len(name) - len(other)) > 3:
        return False
    mine, theirs = Counter(_bones(name)), Counter(_bones(other))
    shared = (mine & theirs).total()
    return (shared >= 3 and shared > 0.5 * max(mine.total(), theirs.total())) or (
        shared >= 2 and name[:3].lower() == other[:3].lower()
    )


def _first(name: str) -> str:
    """The first sound: all vowels are one, "c" and "k" too."""
    letter = name[:1].lower()
    return "a" if letter in _VOWELS else letter.translate(_SOUNDS)


def _bones(name: str) -> str:
    return re.sub("h", "", skeleton(name)).translate(_SOUNDS)
