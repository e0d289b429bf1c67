"""Where a number stands along an axis: in even steps, or by powers of ten where even steps would crowd most of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low

from app.render.axis import ticks

CROWDED = (
    15  # times that the highest number exceeds a middle one, from which on even steps show the lower half as one spot
)
FEW = 2  # powers of ten with so few lines that 2 and 5 get one too


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The lines of an axis, from its left end to its right one; `powers` when each power of ten is as wide as the next."""

    lines: tuple[int, ...]
    powers: bool = False

    def at(self, number: float) -> float:
        """How far along the axis a number stands: 0 is its left end, 1 its right one."""
        return (self._far(number) - self._far(self.lines[0])) / (self._far(self.lines[-1]) - self._far(self.lines[0]))

    def _far(self, number: float) -> float:
        if not self.powers:
            return number
        least = next(line for line in self.lines if line)
        return math.log10(least) - 1 if number <= 0 else math.log10(number)


def scale_for(numbers: Iterable[int]) -> Scale:
    """The axis for these numbers, 0 or more each.

    "14 killed", "9 killed" and "5,000 killed" on even steps are two marks on the axis's end and one far away.

    >>> scale_for((3, 9, 14)).lines, scale_for((1, 3, 5_000))
    ((0, 5, 10, 15), Scale(lines=(1, 10, 100, 1000, 10000), powers=True))
    """
    known = sorted(set(numbers)) or [0]
    above = [number for number in known if number]
    if not above or above[-1] <= CROWDED * median_low(above):
        return Scale(lines=ticks(known[-1]))
    first = math.floor(math.log10(above[0]))
    last = max(math.ceil(math.log10(above[-1])), first + 1)
    between = (1, 2, 5) if last - first <= FEW else (1,)
    lines = [10**power * step for power in range(first, last) for step in between]
    return Scale(lines=(*((0,) if known[0] == 0 else ()), *lines, 10**last), powers=True)
