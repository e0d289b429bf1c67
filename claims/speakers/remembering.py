"""What is kept of somebody met: whether it is a person, one or several, and of which gender."""

from __future__ import annotations

from claims.phrase import Phrase
from claims.rules.cue_verb import SUBJECTS
from claims.speakers.memory import Gender, Met
from claims.speakers.pronouns import PERSON, gender_of
from claims.speakers.scene import Scene
from domain.claim import Speaker

_WOMEN = frozenset({"mrs", "ms", "mrs.", "ms.", "miss", "madam", "wife", "mother", "mum", "widow", "daughter", "sister",
                    "woman", "girl", "aunt", "headmistress", "queen", "she"})  # fmt: skip
_MEN = frozenset({"mr", "mr.", "sir", "husband", "father", "dad", "son", "brother", "man", "boy", "uncle", "king", "widower",
                  "headmaster", "he"})  # fmt: skip


def met_at(phrase: Phrase, speaker: Speaker, scene: Scene, *, spoke: bool, subject: bool, at: int | None) -> Met:
    """The memory of a speaker at this phrase."""
    here = at if at is not None else phrase.head.i
    return Met(
        at=here, sentence=scene.sentence(here), speaker=speaker, words=phrase.words, human=_human(phrase, speaker, scene),
        house=scene.vocabulary.has("houses", phrase.head.lower_),
        plural=phrase.plural and speaker.kind != "person", spoke=spoke, gender=_gender(phrase),
        subject=subject or phrase.head.dep_ in SUBJECTS, quoted=_quotation(scene, here),
    )  # fmt: skip


def _quotation(scene: Scene, at: int) -> int | None:
    return scene.reading.quotation_at(at) if scene.reading.deep_in_quotation(at) else None


def _human(phrase: Phrase, speaker: Speaker, scene: Scene) -> bool:
    """True for a person by name, an office or "the father of a conscript"; False for a body, a thing and an unknown name."""
    if speaker.kind == "person":
        return speaker.role is not None or speaker.resolved_by != "explicit" or " " in speaker.name
    if speaker.kind != "unnamed":
        return False
    words = {phrase.head.lower_, phrase.head.lemma_.lower()}
    people = ("offices", "bystanders", "unnamed_heads", "military", "chiefs")
    return (
        any(scene.vocabulary.among(w, *people) for w in words)
        or phrase.head.lower_ in PERSON
        or phrase.head.lower_.endswith("man")
    )


def _gender(phrase: Phrase) -> Gender | None:
    if len(phrase.tokens) == 1 and phrase.head.lower_ in PERSON:
        return gender_of(phrase.head.lower_)
    for token in phrase.tokens:
        if token.lower_ in _WOMEN or (token.lower_.endswith("woman") and token.i <= phrase.head.i):
            return "f"
        if token.lower_ in _MEN or (token.lower_.endswith("man") and token.pos_ == "NOUN" and token.i <= phrase.head.i):
            return "m"
    return None
