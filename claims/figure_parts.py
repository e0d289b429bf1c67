"""Counts that are a part of one given before: "38 people, including 14 children", "nine staff and three drivers"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.figure_counts import Quantity
from claims.figure_words import FateWords
from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children

_PARTS = frozenset({"including", "among", "plus", "comprising"})
_OF_THEM = frozenset({"them", "whom", "these", "those", "which"})
_ITS_OWN = (*SUBJECTS, "dobj", "obj", "attr")
_BACK = 14  # words from "including" to the last member of its list
_LISTS = ("NUM", "NOUN", "ADJ", "PROPN", "CCONJ", "PUNCT", "DET")
_LEADS = frozenset(
    {"at", "least", "than", "more", "up", "to", "some", "about", "of", "around", "nearly", "almost", "as", "many"}
)
_FURTHER = frozenset({"other", "others", "another", "further"})


def is_included(quantity: Quantity, before: Sequence[Quantity], words: FateWords) -> bool:
    """As in "killed 26 dockers including 11 apprentices and 3 cooks and wounded 70": apprentices and cooks are of the 26."""
    article, thing = quantity.found.article, words.is_thing(quantity.noun)
    if not before or article or thing or quantity.found.count.high == 0 or _is_further(quantity):
        return False
    start = max(before[0].last.i, quantity.first.i - _BACK)
    for token in reversed(list(quantity.first.doc[start : quantity.first.i])):
        if token.lower_ in ("including", "comprising") or (token.lower_ in _OF_THEM and _among(token)):
            return True
        kind = words.kind("count", token) or words.kind("object", token)
        if kind is not None or token.lower_ in _FURTHER or (token.pos_ not in _LISTS and token.lower_ not in _LEADS):
            return False
    return False


def _is_further(quantity: Quantity) -> bool:
    """As in "another 250", "30 others", which are besides."""
    return bool(_FURTHER & {t.lower_ for t in quantity.phrase})


def _among(token: Token) -> bool:
    """True for "among them", "of whom"."""
    return token.i > token.sent.start and token.nbor(-1).lower_ in ("among", "of", "amongst")


def is_part(quantity: Quantity, before: Sequence[Quantity], words: FateWords) -> bool:
    """As in "12 people were missing, nine staff and three drivers"; "seven were hurt, four of them children"."""
    if not before or quantity.found.article or quantity.found.count.high == 0:
        return False
    if quantity.partitive and quantity.noun.lower_ in _OF_THEM:
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
