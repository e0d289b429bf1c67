"""Round numbers and days along an axis."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MOST = 60  # columns of a time axis


def ticks(highest: float, about: int = 5) -> tuple[int, ...]:
    """Round whole numbers from 0 until `highest` is passed, about as many as asked for.

    >>> ticks(14), ticks(1), ticks(2100)
    ((0, 5, 10, 15), (0, 1), (0, 500, 1000, 1500, 2000, 2500))
    """
    rough = max(highest, 1) / about
    size = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = max(1, next(int(size * m) for m in (1, 2, 5, 10) if size * m >= rough))
    return tuple(range(0, math.ceil(max(highest, 1) / step) * step + 1, step))


@dataclass(frozen=True, slots=True)
class Days:
    """A time axis in columns of one day, one week (from Monday) or one month, whichever gives few enough columns."""

    first: date
    last: date

    @property
    def step(self) -> str:
        """How much one column holds: "day", "week" or "month"."""
        days = (self.last - self.first).days + 1
        return "day" if days <= MOST else "week" if days <= 7 * MOST else "month"

    def start(self, day: date) -> date:
        """The first day of the column that a day falls in.

        >>> Days(date(2031, 1, 1), date(2031, 6, 1)).start(date(2031, 5, 7))
        datetime.date(2031, 5, 5)
        """
        if self.step == "week":
            return day - timedelta(days=day.weekday())
        return day.replace(day=1) if self.step == "month" else day

    def columns(self) -> Iterator[date]:
        """The first day of each column, in order."""
        at = self.start(self.first)
        while at <= self.last:
            yield at
            at = self._next(at)

    def _next(self, at: date) -> date:
        if self.step == "month":
            return (at.replace(day=28) + timedelta(days=4)).replace(day=1)
        return at + timedelta(days=7 if self.step == "week" else 1)
