"""Denials in other words: "it launched no missile that day", "none of its boats had left port", "rules out that it fired"."""

from __future__ import annotations

import re

from claims.board import Board
from claims.clash import ASSERTING
from claims.wording import words_of
from domain.claim import Claim

_CUE = re.compile(
    r"\b(?:rul(?:e|es|ed|ing) out|refut\w+|contradict\w+|disput\w+|contest\w+|deni\w+|deny\w*|reject\w*|rebut\w*|disavow\w*)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:it|its|our|ours|we|they|their|none of|not one of|no)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:any|ever|such)\s+(?:[a-z]+\s)?(?P<thing>[a-z]{4,})\b", re.IGNORECASE)
_LOSSES = frozenset({"lose", "casualt", "kill", "wound", "soldi", "troop", "guard", "person", "civilian"})
_SHORTEST = 4  # letters of a thing whose name tells enough


def refuses(claim: Claim, board: Board) -> bool:
    """True when the cue itself denies, whatever the stance that was read from it: "rules out that it fired"."""
    if claim.cue is None or claim.stance not in ("asserts", "expresses", "denies") or claim.negated:
        return False
    return _CUE.search(claim.cue.of(board.window.articles[claim.article].text)) is not None


def clears_itself(claim: Claim, board: Board) -> bool:
    """As in "the navy said that it launched no missile on Monday": a party says what its own arms did not do."""
    if claim.stance not in ("asserts", "denies") or len(board.window.parties(claim)) != 1 or claim.figures:
        return False
    negative = [c for c in board.clauses[claim.id] if c.negative]
    return any(_own_arms(board.text_of(clause), claim, board) for clause in negative)


def _own_arms(text: str, claim: Claim, board: Board) -> bool:
    words = set(words_of(text))
    arms = not board.wording.arms.isdisjoint(form for w in words for form in (w, w.removesuffix("s")))
    named = {board.window.party(m) for m in board.window.names if m.lower() in text.lower()}
    own = not named - set(board.window.parties(claim))
    return arms and own and _OWN.search(text) is not None


def thing_denied(claim: Claim, board: Board) -> Claim | None:
    """As in "denied that the pilots had received any warning", beside "ignored two warnings" in the same article."""
    things = [m["thing"].lower() for m in _ANY.finditer(board.text(claim)) if len(m["thing"]) >= _SHORTEST]
    wanted = {stem for thing in things for stem in board.wording.stems(thing)} - board.parties - _LOSSES
    for said in board.by_article[claim.article] if wanted else ():
        stated = said.stance in ASSERTING and said.id != claim.id and board.opposed(said, claim)
        if stated and any(wanted & c.stems and not c.negative for c in board.clauses[said.id]):
            return said if board.events.same(said, claim) else None
    return None
