"""Whose somebody is by whom the sentences just before name: their ministry's spokesman, their company's director."""

from __future__ import annotations

from claims.naming import text_of
from claims.phrase import OWNED, Phrase
from claims.rules.cue_verb import SUBJECTS
from claims.speakers.memory import Memory, words_of
from claims.speakers.scene import Scene
from claims.speakers.topic import continuing
from domain.claim import Speaker

CARES = frozenset(
    ["justice", "finance", "trade", "transport", "energy", "agriculture", "education", "information", "staff", "internal", "war",
     "culture", "economy", "security", "defence", "defense", "police", "state", "parliament", "government"]
)  # fmt: skip
_HOUSE_ROLES = frozenset(
    ["executive", "director", "manager", "spokesman", "spokeswoman", "spokesperson", "coordinator", "founder", "engineer",
     "delegate", "researcher", "chairman", "chairwoman", "chair", "head", "officer", "owner", "representative", "campaigner",
     "investigator"]
)  # fmt: skip
_UNION_ROLES = frozenset(
    ["secretary", "official", "organiser", "organizer", "steward", "convener", "convenor", "treasurer"]
)
_UNIONS = frozenset({"branch", "union", "guild", "league"})
_DEFINITE = frozenset({"the", "its", "their"})
_BACK = 2  # sentences in which the company was named


def appears_for(speaker: Speaker, phrase: Phrase, scene: Scene) -> str | None:
    """As in "For Orvenia, Dame Ada Fisk told the judges that ...": who opens a sentence so pleads for that state."""
    tokens = scene.tokens_of(scene.sentence(phrase.start))
    if speaker.kind != "person" or not tokens or tokens[0].lower_ != "for":
        return None
    ahead = [t for t in tokens if t.i < phrase.start]
    comma = next((n for n, t in enumerate(ahead) if t.text == ","), 0)
    named = scene.parties.mentions(text_of(ahead[1:comma])) if 1 < comma == len(ahead) - 1 else ()
    return named[0].name if len(named) == 1 and named[0].name in scene.parties.states else None


def named_later(speaker: Speaker, phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "..., the governor of the province said. Ada Orsa said the blast had been caused by a shell.": the governor.

    Quiet for somebody who has an office or was named before, and behind "a governor".
    """
    known = memory.person(speaker)
    if known is None or known.role or speaker.role or known.first != phrase.start or phrase.head.dep_ not in SUBJECTS:
        return None
    last = next((m for m in memory.before(phrase.tokens[0]) if m.spoke), None)
    near = last is not None and scene.sentence(phrase.start) - last.sentence == 1
    if last is None or not near or last.plural or last.speaker.kind != "unnamed" or not last.words & _DEFINITE:
        return None
    office = last.words & (scene.vocabulary.lists["offices"] | scene.vocabulary.lists["chiefs"])
    return last.speaker.party if office and last.human else None


def of_house(speaker: Speaker, phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "Osmere Oil denies it. Chief executive Ada Lorn said ...": of the company that the sentences just before name.

    Quiet for offices that a state has too, and when a state was named since.
    """
    words = words_of(speaker) | phrase.words
    if not words & _HOUSE_ROLES | (words & _UNION_ROLES if words & _UNIONS else set()) or words & CARES:
        return None
    here = scene.sentence(phrase.start)
    for met in memory.before(phrase.tokens[0]):
        if here - met.sentence > _BACK:
            return None
        if met.subject and met.speaker.party and met.speaker.name == met.speaker.party:
            return met.speaker.party if met.speaker.party not in scene.parties.states else None
    return None


def of_a_person(phrase: Phrase, memory: Memory) -> bool:
    """True for "Mr Orsa's office", "an adviser to Orsa": it is Orsa's, whatever the text is just about."""
    head = phrase.head.i
    mark = next((t.i for t in phrase.tokens if t.text in OWNED and t.i < head), None)
    linked = any(t.lower_ in ("to", "of", "for") and t.i == head + 1 for t in phrase.tokens)
    owners = [t for t in phrase.tokens if (mark is not None and t.i < mark) or (linked and t.i > head)]
    named = {
        t.lower_ for m in phrase.mentions for t in phrase.tokens if t.text in phrase.text[m.span.start : m.span.end]
    }
    titled = any(t.lower_.rstrip(".") in ("mr", "mrs", "ms", "dr") for t in owners)
    return any(t.pos_ == "PROPN" and (t.lower_ in memory.people or titled) and t.lower_ not in named for t in owners)


def goes_on(phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "The Keshi foreign ministry calls for restraint. Spokesman Emmet Orsa says ...": the ministry's.

    Quiet when the spokesman is of another body, "a coastguard spokeswoman", and for "a company spokesman".
    """
    lists = scene.vocabulary.lists
    if not phrase.words & lists["attached"] or phrase.words & (
        lists["institutions"] | lists["bodies"] | lists["houses"]
    ):
        return None
    return continuing(phrase, scene, memory)
