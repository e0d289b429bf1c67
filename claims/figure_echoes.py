"""Bare numbers that answer a count given before: "the ministry says eleven", "later of 58", "and not sixteen"."""

from __future__ import annotations

from claims.figure_counts import Quantity
from claims.parse import Token
from claims.tree import children

_TELL = frozenset({
    "say", "speak", "give", "put", "claim", "report", "count", "admit", "hold", "make", "tell", "mention", "name",
    "announce", "confirm", "acknowledge", "list", "record", "number", "be", "go", "talk", "estimate", "insist", "cite",
    "stay", "stick", "stand", "revise", "raise", "lower",
})  # fmt: skip
_LINKS = frozenset({"of", "at", "as", "to", "from", "than", "by"})
_ANSWER = 5  # tokens: "Rusk: Nine."


def is_echo(quantity: Quantity) -> bool:
    """True for a bare number that is told, with no word for what it counts."""
    count = quantity.found.count
    if not quantity.bare or quantity.found.article or count.low == 0 or _goes_on(quantity.last):
        return False
    head = quantity.head
    if from_before(quantity.first):
        return True
    if head.dep_ == "ROOT":
        return len(head.sent) <= _ANSWER
    if head.dep_ == "pobj" and head.head.lower_ in _LINKS:
        return _tells(_above(head.head)) or _tells(_above(head.head).head)
    if head.dep_ in ("dobj", "obj", "ccomp", "attr", "oprd", "npadvmod", "acomp", "conj", "appos"):
        return _tells(head.head) or bool(children(head, "neg"))
    return False


def from_before(first: Token) -> bool:
    """As in "18,400 people, up from 11,000 in the last report"."""
    ahead = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    return len(ahead) == 2 and ahead[0] in ("up", "down") and ahead[1] == "from"


def _above(link: Token) -> Token:
    """The verb above a preposition, past those that are joined to it: "first spoke of 43 dead, later of 58"."""
    while link.pos_ != "VERB" and link.dep_ in ("prep", "conj", "dep", "appos", "pobj") and link.head.i < link.i:
        link = link.head
    return link


def _tells(verb: Token) -> bool:
    might = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in _TELL and not might


def _goes_on(last: Token) -> bool:
    """True when a noun or a unit follows: it is a count of something else."""
    after = last.nbor(1) if last.i + 1 < last.sent.end else None
    return after is not None and (after.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") or after.text in ("%", "-", "/", ":"))
