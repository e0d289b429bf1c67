"""Who is a state's by the branch that he or she serves: "Fire chief Ada Reel", "police sources", "an army doctor"."""

from __future__ import annotations

from claims.branches import serves
from claims.phrase import Phrase
from domain.claim import Speaker


def of_a_branch(phrase: Phrase, speaker: Speaker) -> bool:
    """True for somebody who serves a branch of a state, or for a word of its courts: "cops", "the indictment"."""
    if speaker.kind == "person":
        return serves((speaker.role or "").lower().split(), phrase.vocabulary)
    head, lists = phrase.head, phrase.vocabulary.lists
    if head.lower_ in lists["of_law"]:
        return not lists["no_branch"] & phrase.words
    ahead = [t.lower_ for t in phrase.tokens if t.i <= head.i and t.is_alpha]
    return serves(ahead[-2:], phrase.vocabulary)
