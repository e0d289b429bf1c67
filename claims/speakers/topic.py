"""The state that the text is just about: the place a sentence is set in, the topic, the side that goes on speaking."""

from __future__ import annotations

from collections.abc import Sequence

from claims.parse import Token
from claims.phrase import OWNED, Phrase
from claims.rules.cue_verb import SUBJECTS, noun_phrase
from claims.speakers.dateline import without_dateline
from claims.speakers.memory import Memory, Met, words_of
from claims.speakers.scene import Scene

_OF_STATES = frozenset({"army", "military", "ministry", "government", "police", "navy"})
_OWNED = 5  # words of "Talmark's own version"


def by_setting(token: Token, scene: Scene) -> str | None:
    """As in "In Sellen, the General Staff said ..."; "Over in Sellen the tone was cooler. President Orsa ...".

    The place is a seat of government or a state that opens this sentence, the sentence before, or the paragraph.
    """
    here = scene.sentence(token.i)
    first = scene.sentence(scene.paragraph_start(token.i))
    for number in dict.fromkeys((here, here - 1, first)):
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


def in_relative(token: Token) -> bool:
    """True inside a relative clause, which sets somebody else against its sentence: "a charge that the minister rejected"."""
    return token.dep_ == "relcl" or any(t.dep_ == "relcl" for t in token.ancestors)


def by_topic(token: Token, scene: Scene, *, across: bool = False) -> str | None:
    """As in "Talmark gave another account. Its General Staff said ..."; "Talmark's account changed. ... The army now says ...".

    The state that is the subject of the sentence before, or owns that of the paragraph's first; with `across`, at a
    paragraph's beginning, the one that the paragraph before is about.
    """
    if in_relative(token):
        return None
    here = scene.sentence(token.i)
    before = scene.tokens_of(here - 1)
    if not before:
        return None
    if not scene.same_paragraph(before[0].i, token.i):
        return _of_paragraph(here - 1, scene) if across else None
    found = _about(before, scene)
    first = scene.sentence(scene.paragraph_start(token.i))
    return found or (_about(scene.tokens_of(first), scene, owned=True) if first < here - 1 else None)


def _of_paragraph(last: int, scene: Scene) -> str | None:
    """The one state that the paragraph ending with this sentence is about; quiet when two take turns in it."""
    first = scene.sentence(scene.paragraph_start(scene.starts[last]))
    about = {_about(scene.tokens_of(number), scene) for number in range(first, last + 1)} - {None}
    return next(iter(about)) if len(about) == 1 else None


def _about(tokens: Sequence[Token], scene: Scene, *, owned: bool = False) -> str | None:
    """The one state that is the subject of a main clause, unless `owned`, or that owns it: "Talmark", "Talmark's account"."""
    for subject in tokens:
        if subject.dep_ not in SUBJECTS or subject.head.dep_ != "ROOT":
            continue
        words = without_dateline(
            [subject.doc[i] for i in sorted(noun_phrase(subject, subject.head))] or [subject], subject.head
        )
        phrase = scene.phrase(words)
        has = len(words) <= _OWNED and any(t.text in OWNED for t in words)
        state = len(phrase.mentions) == 1 and phrase.mentions[0].name in scene.parties.states
        if state and (has or (len(words) <= 2 and not owned)):
            return phrase.mentions[0].name
    return None


def _apart(last: Met, first: Token, scene: Scene) -> bool:
    """True when more than a quotation stands between the two: "Kesh said no. "We have proof. We have it," a spokesman said"."""
    here = scene.sentence(first.i)
    between = (scene.tokens_of(n) for n in range(last.sentence + 1, here))
    return any(tokens and not scene.reading.deep_in_quotation(tokens[-1].i) for tokens in between)


def continuing(phrase: Phrase, scene: Scene, memory: Memory) -> str | None:
    """As in "Talmark's General Staff counted nine dead. Army spokeswoman Drossan said ...": the same side goes on.

    Quiet inside a relative clause, which sets somebody else against the sentence: "a charge that the spokeswoman rejected".
    """
    first, lists = phrase.tokens[0], scene.vocabulary.lists
    if not phrase.words & lists["voices"] or in_relative(phrase.head):
        return None
    spoken = (m for m in memory.before(first) if m.spoke and m.subject and m.speaker.kind != "outlet")
    last = next(spoken, None)
    if last is None or _apart(last, first, scene) or not scene.same_paragraph(last.at, first.i):
        return None
    if last.speaker.party in scene.armed and phrase.words & _OF_STATES:  # rebels spoke, then the army
        return None
    itself = last.speaker.name == last.speaker.party and last.speaker.party in scene.parties.states
    body = last.speaker.kind == "organisation" and (itself or words_of(last.speaker) & lists["institutions"])
    if "ministry" in phrase.words and last.speaker.party not in scene.parties.states:  # a relief office has no ministry
        return None
    return last.speaker.party if body else None
