"""Counts of things that no figure of losses holds: gates opened, shots fired, boxes on board."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.board import Board
from claims.clash import ASSERTING
from claims.clauses import Clause
from claims.numbers import NumberWords
from claims.vocabulary import Vocabulary
from claims.wording import words_of
from domain.claim import Claim

_LEADS = (
    r"at least|no fewer than|no less than|more than|over|up to|as many as|at most|fewer than|less than|about|around|some"
    r"|nearly|almost|only|all"
)
_AFTER = r"(?P<after>(?:\s+(?:of )?(?:the |its |our |their )?[a-zé][\w'’-]*){1,3})"
_MOST = 30  # different counts of one thing in one story that are compared pair by pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`low` to `high` (None: open) of a thing, in a clause; `noun` is the thing as the text writes it."""

    clause: Clause
    stem: str
    noun: str
    low: int | None
    high: int | None

    @property
    def claim(self) -> Claim:
        """The claim that counts."""
        return self.clause.claim


def tallies_of(board: Board) -> Iterator[list[Tally]]:
    """The counts of each thing that more than one claim counts, one list for each thing, in order of time."""
    found: dict[str, list[Tally]] = defaultdict(list)
    for claim in board.claims:
        if claim.stance in ASSERTING:
            for clause in board.clauses[claim.id]:
                for tally in _in_clause(clause, board):
                    found[tally.stem].append(tally)
    for items in found.values():
        if len({t.claim.id for t in items}) > 1:
            yield sorted(
                items, key=lambda t: (str(board.window.published(t.claim) or ""), t.claim.article, t.clause.span)
            )


def pairs_of(tallies: Sequence[Tally], board: Board) -> Iterator[tuple[Tally, Tally]]:
    """Two counts of one thing and one event by different claims, the earlier first, whose clauses tell the same of it."""
    by_time: list[Tally] = []
    for tally in tallies:
        for earlier in by_time[-_MOST:]:
            if earlier.claim.id != tally.claim.id and _alike(earlier, tally, board):
                yield earlier, tally
        by_time.append(tally)


def _alike(a: Tally, b: Tally, board: Board) -> bool:
    shared = (a.clause.stems & b.clause.stems) - board.parties - {a.stem}
    return bool(shared) and board.events.same(a.claim, b.claim)


def _in_clause(clause: Clause, board: Board) -> Iterator[Tally]:
    text = clause.span.of(board.window.articles[clause.claim.article].text)
    if not _any_number().search(text):
        return
    figures = [f.span for f in clause.claim.figures]
    for found in _counting().finditer(text):
        place = clause.span.start + found.start("count")
        if any(f.start <= place < f.end for f in figures):
            continue
        count = _numbers().count_in(found["count"])
        noun = _noun(found["after"], board)
        if count is not None and noun is not None and (count.low, count.high) != (None, None):
            yield Tally(clause=clause, stem=board.wording.stem(noun), noun=noun, low=count.low, high=count.high)


def _noun(after: str, board: Board) -> str | None:
    """The thing counted: the first plural among the words after the number, unless it is a unit of measure."""
    for word in words_of(after):
        if board.wording.stem(word) in board.wording.units or word in board.wording.units:
            return None
        if word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
            return word
    return None


@cache
def _numbers() -> NumberWords:
    return NumberWords(words=Vocabulary.load().numbers)


@cache
def _any_number() -> re.Pattern[str]:
    words = "|".join(
        sorted((w for w in Vocabulary.load().numbers if w not in ("a", "an", "no")), key=len, reverse=True)
    )
    return re.compile(rf"\b(?:\d|(?:{words})\b)", re.IGNORECASE)


@cache
def _counting() -> re.Pattern[str]:
    words = "|".join(
        sorted((w for w in Vocabulary.load().numbers if w not in ("a", "an", "no")), key=len, reverse=True)
    )
    number = rf"(?:\d[\d,]*|(?:{words})(?:[ -](?:{words}))*)"
    return re.compile(rf"\b(?P<count>(?:(?:{_LEADS})\s+)?{number})(?![-:.%\d]){_AFTER}", re.IGNORECASE)
