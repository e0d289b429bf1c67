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
    if (closing := _before_closing_verb(verb)) is not None:
        return closing
    if is_stray_conjunct(verb):
        return find_subject(verb.head.head, depth + 1)
    if verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ in ("VBG", "VB", "VBN")):
        return find_subject(verb.head, depth + 1)
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return find_subject(verb.head.head, depth + 1)
    return None


def _before_closing_verb(verb: Token) -> Token | None:
    """As in "Shells hit the lower town of Pellin, Orvenia Live Network (OLN) reported.", where the name is joined to "Pellin"."""
    after = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not (t.is_punct or t.is_space)]
    if after or verb.tag_ != "VBD" or not children(verb, "ccomp"):
        return None
    last = verb.doc[verb.i - 1]
    names = [t for t in (last, *last.ancestors) if t.pos_ == "PROPN" and verb.i not in (t.i, t.head.i)]
    return next((t for t in names if t.dep_ in ("conj", "appos") and _comma_before(t)), None)


def _comma_before(noun: Token) -> bool:
    first = min(t.i for t in noun.subtree)
    return first > 0 and noun.doc[first - 1].text == ","


def _nearest(subjects: tuple[Token, ...], verb: Token) -> Token:
    """As in "Its promises notwithstanding, the analysts agree ...", where the parser finds two subjects."""
    before = [s for s in subjects if s.i < verb.i]
    return before[-1] if before else subjects[0]


def is_stray_conjunct(verb: Token) -> bool:
    """True for "promised" in "urged citizens to stay and promised help", which the parser joins to "stay"."""
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and verb.head.tag_ == "VB" and verb.head.dep_ == "xcomp"
