"""What a denial denies: the statement in the same sentence, or the accusation before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.parties import Parties
from claims.reading import Reading
from claims.said import Said
from claims.tree import subtree, trimmed
from claims.vocabulary import Vocabulary


def with_denials(said: Sequence[Said], reading: Reading, vocabulary: Vocabulary, parties: Parties) -> tuple[Said, ...]:
    """The statements with denials linked, and without the denying clause inside what it denies."""
    linked = [replace(s, denies=_denied(s, said, reading, vocabulary, parties)) for s in said]
    relative = [s for s in linked if _is_relative_denial(s, reading)]
    cut = [_without_relative_denials(s, relative, reading) for s in linked]
    return tuple(_relative_filled(s, cut, reading) for s in cut)


def _denied(item: Said, said: Sequence[Said], reading: Reading, vocabulary: Vocabulary, parties: Parties) -> int | None:
    if item.attribution.stance != "denies":
        return None
    inside = [
        s
        for s in said
        if s.head != item.head and s.attribution.content & item.attribution.content and not s.parties & item.parties
    ]
    if inside and reading.doc[item.head].dep_ == "relcl":
        return max(inside, key=lambda s: len(s.attribution.content & item.attribution.content)).head
    within = [s for s in said if item.holds(s) and s.parties and not s.parties & item.parties]
    if within:
        return within[0].head  # "rejects the claim of the Kesh army that ..."
    return _accusation_before(item, said, reading, vocabulary, parties)


def _relative_filled(item: Said, said: Sequence[Said], reading: Reading) -> Said:
    """As in "Kesh says it has taken the bridge, which Orvenia denies": what is denied is that Kesh has taken it."""
    meant = next((s for s in said if s.head == item.denies), None) if _is_which(item, reading) else None
    if meant is None or reading.doc[item.head].dep_ != "relcl":
        return item
    return replace(item, attribution=replace(item.attribution, content=meant.attribution.content))


def _is_which(item: Said, reading: Reading) -> bool:
    """True for a denial that says no more than "which"."""
    a = item.attribution
    return a.stance == "denies" and len(a.content) == 1 and reading.doc.tokens[min(a.content)].lower_ == "which"


def _accusation_before(
    item: Said, said: Sequence[Said], reading: Reading, vocabulary: Vocabulary, parties: Parties
) -> int | None:
    """As in "Orvenia accused Kesh of shelling a village. Kesh denied the accusation."."""
    words = [reading.doc[i].lower_ for i in sorted(item.attribution.content)]
    noun = len(words) > 1 and words[-1] in vocabulary.lists["statements"] and len(words) <= 5
    if not noun and words not in (["it"], ["this"], ["that"]):
        return None
    before = [
        s
        for s in said
        if s.head < item.head and s.attribution.stance in ("accuses", "asserts") and not s.parties & item.parties
    ]
    accusing = [s for s in before if s.attribution.stance == "accuses"]
    aimed = [s for s in accusing if item.parties & set(parties.named_in(_text(s, reading)))]
    return (aimed or accusing or before)[-1].head if before else None


def _text(item: Said, reading: Reading) -> str:
    held = item.attribution.content
    return str(reading.doc[min(held) : max(held) + 1].text)


def _is_relative_denial(item: Said, reading: Reading) -> bool:
    """As in "..., which was denied by Kesh"."""
    passive = item.attribution.rule == "by_agent" or _is_which(item, reading)
    return passive and reading.doc[item.head].dep_ == "relcl"


def _without_relative_denials(item: Said, relative: Sequence[Said], reading: Reading) -> Said:
    """As in "..., which was denied by Kesh" is no part of what was claimed."""
    cut: frozenset[int] = frozenset()
    for other in relative:
        if other.head != item.head and other.head in item.attribution.content:
            cut |= subtree(reading.doc[other.head])
    if not cut:
        return item
    content = trimmed(reading.doc, item.attribution.content - cut)
    return replace(item, attribution=replace(item.attribution, content=content)) if content else item
