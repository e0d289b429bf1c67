"""Two sentences that stand against each other: the two accounts of one matter, not the two best sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from answering.closeness import words_of
from answering.polarity import negations
from answering.quantities import numbers_in
from answering.ranking import Ranked, Ranking
from answering.sides import is_side
from answering.wanting import without_times

Side = frozenset[str]

_LOOKED_AT = 16  # of the best sentences
_BESIDE = 2  # sentences apart: a report tells what the one side says, then what the other does
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "close": 0.8,
        "sources": 0.1,
        "matter": 1.85,
        "denied": 0.2,
        "figures": 0.4,
        "beside": 1.05,
        "sides": 0.95,
        "said": 0.3,
    }
)
"""Fitted as those of `answering.weights`: a softmax over the pairs of each of the project's own questions with two sides."""


def best_pair(ranking: Ranking, among: Sequence[Ranked], sides: Sequence[Side]) -> tuple[Ranked, ...]:
    """The two sentences that come closest as a pair, the better one first; all that there are when they are fewer."""
    pairs = tuple(combinations(among[:_LOOKED_AT], 2))
    if not pairs:
        return tuple(among[:1])
    return max(pairs, key=lambda pair: worth(ranking, pair[0], pair[1], sides))


def worth(ranking: Ranking, one: Ranked, other: Ranked, sides: Sequence[Side]) -> float:
    """What a pair is worth to a question with two sides: its traits, weighed."""
    return sum(WEIGHTS[name] * value for name, value in traits(ranking, one, other, sides).items())


def traits(ranking: Ranking, one: Ranked, other: Ranked, sides: Sequence[Side]) -> dict[str, float]:
    """What speaks for a pair, each about 0 to 1: how close both are, and whether they are two accounts of one matter."""
    mine, theirs = words_of(one.article, one.sentence), words_of(other.article, other.sentence)
    counts = [frozenset(numbers_in(without_times(r.text))) for r in (one, other)]
    same, apart = one.article.id == other.article.id, abs(one.sentence.index - other.sentence.index)
    return {
        "close": one.score + other.score,
        "sources": float(not sources(ranking, one) & sources(ranking, other)),
        "matter": len(mine & theirs) / max(1, min(len(mine), len(theirs))),
        "denied": float(_denies(ranking, one) != _denies(ranking, other)),
        "figures": float(bool(counts[0] and counts[1]) and not counts[0] & counts[1]),
        "beside": float(same and apart <= _BESIDE),
        "sides": _of_each(ranking, one, other, sides),
        "said": sum(float(bool(ranking.claims(r.article, r.sentence))) for r in (one, other)),
    }


def sources(ranking: Ranking, one: Ranked) -> frozenset[str]:
    """Whose words a sentence holds; the outlet when nobody's."""
    ledger = ranking.case.ledger
    told = frozenset(ledger.source(c) for c in ranking.claims(one.article, one.sentence))
    return told or frozenset((one.article.name,))


def belongs(ranking: Ranking, one: Ranked, side: Side) -> float:
    """How far a sentence is a side's, 0 to 1: by who speaks, by the outlet, and by half where its words only name it."""
    speakers = (s for c in ranking.claims(one.article, one.sentence) for s in c.speakers)
    told = [n for s in speakers for n in (s.name, s.role, s.party) if n]
    spoken = is_side(side, [" ".join(told)]) if told else is_side(side, [one.article.name])
    return max(spoken, 0.5 * is_side(side, [one.text]))


def _of_each(ranking: Ranking, one: Ranked, other: Ranked, sides: Sequence[Side]) -> float:
    """How far the two sentences are of the two sides that a question names, 0 to 2; 0 where it names none."""
    if len(sides) != 2:
        return 0.0
    ones, others = ([belongs(ranking, r, side) for side in sides] for r in (one, other))
    return max(ones[0] + others[1], ones[1] + others[0])


def _denies(ranking: Ranking, one: Ranked) -> bool:
    told = ranking.claims(one.article, one.sentence)
    return bool(negations(one.text)) or any(c.stance == "denies" for c in told)
