"""Who says "I" and "we" outside quotations: whoever publishes the text, or whose lines of a transcript they are."""

from __future__ import annotations

from itertools import pairwise

from claims.parse import Token
from claims.people import Person
from claims.phrase import OWN_VOICE, Phrase
from claims.speakers.interviews import Interview
from claims.speakers.labels import Labels
from claims.speakers.memory import Memory
from claims.speakers.persons import of_person
from claims.speakers.scene import Scene
from domain.claim import Speaker

_SAYING = frozenset({"say", "add", "tell", "warn", "stress", "explain", "note", "insist", "declare", "state", "write"})
_FIRST = OWN_VOICE - {"you", "your"}


def voice_at(offset: int, memory: Memory, labels: Labels, answers: Interview) -> Person | None:
    """Whose lines of a transcript, or whose answer of an interview, hold the character."""
    return labels.at(offset, memory.people) or answers.at(offset, memory.people)


def own_voice(phrase: Phrase, scene: Scene, memory: Memory, labels: Labels, answers: Interview) -> tuple[Speaker, ...]:
    """As in "VESHTAN: I say that ...": Veshtan; "We call on both governments" in a charity's report: the charity.

    Quiet in a newspaper's own text, and inside quotations.
    """
    first = phrase.tokens[0]
    if first.lower_ not in _FIRST or scene.reading.quotation_at(first.i) is not None:
        return ()
    alone = len(phrase.tokens) == 1
    labelled = voice_at(first.idx, memory, labels, answers)
    if labelled is not None and alone:
        return (of_person(labelled, phrase, "coreference"),)
    own = scene.standpoint.own
    quoted = _said_at_end(first, scene, memory) if own is None and alone else None
    if quoted is not None:
        return (of_person(quoted, phrase, "coreference"),)
    if own is None or not (
        alone or phrase.words & {"team", "teams", "staff", "researchers", "office", "units", "troops"}
    ):
        return ()
    return (
        Speaker(
            name=scene.standpoint.name, kind="organisation", span=phrase.span, party=own, resolved_by="coreference"
        ),
    )


def _said_at_end(first: Token, scene: Scene, memory: Memory) -> Person | None:
    """As in "We ask that the team be let in Orsa said.", a quotation that lost its marks: Orsa; not in an outlet's own "we"."""
    words = [t for t in scene.tokens_of(scene.sentence(first.i)) if t.i > first.i]
    for name, verb in pairwise(words):
        if verb.lemma_.lower() in _SAYING and verb.tag_ in ("VBD", "VBZ") and name.text[:1].isupper():
            return memory.people.named([name.lower_])
    return None
