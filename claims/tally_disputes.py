"""Counts of one thing that differ: a dispute between two sides, a later count by one, or two things after all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.board import Board
from claims.hostile import aims_of
from claims.owners import has_voice
from claims.quarrel import Quarrel
from claims.tallies import Tally, pairs_of, shared_words, tallies_of
from claims.vocabulary import Vocabulary
from domain.claim import Claim, Relation

_SPAN = re.compile(
    r"\b(?:24 hours|(?:past|last|previous|same|reporting) (?:day|week|month|period|night)|per day|daily|in total|so far|since"
    r"|in (?:the (?:past|last) )?\w+ (?:days|weeks|months|years))\b",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)
_PEOPLE = ("military", "civilian", "people")
Pair = tuple[Tally, Tally]


def differing_tallies(board: Board) -> tuple[list[Quarrel], list[Relation]]:
    """Disputes over counts of things, and the pairs that are none: the same again, a later one, two sides' acts."""
    quarrels: list[Quarrel] = []
    relations: dict[tuple[str, ...], Relation] = {}
    spans = Spans(board)
    for tallies in tallies_of(board):
        rivals: list[Pair] = []
        for pair in pairs_of(tallies, board):
            relation = _relation(*pair, board, spans)
            if relation is not None:
                relations[(relation.kind, *relation.claims)] = relation
            elif _rivals(*pair, board):
                rivals.append(pair)
        quarrels += _quarrels(rivals, board)
    return quarrels, list(relations.values())


class Spans:
    """Tells which clauses count over a time of their own; a clause is read once, however many others it is compared with."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._known: dict[int, bool] = {}

    def limited(self, tally: Tally) -> bool:
        """True for "in the past 24 hours", "so far", "per day"."""
        known = self._known.get(id(tally.clause))
        if known is None:
            known = _SPAN.search(self._board.text_of(tally.clause)) is not None
            self._known[id(tally.clause)] = known
        return known


def _relation(first: Tally, second: Tally, board: Board, spans: Spans) -> Relation | None:
    ids = (first.claim.id, second.claim.id)
    one_voice = not board.opposed(first.claim, second.claim)
    if (first.low, first.high) == (second.low, second.high):
        if one_voice or first.claim.article != second.claim.article:
            return Relation(kind="same", claims=ids, note=f"the same count of {second.noun}: {_shown(second)}")
        return None
    later = board.window.published(first.claim) != board.window.published(second.claim)
    if spans.limited(first) or spans.limited(second):
        return Relation(kind="compatible", claims=ids, note=f"{second.noun}: counts over other times")
    if one_voice:
        note = f"{second.noun}: {_shown(first)}, later {_shown(second)}"
        return Relation(kind="update", claims=ids, note=note) if later else None
    if _other_acts(first.claim, second.claim, board):
        return Relation(kind="compatible", claims=ids, note=f"each side counts {second.noun} by the other")
    return None


def _other_acts(a: Claim, b: Claim, board: Board) -> bool:
    """As in 27 violations by the one side, counted by the other, and 33 the other way round: both can be so."""
    ours, theirs = aims_of(a, board), aims_of(b, board)
    return bool(ours and theirs) and not ours & theirs


def _rivals(a: Tally, b: Tally, board: Board) -> bool:
    """True for two that can be told apart and whose counts cannot both hold."""
    above = (a.low is not None and b.high is not None and a.low > b.high) or (
        b.low is not None and a.high is not None and b.low > a.high
    )
    above = above and bool(shared_words(a, b))
    if any(t.low == t.high and t.low in _YEARS for t in (a, b)):
        return False  # "on Tuesday 19 July 2016 strikes ...": a year is no count
    if (a.lost or b.lost) and any(Vocabulary.load().has(name, a.noun.removesuffix("s")) for name in _PEOPLE):
        return False  # nine soldiers killed, two soldiers seen: what befell them is not the same
    return above and board.opposed(a.claim, b.claim) and all(has_voice(t.claim, board.window) for t in (a, b))


def _quarrels(rivals: Sequence[Pair], board: Board) -> Iterator[Quarrel]:
    """One dispute for the counts of a thing in each story."""
    groups: list[list[Pair]] = []
    for pair in rivals:
        home = next((g for g in groups if board.events.same(g[0][0].claim, pair[0].claim)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    for group in groups:
        sides: dict[str, dict[str, Claim]] = {}
        for tally in (t for pair in group for t in pair):
            for who in board.owners(tally.claim):
                sides.setdefault(who, {})[tally.claim.id] = tally.claim
        first, second = group[0]
        noun = max(first.noun, second.noun, key=lambda n: n.endswith("s"))
        question = f"How many {noun}: {_shown(first)} or {_shown(second)}?"
        shown = tuple((who, tuple(said.values())) for who, said in sides.items())
        yield Quarrel(kind="figure", question=question, sides=shown, about=first.claim.id)


def _shown(tally: Tally) -> str:
    if tally.low is not None and tally.low == tally.high:
        return str(tally.low)
    return f"at least {tally.low}" if tally.low is not None else f"at most {tally.high}"
