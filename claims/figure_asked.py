"""A bare number that answers what was left open: "How many died? The mayor says twelve"."""

from __future__ import annotations

import re

from claims.figure_counts import Quantity
from claims.figure_words import FateWords
from domain.claim import FigureKind

_GIVES = frozenset({"say", "count", "claim", "report", "list", "admit", "give", "reckon", "insist"})
_OPEN_FOR = 3  # sentences in which the question of how many stays open
_DEAD = re.compile(
    r"\bhow many (?:\w+ )?(?:died|were killed|have died|are dead|lost their lives)"
    r"|\b(?:people|men|soldiers|civilians|they|some|many) (?:are|were|have) (?:dead|died|been killed)"
    r"|\bthe (?:death toll|number of (?:the )?dead)\b",
    re.IGNORECASE,
)
_HURT = re.compile(r"\bhow many (?:\w+ )?(?:were|are) (?:hurt|injured|wounded)\b", re.IGNORECASE)


def asked(quantity: Quantity, words: FateWords) -> FigureKind | None:
    """What became of people whom somebody says to number so many, by the sentences before; None where none leaves it open.

    Quiet for "The mayor says twelve" after a sentence about prices, and for things.
    """
    head, start, doc = quantity.head, quantity.first.sent.start, quantity.first.doc
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    said = head.dep_ in ("dobj", "obj", "ccomp", "attr", "npadvmod") and head.head.lemma_.lower() in _GIVES
    one = quantity.found.article and quantity.found.count.high != 0
    if not said or one or not (quantity.bare or words.is_person(quantity.noun)):
        return None
    for _ in range(_OPEN_FOR):
        if start == 0:
            return None
        before = doc[start - 1].sent
        if _DEAD.search(before.text):
            return "killed"
        if _HURT.search(before.text):
            return "wounded"
        start = before.start
    return None
