"""Bare numbers that answer a count given before: "the ministry says eleven", "later of 58", "from 19 to 21"."""

from __future__ import annotations

from claims.figure_counts import Quantity
from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children

_TELL = frozenset({
    "say", "speak", "give", "put", "claim", "report", "count", "admit", "hold", "make", "tell", "mention", "name",
    "announce", "confirm", "acknowledge", "list", "record", "number", "be", "go", "talk", "estimate", "insist", "cite",
    "stay", "stick", "stand", "revise", "raise", "lower", "rise", "climb", "creep", "fall", "drop", "change", "cut", "correct",
    "become", "jump", "move", "update", "stop", "settle", "arrive", "start", "begin", "grow", "increase", "swell", "shrink",
    "double", "triple", "concede", "reach", "exceed", "pass", "top", "allege", "swear", "maintain", "own", "quote", "offer",
    "register", "tally", "reckon", "believe", "think", "guess", "suspect", "document", "verify", "establish",
})  # fmt: skip
_TALLIES = frozenset({
    "count", "toll", "tally", "number", "figure", "total", "estimate", "list", "dead", "sum", "reckoning", "story", "claim",
    "version", "losses", "loss", "score", "register",
})  # fmt: skip
_LINKS = frozenset({"of", "at", "as", "to", "from", "than", "by", "between"})
_ANSWER = 5  # tokens: "Rusk: Nine."
_MARKS = (".", ",", ":", ";", "!", "?", "—", "–", '"', "”")


def is_echo(quantity: Quantity) -> bool:
    """True for a bare number that is told, with no word for what it counts."""
    count = quantity.found.count
    if not quantity.bare or quantity.found.article or count.low == 0 or _goes_on(quantity.last):
        return False
    head = quantity.head
    if from_before(quantity.first) or is_tallied(quantity) or _alone(quantity):
        return True
    if head.dep_ == "pobj" and head.head.lower_ in _LINKS:
        return _tells(_above(head.head)) or _tells(_above(head.head).head)
    if head.dep_ in ("dobj", "obj", "ccomp", "attr", "oprd", "npadvmod", "acomp", "conj", "appos"):
        return _tells(head.head) or bool(children(head, "neg"))
    return False


def is_elliptic(quantity: Quantity) -> bool:
    """As in "Nobody was killed, the ministry says. Nineteen people were, says the union": the verb was said before."""
    head, verb = quantity.head, quantity.head.head
    if quantity.found.article or head.dep_ not in SUBJECTS or verb.lemma_.lower() not in ("be", "do", "have"):
        return False
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    return after is None or after.text in _MARKS


def is_tallied(quantity: Quantity) -> bool:
    """As in "our first count was 14", "the army's tally went from 27 to 31", "the figure of nine": a tally has this number."""
    head = quantity.head
    link = head.head if head.dep_ == "pobj" and head.head.lower_ in _LINKS else head
    above = link.head
    if link.i != head.i and link.lower_ == "of" and above.lemma_.lower() in _TALLIES:
        return True
    verb = _above(link) if link.i != head.i else above
    tally = (s for s in children(verb, *SUBJECTS, "dobj", "obj") if s.i < head.i and s.lemma_.lower() in _TALLIES)
    return _tells(verb) and next(tally, None) is not None


def from_before(first: Token) -> bool:
    """As in "18,400 people, up from 11,000 in the last report"."""
    ahead = [t.lower_ for t in first.doc[max(first.sent.start, first.i - 2) : first.i]]
    return len(ahead) == 2 and ahead[0] in ("up", "down") and ahead[1] == "from"


def _alone(quantity: Quantity) -> bool:
    """As in "Nine.", "Two hundred and twelve, every one of them for violence", "Forty-eight": an answer begins so."""
    sentence = quantity.first.sent
    if quantity.head.dep_ == "ROOT" and len(sentence) <= _ANSWER:
        return True
    ahead = quantity.first.doc[sentence.start : quantity.first.i]
    behind = quantity.last.nbor(1) if quantity.last.i + 1 < sentence.end else None
    opens = all(t.is_punct or t.text in ('"', "“", "”") for t in ahead)
    return opens and (behind is None or behind.text in _MARKS)


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
