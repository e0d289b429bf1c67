"""Whom "he", "she", "it" and "they" stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from claims.parse import Token
from claims.phrase import Phrase
from claims.speakers.memory import Gender, Memory, Met
from claims.speakers.scene import Scene

PERSON = frozenset({"he", "she", "him", "her", "his", "hers"})
THING = frozenset({"it", "its"})
SEVERAL = frozenset({"they", "them", "their"})
_NOBODY = THING | {"who", "which", "that", "this", "these", "those", "another", "whoever", "what", "there"}
_FEMALE = frozenset({"she", "her", "hers"})
_BACK = 12  # sentences: what stands further back is not meant


def gender_of(word: str) -> Gender:
    """The gender of a personal pronoun."""
    return "f" if word in _FEMALE else "m"


def meant(token: Token, scene: Scene, memory: Memory) -> Met | None:
    """The one that a pronoun stands for, None when nobody fits.

    The nearest sentence that has somebody decides: its speaker, else its subject, else who is named in it. In the
    pronoun's own sentence only a subject before it counts.
    """
    fitting = (m for m in memory.before(token) if _may_be(m, token, memory) and _open(m, token, scene))
    return _nearest(fitting, scene.sentence(token.i), owns=token.lower_ == "its")


def _nearest(fitting: Iterable[Met], here: int, *, owns: bool = False) -> Met | None:
    for number, group in groupby(fitting, key=lambda m: m.sentence):
        if here - number > _BACK:
            return None
        met = list(group)
        found = _best([m for m in met if number < here or m.spoke or (m.subject and _certain(m))])
        found = found or (_only_named(met) if owns and number == here else None)
        if found is not None:
            return found
    return None


def _only_named(group: list[Met]) -> Met | None:
    """As in "Kesh's losses stand at 340, its ministry said": the one party that the sentence names before."""
    bodies = [m for m in group if m.speaker.party and not m.human]
    return bodies[0] if len({m.speaker.party for m in bodies}) == 1 else None


def _certain(met: Met) -> bool:
    """False for somebody who is only a word: in "asked whether the pilot doubted it, he said" the pilot is not meant."""
    return not (met.human and met.speaker.kind == "unnamed" and met.speaker.resolved_by != "coreference")


def _best(group: list[Met]) -> Met | None:
    """Who speaks in a sentence, the first of them; else its first subject; else the last named."""
    spoke = [m for m in group if m.spoke]
    for kept in ([m for m in spoke if m.subject], spoke, [m for m in group if m.subject], group[:1]):
        if kept:
            return kept[-1]
    return None


def _may_be(met: Met, token: Token, memory: Memory) -> bool:
    word = token.lower_
    if word in PERSON:
        return met.human and not met.plural and memory.fits(met, gender_of(word))
    if word in THING:
        return met.body and not met.plural
    return met.plural or met.body


def _open(met: Met, token: Token, scene: Scene) -> bool:
    """What is named inside a quotation is not meant outside it."""
    return met.quoted is None or met.quoted == scene.reading.quotation_at(token.i)


def is_nobody(phrase: Phrase) -> bool:
    """True for what is no name by itself and leads back to nobody: "it", "who", "this", "another"."""
    return len(phrase.tokens) == 1 and phrase.tokens[0].lower_ in _NOBODY


def possessor(phrase: Phrase) -> Token | None:
    """The pronoun that owns the phrase: "its" in "its spokesman, Colonel Veshtan"."""
    first = phrase.tokens[0]
    return first if first.lower_ in ("his", "her", "its", "their") and len(phrase.tokens) > 1 else None


def pronoun(phrase: Phrase) -> Iterator[Token]:
    """The phrase's one word when it is a personal pronoun."""
    first = phrase.tokens[0]
    if len(phrase.tokens) == 1 and first.lower_ in PERSON | THING | SEVERAL:
        yield first
