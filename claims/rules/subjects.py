"""Whose verb it is: the subject of a verb, its own or shared, as the parser gives it and where the parser errs."""

from __future__ import annotations

from claims.parse import Token
from claims.tree import children

SUBJECTS = ("nsubj", "nsubjpass")


def find_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb, its own or shared from the verb that it hangs from."""
    own = children(verb, *SUBJECTS)
    if own or depth > 3:
        return _nearest(own, verb) if own else None
    if is_stray_conjunct(verb):
        return find_subject(verb.head.head, depth + 1)
    if verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ in ("VBG", "VB", "VBN")):
        return find_subject(verb.head, depth + 1)
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return find_subject(verb.head.head, depth + 1)
    return None


def _nearest(subjects: tuple[Token, ...], verb: Token) -> Token:
    """As in "Its promises notwithstanding, the analysts agree ...", where the parser finds two subjects."""
    before = [s for s in subjects if s.i < verb.i]
    return before[-1] if before else subjects[0]


def is_stray_conjunct(verb: Token) -> bool:
    """True for "promised" in "urged citizens to stay and promised help", which the parser joins to "stay"."""
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and verb.head.tag_ == "VB" and verb.head.dep_ == "xcomp"
