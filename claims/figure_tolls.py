"""Counts at a distance from what they count: tolls."""

from __future__ import annotations

import re

from claims.figure_counts import Quantity
from claims.figure_words import FateWords
from claims.parse import Token
from claims.rules.cue_verb import SUBJECTS
from claims.tree import children, subtree
from domain.claim import FigureKind

_LINKS = frozenset({"to", "at", "as", "of", "from", "with"})
_OF_TOLLS = frozenset({"people", "persons", "dead", "victims", "deaths", "civilians", "killed"})
_TOLL = re.compile(
    r"\b(?:death toll|body count|toll (?:of|from|in)|deaths? (?:from|in))\b[^.;:\d]{0,160}?"
    r"(?:\b(?:at|to|now|reach\w*|hits?|tops?|pass\w*|exceed\w*"
    r"|surpass\w*|is|was|stands? at|past|above)\b(?: (?:almost|nearly|now))?)?\s*$"
    r"|\b(?:death )?toll\b[^.;:\d]{0,60}\b(?:to|at|reach\w*|hits?|tops?|pass\w*|exceed\w*|surpass\w*|past|above)\s*$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:could|may|might|would|will|likely|expected|feared|by)\b", re.IGNORECASE)
_UP = 6  # words between the number and its toll's verb: "put the number of families who have left at sixty"
_DEAD = frozenset({"victims", "fallen", "martyrs", "lives"})


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
    if link.lower_ == "of" and verb.dep_ == "conj" and not words.vocabulary.has("tolls", verb.lower_):
        return None  # "brought the death of six and the injury of 43"
    for _ in range(_UP if linked else 1):
        for word in children(verb, *SUBJECTS, "dobj", "obj", "attr"):
            kind = _counted(word, words) if word.i != head.i else None
            if kind is not None:
                return kind, word
        verb = verb.head
    return None


def toll_in_words(quantity: Quantity) -> bool:
    """As in "Death toll of Adra ferry fire at least 87", "the toll of the raid on Lisk has climbed to 34 a doctor said": of dead.

    For headlines and texts without marks, which the parser does not join; "the toll could rise by 12" is none yet.
    """
    if not quantity.bare and quantity.noun.lower_ not in _OF_TOLLS:
        return False
    before = quantity.first.sent.text[: quantity.first.idx - quantity.first.sent.start_char]
    found = _TOLL.search(before)
    return found is not None and _POSSIBLE.search(found.group()) is None


def _counted(word: Token, words: FateWords) -> FigureKind | None:
    """What a toll counts: "death toll", "number of missing", "number of people who have fled", "enemy losses"."""
    if not words.vocabulary.has("tolls", word.lower_):
        return _own_kind(word, words)
    if word.lower_ in ("losses", "casualties"):
        return "casualties"
    if word.lower_ == "toll" and any(c.lower_ == "death" for c in word.children):
        return "killed"
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
