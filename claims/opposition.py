"""Two accounts of one thing, weighed: by all that speaks for two claims answering each other, and no single sign alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.board import Board
from claims.clash import Clash
from claims.clauses import Clause
from claims.contrary import CONTRARY
from claims.opposition_traits import LOSSES, TRAITS, Pairs
from claims.opposition_weights import LEAST, WEIGHTS
from domain.claim import Claim

Ids = tuple[str, str]
_WORDS = TRAITS.index("share"), TRAITS.index("shared words")
_SIGNS = tuple(TRAITS.index(name) for name in ("denies", "dismisses", "refuting word"))
_NEGATED, _ONE = TRAITS.index("negated word"), TRAITS.index("one article")
_NUMBERS = TRAITS.index("other numbers")
_ENEMIES = TRAITS.index("enemies")
_AHEAD = re.compile(r"(?i)^\W*(?:that )?(?:[\w’'-]+ ){1,5}?(?:will|shall|won[’']t|cannot|can not|must|should)\b")
_FEW = 2 / 3  # two words in common, as `TRAITS` counts them
_SHORT = 2  # words that carry content, of a claim that can be set against another


def weighed(board: Board, known: Iterable[Clash] = (), pairs: Pairs | None = None) -> Iterator[Clash]:
    """Each pair of claims by two sides whose signs together weigh enough, what was said first before what stands against it.

    `known` are disagreements that a plainer rule has found: they need no second name. `pairs` may be given by who reads them too.
    """
    pairs = pairs or Pairs(board=board)
    told = {tuple(sorted((c.claim.id, c.against.id))) for c in known}
    for key, clauses in pairs.found().items():
        values = candidate(pairs, key, clauses) if key not in told else None
        if values is not None and score(values, WEIGHTS) >= LEAST:
            a, b = (board.by_id[i] for i in key)
            first, second = (a, b) if _place(board, a.id) <= _place(board, b.id) else (b, a)
            yield Clash(kind="denial", claim=first, against=second, topic=CONTRARY)


def candidate(pairs: Pairs, key: Ids, clauses: Sequence[tuple[Clause, Clause]]) -> list[float] | None:
    """The traits of a pair that can be a disagreement at all; None for one that cannot.

    Counts are compared as figures; two claims of different articles need words in common; without any, one has to refute in
    words of its own: what "it" or "the charge" denies is found by what stands before it (`claims/refuted.py`).
    """
    board = pairs.board
    a, b = (board.by_id[i] for i in key)
    values = pairs.traits(key, clauses)
    share, words = (values[n] for n in _WORDS)
    refutes = any(values[n] for n in _SIGNS)
    counts = (bool(a.figures and b.figures) or bool(values[_NUMBERS])) and not (
        values[_SIGNS[0]] or values[_SIGNS[1]] or values[_NEGATED]
    )
    apart = not values[_ONE] and words < _FEW
    short = not refutes and any(len(board.stems(c)) < _SHORT for c in (a, b))
    elsewhere = not share and (not refutes or any(pairs.points(c) for c in (a, b)))
    thin = words < _FEW and not refutes and not values[_ENEMIES]
    lost = not share and not board.stems(a).isdisjoint(board.stems(b) & LOSSES)  # losses of one side, and of the other
    if counts or apart or short or elsewhere or thin or lost or of_two_times(a, b, board):
        return None
    return values


def of_two_times(one: Claim, other: Claim, board: Board) -> bool:
    """True where one claim says what shall be and the other what was: "Corvale cannot accept foreign armed men near its border".

    That is no answer to "Talmark had sent armed men". Quiet where both look ahead, or neither does.
    """
    return bool(_AHEAD.match(board.text(one))) != bool(_AHEAD.match(board.text(other)))


def score(values: Sequence[float], weights: Mapping[str, float]) -> float:
    """The weighed sum of the traits: the logarithm of the odds that two claims disagree."""
    return sum(weights[name] * value for name, value in zip(TRAITS, values, strict=True))


def _place(board: Board, name: str) -> tuple[str, str, int]:
    claim = board.by_id[name]
    return (str(board.window.published(claim) or ""), claim.article, board.extent(claim).start)
