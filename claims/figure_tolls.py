"""Counts at a distance from what they count: tolls, and parts of a count that was given before."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figure_counts import Quantity
from claims.figure_words import FateWords
from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children, subtree
from domain.claim import FigureKind

_LINKS = frozenset({"to", "at", "as", "of", "from", "with"})
_UP = 6  # words between the number and its toll's verb: "put the number of families who have left at sixty"
_DEAD = frozenset({"victims", "fallen", "martyrs", "lives"})
_PARTS = frozenset({"including", "among", "plus"})
_ITS_OWN = (*SUBJECTS, "dobj", "obj", "attr")


def toll(quantity: Quantity, words: FateWords) -> tuple[FigureKind, Token] | None:
    """The kind and the counting word for "the death toll rose to 12", "put the number of injured at six"."""
    head = quantity.head
    link = head.head if head.dep_ == "pobj" else head
    link = link.head if link.lower_ == "between" and link.dep_ in ("prep", "pcomp") else link
    linked = link.i != head.i and link.lower_ in _LINKS
    people = quantity.noun.lower_ in ("people", "persons") or (
        linked and (words.is_person(quantity.noun) or words.kind("count", quantity.noun) is not None)
    )
    if not quantity.bare and not people:
        return None
    verb = link.head if linked else head.head
    for _ in range(_UP if linked else 1):
        for word in children(verb, *SUBJECTS, "dobj", "obj", "attr"):
            kind = _counted(word, words) if word.i != head.i else None
            if kind is not None:
                return kind, word
        verb = verb.head
    return None


def _counted(word: Token, words: FateWords) -> FigureKind | None:
    """What a toll counts: "death toll", "number of missing", "number of people who have fled", "enemy losses"."""
    if not words.vocabulary.has("tolls", word.lower_):
        return _own_kind(word, words)
    if word.lower_ in ("losses", "casualties"):
        return "casualties"
    below = [word.doc[i] for i in sorted(subtree(word)) if i != word.i]
    kinds = (words.kind(prefix, token) for token in below for prefix in ("count", "object", "subject"))
    told = next((kind for kind in kinds if kind not in (None, "equipment")), None)
    if told is None and any(words.is_gone(t) for t in below):
        return "displaced"
    dead = word.lower_ == "toll" or any(t.lower_ in _DEAD for t in below)
    return told or ("killed" if dead else None)


def _own_kind(word: Token, words: FateWords) -> FigureKind | None:
    """As in "put its own dead at three", "the wounded number 30": the dead, the wounded; not "put a prisoner at ease"."""
    definite = any(c.lower_ in ("the", "its", "their", "our", "his") or c.dep_ == "poss" for c in word.children)
    return words.kind("count", word) if definite else None


def is_part(quantity: Quantity, before: Sequence[Quantity], words: FateWords) -> bool:
    """As in "12 people were missing, nine staff and three drivers"; "seven were hurt, four of them children"."""
    if not before or quantity.found.article or quantity.found.count.high == 0:
        return False
    if quantity.partitive and quantity.noun.lower_ in ("them", "whom", "these", "those", "which"):
        return not _only_how(quantity.noun)
    first = quantity.head
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "NUM"):
        first = first.head
    people = not quantity.bare and words.is_person(quantity.noun)
    start = quantity.first.i
    among = [t.lower_ for t in quantity.first.doc[max(0, start - 2) : start]] == ["among", "them"]
    return people and (among or first.head.lower_ in _PARTS or (_listed(quantity) and first.dep_ not in _ITS_OWN))


def is_share(quantity: Quantity, words: FateWords) -> bool:
    """As in "31 were killed. Twenty-six were civilians": a share of those who were counted just before."""
    head = quantity.head
    if (
        head.dep_ not in SUBJECTS
        or quantity.found.article
        or quantity.found.count.high == 0
        or head.head.lemma_ != "be"
    ):
        return False
    said = children(head.head, "attr")
    return quantity.bare and any(words.among(name, s) for s in said for name in ("civilian", "military", "people"))


def _listed(quantity: Quantity) -> bool:
    """True behind a comma, a dash or "and"."""
    before = quantity.first.nbor(-1) if quantity.first.i > quantity.first.sent.start else None
    return before is not None and before.text in (",", "(", "–", "—", ":", "and")


def _only_how(them: Token) -> bool:
    """As in "one of them seriously", which tells how badly, no other count."""
    return them.i + 1 < them.sent.end and them.nbor(1).pos_ == "ADV"
