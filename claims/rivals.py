"""Who contradicts whom with a figure, and who only counts on another day or in another place."""

from __future__ import annotations

from claims.board import Board
from claims.counted import Counted, like_words
from claims.owners import has_voice

_SAME_NEWS = 1  # days between two counts that no further death explains


def are_rivals(a: Counted, b: Counted, board: Board) -> bool:
    """True when two that can be told apart stand for figures of one thing, and more than another day or source parts them.

    As in an army's 20 of the enemy's dead beside the enemy's own three. A hospital's, a charity's or a witness's number
    beside an official one tells how far each can see; it contradicts only where one says that there was none at all.
    """
    if not all(has_voice(c.claim, board.window) for c in (a, b)):
        return False
    if a.party is None and not like_words(a, b, board):
        return False
    if a.figure.kind == "displaced" or a.partial or b.partial:
        return False
    if 0 in (a.figure.high, b.figure.high):
        return True
    ours, theirs = board.window.parties(a.claim), board.window.parties(b.claim)
    if any(frozenset((x, y)) in board.enemies for x in ours for y in theirs):
        return True
    days = board.events.apart(a.claim, b.claim)
    own = a.party in (*ours, *theirs) and all(_is_named(c) for c in (a, b))
    return days is not None and days <= _SAME_NEWS and own


def _is_named(item: Counted) -> bool:
    """True for "Talmark" or "General Orin", not for "a doctor" or "witnesses"."""
    return any(s.party or s.name[:1].isupper() for s in item.claim.speakers)
