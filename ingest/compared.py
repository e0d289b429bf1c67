"""The articles that were looked at for copies before: which of them a new one is worth comparing with."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque

import numpy as np
from numpy.typing import NDArray

from ingest.shingles import Sketch

FEW_SHARED = 5  # shared shingles under which no pair is looked at: two stock phrases
SHARE = 0.1  # the same as a share of the shorter text's: half of the least that makes a copy
MANY = 8  # articles that share a shingle, from where on only the last ones are paired: a chain still links them all
Level = tuple[NDArray[np.uint32], NDArray[np.int32]]


class Compared:
    """Sketches of articles by id; one given again takes the place of the earlier one. Eight bytes a shingle.

    The shingles lie sorted in levels, each less than half as long as the one before, so that adding stays cheap.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._number: dict[str, int] = {}
        self._lengths = array("i")
        self._same: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=MANY))
        self._levels: list[Level] = []

    def add(self, id: str, sketch: Sketch) -> None:  # noqa: A002 - the contract's own word
        """Takes an article in."""
        number = self._number[id] = len(self._ids)
        self._ids.append(id)
        self._lengths.append(len(sketch.shingles))
        self._same[sketch.whole].append(number)
        self._levels.append((sketch.shingles, np.full(len(sketch.shingles), number, np.int32)))
        while len(self._levels) > 1 and 2 * len(self._levels[-1][0]) >= len(self._levels[-2][0]):
            self._levels[-2:] = [_merged(*self._levels[-2:])]

    def near(self, given: Sketch) -> list[str]:
        """The ids of those with the very same words, or enough of the same shingles, in order of arrival."""
        owners = np.concatenate([np.empty(0, np.int32), *(_owners(level, given.shingles) for level in self._levels)])
        numbers, shared = np.unique(owners, return_counts=True)
        shorter = np.minimum(np.frombuffer(self._lengths, np.int32)[numbers], len(given.shingles))
        enough = shared >= np.maximum(FEW_SHARED, SHARE * shorter)
        found = {int(n) for n in numbers[enough]} | set(self._same.get(given.whole, ()))
        return [self._ids[n] for n in sorted(found) if self._number[self._ids[n]] == n]


def _merged(one: Level, other: Level) -> Level:
    shingles, owners = (np.concatenate(pair) for pair in zip(one, other, strict=True))
    order = np.argsort(shingles, kind="stable")
    return shingles[order], owners[order]


def _owners(level: Level, wanted: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Who has the wanted shingles: of each the last ones that came."""
    shingles, owners = level
    last = np.searchsorted(shingles, wanted, side="right")
    counts = np.minimum(last - np.searchsorted(shingles, wanted, side="left"), MANY)
    return owners[np.repeat(last - counts, counts) + _within(counts)]


def _within(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, … below each count, one after the other.

    >>> _within(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
