"""Both sides of a dispute speaking as one: "both sides", "the two governments", "each accused the other"."""

from __future__ import annotations

from claims.phrase import Phrase
from claims.speakers.scene import Scene
from domain.claim import Speaker

_WHO = frozenset({"governments", "ministries", "capitals", "armies", "states"})


def both(phrase: Phrase, scene: Scene) -> tuple[Speaker, ...]:
    """The two in dispute when the article shows one pair, else a group without a party; quiet for "neither country"."""
    words = {t.lower_ for t in phrase.tokens}
    if words != {"each"} and not (words & {"both", "two"} and words & (scene.vocabulary.lists["sides"] | _WHO)):
        return ()
    if phrase.mentions:
        return ()
    if not scene.pair:
        return (Speaker(name=phrase.text, kind="group", span=phrase.span),)
    return tuple(Speaker(name=p, kind="group", span=phrase.span, party=p, resolved_by="inferred") for p in scene.pair)
