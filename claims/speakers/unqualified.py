"""Whose an office or an institution is when no state stands beside it: "the Defence Ministry", "a police officer"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from claims.phrase import Phrase
from claims.rules.cue_verb import SUBJECTS, noun_phrase
from claims.speakers.memory import Memory, words_of
from claims.speakers.scene import Scene
from domain.claim import Speaker

_WORD = re.compile(r"\w+")


def side_of(speaker: Speaker, phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """The party that the text lets one infer, None for those who are no state's or whose nothing tells.

    In this order: the same institution named before, the place that the sentence is set in, the outlet's own state, the
    state that the sentence before is about, the state of the dateline.
    """
    words = words_of(speaker) | phrase.words
    if phrase.is_bystander or words & scene.vocabulary.lists["apart"]:
        return None
    return (
        by_institution(speaker, phrase, scene, memory)
        or (is_state_role(phrase, speaker, scene) and _stateless(phrase, scene, memory))
        or None
    )


def _stateless(phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    first = phrase.tokens[0]
    return (
        by_setting(first, scene)
        or _continuing(phrase, scene, memory)
        or scene.standpoint.home
        or by_state_before(first, scene)
        or scene.standpoint.local
    )


def is_state_role(phrase: Phrase, speaker: Speaker, scene: Scene) -> bool:
    """True for what a state has one of: "the army", "Prime Minister Dovan", "the Coast Guard"; not "the embassy"."""
    lists = scene.vocabulary.lists
    role = [w.lower() for w in _WORD.findall(speaker.role or "")]
    spoken = [t.lower_ for t in phrase.tokens if t.is_alpha]
    head = phrase.head.lower_
    pairs = {f"{a}-{b}" for words in (role, spoken) for a, b in pairwise(words)} & lists["home_pairs"]
    if speaker.kind == "person":
        return bool(set(role) & lists["home_roles"] or pairs)
    bodies = {head} | ({t.lower_ for t in phrase.tokens} if head in lists["offices"] else set())
    return bool(bodies & lists["home_roles"] or pairs)


def by_institution(speaker: Speaker, phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "ministry spokesman Veshtan" after "the Orvenian Defence Ministry"; "the Interior Minister" after its ministry."""
    lists = scene.vocabulary.lists
    words = words_of(speaker) if speaker.kind != "person" else frozenset(_WORD.findall((speaker.role or "").lower()))
    body = words & (lists["institutions"] | lists["state_modifiers"]) - {"state", "special", "regional", "former"}
    if "minister" in words and len(body) >= 1:
        body = body | {"ministry"}
    if not body & lists["institutions"]:
        return None
    heard = (m for m in memory.before(phrase.tokens[0]) if m.speaker.kind == "organisation" and m.speaker.party)
    return next((m.speaker.party for m in heard if body <= words_of(m.speaker) | m.words), None)


def by_setting(token: Token, scene: Scene) -> str | None:
    """As in "In Sellen, the General Staff said ..."; "Over in Sellen the tone was cooler. President Orsa ...".

    The place is a seat of government or a state that opens this sentence, or the sentence before in the same paragraph.
    """
    here = scene.sentence(token.i)
    for number in (here, here - 1):
        tokens = scene.tokens_of(number)
        if tokens and (number == here or scene.same_paragraph(tokens[0].i, token.i)):
            found = _set_in(tokens, token, scene)
            if found is not None:
                return found
    return None


def _set_in(tokens: Sequence[Token], before: Token, scene: Scene) -> str | None:
    opening = [t for t in tokens[:3] if t.lower_ in ("in", "from")]
    if not opening:
        return None
    start = opening[0].i
    doc = opening[0].doc
    text = doc[start + 1 : min(start + 4, before.i)].text if start + 1 < before.i else ""
    mentions = scene.parties.mentions(text)
    return mentions[0].name if mentions and mentions[0].span.start == 0 else None


def by_state_before(token: Token, scene: Scene) -> str | None:
    """As in "Talmark gave another account. Its General Staff said ..." or "A ministry spokesman added ..."."""
    for subject in scene.tokens_of(scene.sentence(token.i) - 1):
        if subject.dep_ in SUBJECTS and subject.head.dep_ == "ROOT":
            phrase = scene.phrase([subject.doc[i] for i in sorted(noun_phrase(subject, subject.head))] or [subject])
            if len(phrase.tokens) <= 2 and len(phrase.mentions) == 1:
                return phrase.mentions[0].name
    return None


def _continuing(phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "Talmark's General Staff counted nine dead. Army spokeswoman Drossan said ...": the same side goes on.

    Quiet for national offices: in the Orvenian Wire "President Orsa" is Orvenia's.
    """
    first = phrase.tokens[0]
    lists = scene.vocabulary.lists
    if not phrase.words & lists["voices"] or phrase.words & lists["national_offices"] or not _opens(phrase):
        return None
    here = scene.sentence(first.i)
    last = next((m for m in memory.before(first) if m.spoke and m.subject), None)
    near = last is not None and here - last.sentence == 1 and scene.same_paragraph(last.at, first.i)
    return last.speaker.party if near and last is not None and last.speaker.kind == "organisation" else None


def _opens(phrase: Phrase) -> bool:
    """True when the phrase is the subject of its sentence's main clause."""
    return phrase.head.dep_ in SUBJECTS and phrase.head.head.dep_ in ("ROOT", "conj", "ccomp")
