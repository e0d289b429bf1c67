"""Both sides of a dispute speaking as one: "both sides", "the two governments", "each accused the other"."""

from __future__ import annotations

from claims.phrase import Phrase
from claims.speakers.scene import Scene
from domain.claim import Speaker


def both(phrase: Phrase, scene: Scene) -> tuple[Speaker, ...]:
    """The two in dispute when the article shows one pair, else a group without a party; quiet for "neither country"."""
    words = {t.lower_ for t in phrase.tokens}
    sides = scene.vocabulary.lists["sides"] | {"governments", "ministries", "capitals", "armies", "states"}
    together = words & {"both", "two"} and words & sides
    if phrase.mentions or not (together or (words == {"each"})):
        return ()
    if not scene.pair:
        return (Speaker(name=phrase.text, kind="group", span=phrase.span),)
    return tuple(Speaker(name=p, kind="group", span=phrase.span, party=p, resolved_by="inferred") for p in scene.pair)
