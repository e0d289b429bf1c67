"""Whom a word of loss counts: the soldiers of "were killed", of "12 dead", of "received injuries"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children

_INTRANSITIVE = frozenset({"die", "perish"})
_HURTS = frozenset({"injury", "wound"})
_SUFFER = frozenset({"receive", "sustain", "suffer", "get", "take", "have"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_PREDICATES = frozenset({"acomp", "oprd", "conj", "ROOT", "xcomp", "ccomp", "attr"})


def victims_of(token: Token) -> tuple[Token, ...]:
    """The heads of the phrases that name the victims, those joined by "and" included."""
    heads = [h for h in _heads(token) if h.pos_ in _NOUNS]
    return tuple(dict.fromkeys([*heads, *(j for h in heads for j in _joined(h))]))


def _heads(token: Token) -> tuple[Token, ...]:
    if any(c.pos_ == "NUM" for c in token.children) and token.pos_ in ("ADJ", "NOUN"):
        return (token,)  # "nine dead", "12 casualties"
    if token.pos_ == "NOUN":
        return _of_noun(token)
    if token.pos_ == "ADJ" and token.dep_ not in _PREDICATES:
        return (token.head,) if token.head.pos_ in _NOUNS else ()
    return _of_verb(token)


def _of_noun(token: Token) -> tuple[Token, ...]:
    """As in "received slight injuries": who received; "soldiers with wounds"; "the death of two guards"."""
    lemma, above = token.lemma_.lower(), token.head
    if lemma in _HURTS and above.lemma_ in _SUFFER:
        return children(above, *SUBJECTS)
    if lemma in _HURTS and above.lower_ == "with":
        return children(above.head, "dobj") or (above.head,)
    of = tuple(g for p in children(token, "prep") if p.lower_ in ("of", "among") for g in children(p, "pobj"))
    if of and lemma in ("death", "loss"):
        return of
    return () if lemma in _HURTS else (token,)


def _of_verb(token: Token) -> tuple[Token, ...]:
    if token.lower_ == "missing":  # "one soldier has been missing", "is missing"
        return children(token, *SUBJECTS) or children(token.head, *SUBJECTS)
    passive = children(token, "nsubjpass")
    if passive:
        return passive
    if token.lemma_.lower() in _INTRANSITIVE:
        return children(token, "nsubj")
    if token.dep_ in ("acl", "amod") and token.tag_ == "VBN":
        return (token.head,)
    objects = children(token, "dobj", "obj")
    if objects or (token.dep_ not in _PREDICATES and token.tag_ != "VBN") or token.head.i == token.i:
        return objects
    return children(token.head, *SUBJECTS) or children(token.head, "dobj", "obj")


def _joined(token: Token) -> Iterator[Token]:
    for member in children(token, "conj"):
        if member.pos_ in _NOUNS:
            yield member
            yield from _joined(member)
