"""Whose an office or a body is by the town that it belongs to: "the mayor of Harn", "Harn police", "the governor"."""

from __future__ import annotations

from claims.naming import text_of
from claims.phrase import Phrase
from claims.speakers.memory import words_of
from claims.speakers.scene import Scene
from domain.claim import Speaker

_LOCAL = frozenset(
    ["governor", "mayor", "prefect", "police", "county", "district", "regional", "provincial", "city", "town", "municipal",
     "firefighters", "fire", "coroner", "magistrate", "councillor", "local", "railways", "railway", "rescue", "rescuers"]
)  # fmt: skip
_BACK = 3  # sentences in which the ground that the text is on is named


def of_its_place(phrase: Phrase, scene: Scene) -> str | None:
    """As in "the mayor of Harn", "the coast guard in Harn", "Harn police", when Harn is known to lie in Orvenia.

    Quiet for residents of Harn, who speak for nobody, and for a town that nobody places.
    """
    if not (phrase.is_public or phrase.words & _LOCAL):
        return None
    found = scene.parties.placed_in(phrase.text)
    return found[0] if len(found) == 1 else None


def by_ground(speaker: Speaker, phrase: Phrase, scene: Scene) -> str | None:
    """As in "A missile hit the Orvenian city of Harn, regional governor Ansa Verrigo said": of the country of that ground.

    The nearest sentence that names a place before the speaker decides. Quiet for a national office, which may be any
    state's, and where the place comes after: "The governor called on the monitors to go to Harn".
    """
    if not (words_of(speaker) | phrase.words) & _LOCAL or not scene.parties.places:
        return None
    here = scene.sentence(phrase.start)
    for number in range(here, max(-1, here - _BACK), -1):
        tokens = [t for t in scene.tokens_of(number) if t.i < phrase.start]
        found = scene.parties.placed_in(text_of(tokens)) if tokens else ()
        if found:
            return found[0] if len(found) == 1 else None
    return None
