"""Whose a ministry, a source in it or a bare office is by who has just spoken, or by the only state there is."""

from __future__ import annotations

from claims.naming import bare
from claims.phrase import Phrase
from claims.speakers.memory import Memory, Met, words_of
from claims.speakers.scene import Scene
from domain.claim import Speaker

_INSIDE = frozenset({"of", "in", "inside", "within", "at", "from", "close", "near"})
_SOURCES = frozenset(
    [
        "source",
        "sources",
        "person",
        "people",
        "somebody",
        "insider",
        "insiders",
        "official",
        "officials",
        "mole",
        "moles",
        "expert",
        "experts",
        "clerk",
        "whistleblower",
        "figure",
        "figures",
        "contact",
        "contacts",
    ]
)
_HOLDERS = {"ministry": frozenset({"minister", "ministry"}), "army": frozenset({"army"}), "navy": frozenset({"navy"})}
_FOREIGN = frozenset({"foreign-backed", "neighbouring", "international", "united"})
_BACK = 3  # sentences in which a minister stands for "the ministry"


def of_its_holder(phrase: Phrase, scene: Scene, memory: Memory) -> tuple[Speaker, ...]:
    """As in "Defence Ministry spokeswoman Ilke Drossan wrote so. The ministry had denied it before.": her ministry.

    Quiet when a ministry itself was named since, and for "the Interior Ministry", which says which one it is.
    """
    words = {t.lower_ for t in phrase.tokens if t.is_alpha} - {"the"}
    holders = _HOLDERS.get(phrase.head.lower_)
    if holders is None or words != {phrase.head.lower_} or phrase.tokens[0].lower_ != "the":
        return ()
    last = next((m for m in memory.before(phrase.tokens[0]) if holders & (m.words | words_of(m.speaker))), None)
    near = last is not None and scene.sentence(phrase.start) - last.sentence <= _BACK
    if last is None or not near or not last.human or not last.speaker.party:
        return ()
    party = _known(last, memory)
    return (
        Speaker(
            name=bare(phrase.tokens), kind="organisation", span=phrase.span, party=party, resolved_by="coreference"
        ),
    )


def _known(met: Met, memory: Memory) -> str | None:
    known = memory.person(met.speaker)
    return known.party if known is not None and known.party else met.speaker.party


def body_around(phrase: Phrase, scene: Scene) -> Phrase | None:
    """As in "a source in the ministry", "officials close to the government": the ministry, the government.

    Quiet for "a source in Sellen" and for "a person in the crowd".
    """
    if not phrase.words & _SOURCES or phrase.head.lower_ not in _SOURCES:
        return None
    at = next((n for n, t in enumerate(phrase.tokens) if t.i > phrase.head.i and t.lower_ in _INSIDE), None)
    inner = phrase.tokens[at + 1 :] if at is not None else ()
    while inner and inner[0].lower_ == "to":
        inner = inner[1:]
    if not inner:
        return None
    found = scene.phrase(inner)
    return found if found.is_public and not found.plural else None


def sole_state(phrase: Phrase, scene: Scene) -> str | None:
    """As in "the Ministry of the Interior" where an armed group fights the only state that the article names.

    Quiet between two states, for "the rebels", and where no group at arms is named: there a home paper may leave its own
    state unsaid.
    """
    if phrase.mentions or phrase.words & scene.vocabulary.lists["armed_groups"] or phrase.words & _FOREIGN:
        return None
    return scene.besieged
