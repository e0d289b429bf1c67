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
_DONE = 4  # words before "27 times" that tell what was done
_TELLING = 13  # a count from which two that agree are hardly one by chance
_MOST = 30  # different counts of one thing in one story that are compared pair by pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`low` to `high` (None: open) of a thing, in a clause; `noun` is the thing as the text writes it."""

    clause: Clause
    stem: str
    noun: str
    low: int | None
    high: int | None
    lost: bool = False
    """True for what a figure of losses holds as well."""

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
            both = earlier.lost and tally.lost  # compared as figures
            if not both and earlier.claim.id != tally.claim.id and _alike(earlier, tally, board):
                yield earlier, tally
        by_time.append(tally)


def _alike(a: Tally, b: Tally, board: Board) -> bool:
    one = (a.low, a.high) == (b.low, b.high) and (a.low or 0) >= _TELLING
    near = a.claim.article == b.claim.article or one
    return (near or bool(shared_words(a, b))) and board.events.same(a.claim, b.claim)


def shared_words(a: Tally, b: Tally) -> frozenset[str]:
    """What two counts of a thing say alike of it, whose it is included."""
    return (a.clause.stems & b.clause.stems) - {a.stem}


def _in_clause(clause: Clause, board: Board) -> Iterator[Tally]:
    text = clause.span.of(board.window.articles[clause.claim.article].text)
    if not _any_number().search(text):
        return
    figures = [f.span for f in clause.claim.figures]
    for found in _counting().finditer(text):
        place = clause.span.start + found.start("count")
        count = _numbers().count_in(found["count"])
        if count is None or (count.low, count.high) == (None, None):
            continue
        for noun in _nouns(found["after"], text[: found.start()], count.low == count.high == 1, board):
            yield Tally(
                clause=clause, stem=board.wording.stem(noun), noun=noun, low=count.low, high=count.high,
                lost=any(f.start <= place < f.end for f in figures),
            )  # fmt: skip


def _nouns(after: str, before: str, one: bool, board: Board) -> Sequence[str]:
    """The thing counted: the first plural after the number, any word after "one"; before "27 times" what was done."""
    told = words_of(after)
    if told[:1] == ["times"]:
        return [w for w in words_of(before)[-_DONE:] if board.wording.stems(w)]
    for word in told:
        if board.wording.stem(word) in board.wording.units or word in board.wording.units:
            return ()
        if word.endswith("s") and len(word) > 3 and not word.endswith("ss") and not one:
            return (word,)
    return [w for w in told if board.wording.stems(w)] if one else ()


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
