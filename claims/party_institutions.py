"""Which states have an institution of a name, as a library tells: the General Staff, the Civil Protection Agency."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from claims.parties import Parties
from domain.claim import Claim, Speaker

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL = frozenset(
    {"the", "of", "for", "and", "a", "an", "its", "their", "his", "her", "s", "in", "at", "from", "by", "to"}
)
_LEAST = 2  # words: "the army" is everybody's
_STATING = re.compile(
    r"\b(?:ministry|staff|agency|office|directorate|service|guard|coastguard|command|force|forces|department|commission|board"
    r"|authority|inspectorate|police|bureau|treasury|headquarters|commissariat)\b"
)


def institutions(claims: Iterable[Claim], parties: Parties) -> Mapping[frozenset[str], frozenset[str]]:
    """The words of each institution's name, without its state's → the states that have one."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for claim in claims:
        for speaker in claim.speakers:
            key = key_of(speaker, parties) if speaker.party in parties.states else None
            if key:
                found[key].add(speaker.party or "")
    return {key: frozenset(states) for key, states in found.items()}


def key_of(speaker: Speaker, parties: Parties) -> frozenset[str] | None:
    """As in "the Keshi General Staff", "the General Staff of Kesh": {general, staff}; None for "the army"."""
    if speaker.kind != "organisation" or not _STATING.search(speaker.name.lower()):
        return None
    name = speaker.name
    for mention in reversed(parties.mentions(name)):
        name = name[: mention.span.start] + name[mention.span.end :]
    words = frozenset(w for m in _WORD.finditer(name) if (w := m.group().lower()) not in _SMALL and w.isalpha())
    return words if len(words) >= _LEAST else None


def only_one(
    speaker: Speaker, parties: Parties, known: Mapping[frozenset[str], frozenset[str]], acting: Collection[str]
) -> str | None:
    """The one state of the article that is known to have the institution: "the General Staff" between Kesh and a third state."""
    key = key_of(speaker, parties)
    states = known.get(key, frozenset()) & set(acting) if key else frozenset()
    return next(iter(states)) if len(states) == 1 else None
