"""Who did what to whom: a statement may not turn it round, nor put another name in a place that its source fills."""

from __future__ import annotations

from collections.abc import Sequence

from answering.support.clauses import Bond, Phrase
from answering.support.lexicon import listed, rival_prepositions
from answering.words import same_name

SAYING = "say"
_SIDES = {"who": "whom", "whom": "who", "from": "to", "to": "from"}


def action(bond: Bond) -> str:
    """What a verb is compared by; all plain verbs of saying are one."""
    return SAYING if bond.verb.lower in listed("saying") else bond.verb.sense


def changed_places(said: Sequence[Bond], cited: Sequence[Bond]) -> str | None:
    """Why a statement's actors do not fit the cited ones, None when they do or when nothing can be compared.

    "Orvenia freed 30 soldiers" for "Talmark freed 30 soldiers of Orvenia": who freed them stands elsewhere in the source.
    Quiet for "30 soldiers were freed by Talmark".
    """
    for bond in said:
        if action(bond) != SAYING:
            other = _taken_over(bond, cited) or _turned(bond, said, cited)
            if other is not None:
                return (
                    f"“{_shown(bond.phrase)}” goes with “{bond.verb.text}” in another way than in the cited sentence, "
                    f"which has it with “{other.verb.text}”"
                )
    return None


def _taken_over(bond: Bond, cited: Sequence[Bond]) -> Bond | None:
    """Where the source has a phrase whose place it gives to another one: "freed 30 soldiers" for "freed 18 civilians"."""
    there = [b.phrase for b in cited if action(b) == action(bond) and b.slot == bond.slot]
    if not there or any(alike(bond.phrase, other) for other in there):
        return None
    found = (b for b in cited if b.phrase not in there and _is_in(bond.phrase, b.phrase))
    other = next((b for b in found if not _alternates(b, bond)), None)
    return None if other is None or any(_same_thing(other.phrase, p) for p in there) else other


def _alternates(one: Bond, other: Bond) -> bool:
    """True for "give it the letter" and "give the letter to it", "set fire to it" and "set it on fire"."""
    return action(one) == action(other) and {one.slot, other.slot} <= {"whom", "to", "on"}


def _turned(bond: Bond, said: Sequence[Bond], cited: Sequence[Bond]) -> Bond | None:
    """Where the source has the phrase on the other side of the same verb: "it accused Talmark" for "Talmark accused it"."""
    if bond.slot not in _SIDES:
        return None
    if not _has_two_sides(bond, said) and not _has_two_sides(bond, cited):
        return None
    here = [b for b in cited if action(b) == action(bond) and b.slot == bond.slot and alike(b.phrase, bond.phrase)]
    both = [b for b in said if action(b) == action(bond) and b.slot != bond.slot and alike(b.phrase, bond.phrase)]
    other = [
        b for b in cited if action(b) == action(bond) and b.slot == _SIDES[bond.slot] and alike(b.phrase, bond.phrase)
    ]
    return None if here or both or not other else other[0]


def _has_two_sides(bond: Bond, bonds: Sequence[Bond]) -> bool:
    """True where the verb has somebody on both sides: not in "the men trained in Osk" beside "the men were trained"."""
    return {bond.slot, _SIDES[bond.slot]} <= {b.slot for b in bonds if action(b) == action(bond)}


def _same_thing(one: Phrase, other: Phrase) -> bool:
    return bool(names_of(one) and names_of(other)) and alike(one, other)


def other_owner(said: Sequence[Phrase], cited: Sequence[Phrase]) -> str | None:
    """Why a thing belongs to another name than in the source: "Talmark sailors" for "Orvenian sailors"; None when none does."""
    for phrase in said:
        thing, names = _thing(phrase), names_of(phrase)
        owned = [p for p in cited if thing is not None and thing in senses(p)]
        if not names or not owned or not all(names_of(p) for p in owned) or _explained(names, owned, cited):
            continue
        if not any(same_name(a, b) for p in owned for a in names for b in names_of(p)):
            return f"it has “{_shown(phrase)}” where the cited sentence has “{_shown(owned[0])}”"
    return None


def _explained(names: Sequence[str], owned: Sequence[Phrase], cited: Sequence[Phrase]) -> bool:
    """True for "governor Peter Asho" where the source has "the governor of Dunvale, Peter Asho"."""
    beside = [p for p in cited for o in owned if o.end + 1 == p.start or p.end + 1 == o.start]
    return any(same_name(a, b) for p in beside for a in names for b in names_of(p))


def _thing(phrase: Phrase) -> str | None:
    """The thing that a phrase is about, where it has one beside its names."""
    return next((w.sense for w in phrase.words if w.kind == "noun"), None)


def other_side(said: Sequence[Phrase], cited: Sequence[Phrase]) -> str | None:
    """Why a place or time is the opposite of the source's: "after the vote" for "before the vote"; None when none is."""
    for phrase in said:
        same = [p for p in cited if p.preposition and phrase.preposition and alike(p, phrase)]
        rival = rival_prepositions(phrase.preposition)
        if same and all(p.preposition in rival for p in same):
            was = f"{same[0].preposition} {_shown(same[0])}"
            return f"it has “{phrase.preposition} {_shown(phrase)}” where the cited sentence has “{was}”"
    return None


def alike(one: Phrase, other: Phrase) -> bool:
    """True when two phrases can be about the same: they share a telling word, and if both have names, a name.

    >>> from answering.support.clauses import phrases_in
    >>> from answering.support.reading import read
    >>> a, b, c = (phrases_in(read(t))[0] for t in ("the army of Lodomir", "Lodomir's troops", "the army of Karsa"))
    >>> alike(a, b), alike(a, c)
    (True, False)
    """
    names, others = names_of(one), names_of(other)
    if names and others:
        return any(same_name(a, b) for a in names for b in others)
    return bool(senses(one) & senses(other))


def names_of(phrase: Phrase) -> tuple[str, ...]:
    """The names in a phrase, without what is only a title written large."""
    return tuple(w.lower for w in phrase.words if w.kind == "name" and w.lower not in listed("titles"))


def senses(phrase: Phrase) -> frozenset[str]:
    """What a phrase can share with another: its names, numbers and things."""
    return frozenset(w.sense for w in phrase.heads)


def _is_in(phrase: Phrase, other: Phrase) -> bool:
    if names_of(phrase):
        return any(same_name(a, b) for a in names_of(phrase) for b in names_of(other))
    return bool(senses(phrase) & senses(other))


def _shown(phrase: Phrase) -> str:
    return " ".join(w.text for w in phrase.words).replace(" 's", "’s")
