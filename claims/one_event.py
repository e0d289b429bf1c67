"""Whether a later count of one claimant brings an earlier one up to date: one event by its place or by what is told of it."""

from __future__ import annotations

import re
from functools import cache

from claims.board import Board
from claims.counted import Counted, like_words
from claims.vocabulary import Vocabulary
from claims.wording import Wording, words_of

_GROWS = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|tolls?|climb\w*|grow[ns]?|grew|now|updat\w+|revis\w+|rais\w+|lower\w*|latest|so far|in all"
    r"|totals?|altogether|reach\w*|stands? at|stood at|corrected|up from|down from|still|to date|overall"
    r"|number of (?:dead|killed|wounded|missing|victims))\b",
    re.IGNORECASE,
)
_AROUND = 90  # code points around a count in which such a word stands
_NAMES = 2  # names that both articles hold, and few others do
_PLAIN = (
    "monday tuesday wednesday thursday friday saturday sunday yesterday today killed wounded missing captured displaced lost dead"
    " died injured hurt death people persons soldiers civilians number army troops men fighters casualties losses"
)
_WIDE = frozenset(
    {"province", "region", "district", "town", "city", "village", "county", "state", "area", "the", "of", "near"}
)


def brings_up_to_date(first: Counted, second: Counted, board: Board) -> bool:
    """As in "three killed near Sellen" and, a day later, "five killed near Sellen", "the toll has risen to five".

    Quiet for three killed in a raid near Sellen and five by a mine at Osmere: each is told with a place or an act of its own.
    """
    if first.claim.article == second.claim.article:
        return True
    here, there = (_place(c) for c in (first, second))
    if here and there:
        return bool(here & there) or like_words(first, second, board)
    if _grows(second, board) or like_words(first, second, board):
        return True
    ours, theirs = (board.events.names(c.claim.article) for c in (first, second))
    return len(ours & theirs) >= _NAMES or not all(_tells_of_itself(c, board) for c in (first, second))


def _tells_of_itself(counted: Counted, board: Board) -> bool:
    """True for "five killed when a truck hit a mine", not for "five soldiers were killed on Tuesday"."""
    told = {s for clause in board.clauses[counted.claim.id] for s in clause.stems} - board.parties
    return len(told - _plain()) > 1


@cache
def _plain() -> frozenset[str]:
    """The stems of days, numbers and losses, which tell no event apart."""
    wording = Wording.load()
    return frozenset(wording.stem(word) for word in (*_PLAIN.split(), *Vocabulary.load().numbers))


def _place(counted: Counted) -> frozenset[str]:
    event = counted.claim.event
    name = counted.figure.place or (event.place if event else None) or ""
    return frozenset(words_of(name)) - _WIDE


def _grows(counted: Counted, board: Board) -> bool:
    text, span = board.window.articles[counted.claim.article].text, counted.figure.span
    return _GROWS.search(text[max(0, span.start - _AROUND) : span.end + _AROUND]) is not None
