"""Both sides of a dispute speaking as one: "both sides", "neither government", "each accused the other", "the former"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.phrase import Phrase
from claims.speakers.memory import Memory, Met
from claims.speakers.scene import Scene
from domain.claim import Speaker

_PAIRED = frozenset({"both", "each", "neither", "either"})
_WHO = frozenset(
    ["government", "ministry", "capital", "army", "state", "force", "formation", "military", "camp", "nation", "delegation",
     "belligerent", "combatant", "foe", "rival", "adversary", "neighbour", "neighbor", "leader", "president", "leadership",
     "command", "party", "side", "country", "power", "administration", "navy", "militia", "group", "faction", "capitals",
     "spokesman", "spokesperson", "minister", "embassy", "negotiator", "commander", "general", "statement", "bank"]
)  # fmt: skip
_BETWEEN = frozenset(
    ["of", "the", "them", "these", "those", "two", "warring", "opposing", "rival", "conflicting", "armed", "hostile", "feuding",
     "fighting", "neighbouring", "neighboring", "defence", "defense", "foreign", "interior", "official", "prime", "general",
     "other",     "concerned", "hostile", "contending"]
)  # fmt: skip
_TURNS = {"former": 0, "latter": 1}
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "its", "their", "his", "her", "anyone", "each", "both"}
)
_BACK = 3  # sentences in which the two of "both" were named


def both(phrase: Phrase, scene: Scene, memory: Memory) -> tuple[Speaker, ...]:
    """The two in dispute for "both sides", "neither government", "each"; else a group without a party.

    "Both have denied it" are the two who were named last; quiet for "both men" and for "both trucks".
    """
    words = [t.lower_ for t in phrase.tokens if t.is_alpha]
    paired = bool(words) and words[0] in _PAIRED
    two = words[:2] == ["the", "two"] or words[:1] == ["two"]
    if phrase.mentions or not (paired or two):
        return ()
    nouns = [w for w in words if w not in _PAIRED | _BETWEEN]
    if nouns and not all(_is_side(w, scene) for w in nouns):
        return ()
    if not nouns and not paired and len(words) > 2:
        return ()
    pair = (scene.pair if nouns else ()) or _last_two(phrase, scene, memory)
    if not pair:
        if not nouns and words != ["each"]:
            return ()
        return (Speaker(name=phrase.text, kind="group", span=phrase.span),)
    return tuple(Speaker(name=p, kind="group", span=phrase.span, party=p, resolved_by="inferred") for p in pair)


def _is_side(word: str, scene: Scene) -> bool:
    ends = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return bool(ends & _WHO) or word in scene.vocabulary.lists["sides"]


def _last_two(phrase: Phrase, scene: Scene, memory: Memory) -> tuple[str, ...]:
    """As in "Orvenia blamed Kesh's army. Both want talks": the two parties of the nearest sentence that has two.

    Nobody where two people without a side were named: "The baker and her sister left. Both said no".
    """
    met = _named_before(phrase, scene, memory, whole=True)[-2:]
    if len(met) == 2 and any(m.human and not m.speaker.party for m in met):
        return ()
    named = [p for m in _named_before(phrase, scene, memory, whole=False) if (p := m.speaker.party)]
    found = tuple(dict.fromkeys(named))
    return found if len(found) == 2 else scene.pair


def _named_before(phrase: Phrase, scene: Scene, memory: Memory, *, whole: bool) -> Sequence[Met]:
    """Those met in the nearest sentence before that names two, in text order; with `whole` also those without a party."""
    here = scene.sentence(phrase.start)
    found: list[Met] = []
    for met in memory.before(phrase.tokens[0]):
        if here - met.sentence > _BACK or (found and met.sentence < found[-1].sentence and len(_who(found)) > 1):
            break
        if not met.words <= _PRONOUNS and (met.speaker.party or (whole and met.speaker.kind != "outlet")):
            found.append(met)
    return tuple(reversed(found))


def _who(found: Sequence[Met]) -> set[str]:
    return {m.speaker.party or m.speaker.name for m in found}


def turn(phrase: Phrase, scene: Scene, memory: Memory) -> Met | None:
    """As in "He urged the army to wait and the rebels to leave. The former refused": the army; "the latter": the rebels.

    Quiet for "the former minister", and where nobody was named twice before.
    """
    words = [t.lower_ for t in phrase.tokens if t.is_alpha]
    if len(words) != 2 or words[0] != "the" or words[1] not in _TURNS:
        return None
    if words[1] == "latter" and memory.latter is not None:
        return memory.latter
    order: dict[str, Met] = {}
    for met in reversed(_named_before(phrase, scene, memory, whole=True)):
        order.setdefault(met.speaker.name, met)
    last_two = sorted(list(order.values())[:2], key=lambda m: m.at)
    if len(last_two) != 2:
        return None
    memory.latter = last_two[1] if words[1] == "former" else None
    return last_two[_TURNS[words[1]]]
