"""A state, a group or one of its institutions by name: "Orvenia", "the Keshi border guards"."""

from __future__ import annotations

from claims.naming import bare, modifiers_joined
from claims.parse import Token
from claims.people import Person
from claims.phrase import Phrase
from claims.rules.cue_verb import noun_phrase
from claims.speakers.memory import Memory
from claims.speakers.persons import of_person
from claims.speakers.scene import Scene
from claims.tree import children
from domain.claim import Speaker, SpeakerKind


def body(phrase: Phrase, scene: Scene, memory: Memory) -> tuple[Speaker, ...]:
    """The body with the party that its own words give."""
    party = phrase.owner()
    if party is None:
        return ()
    holder = _holder(phrase.head, party, scene, memory)
    if holder is not None:
        return (of_person(holder, phrase, "coreference"),)
    named = scene.parties.named_in(phrase.text)
    if len(named) > 1 and modifiers_joined(phrase.head):  # "the Orvenian and Keshi governments"
        role = phrase.head.text
        return tuple(Speaker(name=n, kind="organisation", span=phrase.span, role=role, party=n) for n in named[:2])
    name = bare(phrase.tokens)
    whole = scene.parties.mentions(name)
    if whole and whole[0].span.end - whole[0].span.start >= len(name) - 1:
        name = party
    return (Speaker(name=name, kind=_kind(phrase.head, scene), span=phrase.span, party=party),)


def _kind(head: Token, scene: Scene) -> SpeakerKind:
    lists = scene.vocabulary.lists
    one = head.tag_ == "NN" and head.lower_ in lists["military"] | lists["chiefs"]
    somebody = one or head.lower_ in lists["offices"] | lists["unnamed_heads"] | lists["bystanders"]
    return "unnamed" if somebody and head.lower_ not in lists["institutions"] else "organisation"


def _holder(head: Token, party: str, scene: Scene, memory: Memory) -> Person | None:
    """As in "Iran's president", when the article names the president: the person."""
    if head.tag_ != "NN" or head.lower_ not in scene.vocabulary.lists["offices"]:
        return None
    everybody = memory.people.known.values()
    held = [p for p in everybody if p.party == party and p.role and head.lower_ in p.role.lower().split()]
    return held[0] if len(held) == 1 else None


def report_owner(phrase: Phrase, scene: Scene) -> Phrase | None:
    """The phrase of whoever made a report: "by the Keshi Foreign Ministry", "the ministry's"."""
    head = phrase.head
    owners = [g for c in children(head, "prep") if c.lower_ in ("by", "from", "of") for g in children(c, "pobj")]
    owners += children(head, "poss", "appos")
    inside = {t.i for t in phrase.tokens}
    for owner in owners[:1]:
        tokens = [head.doc[i] for i in sorted(noun_phrase(owner, head)) if i in inside]
        if tokens:
            return scene.phrase(tokens)
    return None
