"""Who says "I" and "we" outside quotations: whoever publishes the text, or whose lines of a transcript they are."""

from __future__ import annotations

from claims.people import Person
from claims.phrase import OWN_VOICE, Phrase
from claims.speakers.interviews import Interview
from claims.speakers.labels import Labels
from claims.speakers.memory import Memory
from claims.speakers.persons import of_person
from claims.speakers.scene import Scene
from domain.claim import Speaker

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
    if own is None or not (
        alone or phrase.words & {"team", "teams", "staff", "researchers", "office", "units", "troops"}
    ):
        return ()
    return (
        Speaker(
            name=scene.standpoint.name, kind="organisation", span=phrase.span, party=own, resolved_by="coreference"
        ),
    )
