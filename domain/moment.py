"""A point in time as news gives it: a day, a month, or an instant with its zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An ISO 8601 date of month or day precision, or a date and time with its zone.

    >>> Moment(iso="2031-05").day, Moment(iso="2031-05-04T18:20:00+02:00").day
    (None, datetime.date(2031, 5, 4))
    """

    iso: str

    def __post_init__(self) -> None:
        if found := _DAY.match(self.iso):
            date(int(found[1]), int(found[2]), int(found[3] or 1))
        elif datetime.fromisoformat(self.iso).tzinfo is None:
            raise ValueError(f"a time needs its zone: {self.iso!r}")

    @property
    def day(self) -> date | None:
        """The calendar day where it stood, or None when only the month is known."""
        return None if len(self.iso) == len("2031-05") else date.fromisoformat(self.iso[:10])

    @property
    def first_day(self) -> date:
        """The day, or the first of the month when only the month is known: to sort by.

        >>> Moment(iso="2031-05").first_day
        datetime.date(2031, 5, 1)
        """
        return self.day or date.fromisoformat(self.iso + "-01")
