"""Whether two claims of different articles are about one event: by their dates, and by the names that both articles hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.window import FAR_APART, Window, days_between
from domain.claim import Claim

_NEXT_DAY = 1  # days between two articles that need no name in common
SOON = 5
"""Days in which a few names in common are enough for one story."""
_NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][^\W\d_]{2,}")
_FEW = 5  # names: an article with fewer cannot be told by them
_CALENDAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
                       r"|October|November|December")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Compares claims; the names of an article are read once, when they are first asked for."""

    window: Window
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def same(self, a: Claim, b: Claim) -> bool:
        """True when the dates allow one event, and one article, one day of news or the same names speak for it."""
        if a.article == b.article:
            return self.window.dates_agree(a, b)
        apart = self.apart(a, b)
        if apart is None or apart > FAR_APART or not self.window.dates_agree(a, b):
            return False
        return apart <= _NEXT_DAY or self.same_story(a.article, b.article, soon=apart <= SOON)

    def apart(self, a: Claim, b: Claim) -> int | None:
        """The days between the two articles, None when one is not known."""
        return 0 if a.article == b.article else days_between(self.window.published(a), self.window.published(b))

    def same_story(self, one: str, other: str, *, soon: bool) -> bool:
        """True when a part of the names of the shorter article stand in the other, a smaller one when they come out soon.

        An article with too few names to tell is taken for the same story when it comes out soon.
        """
        ours, theirs = self.names(one), self.names(other)
        fewer, common = min(len(ours), len(theirs)), len(ours & theirs)
        if fewer < _FEW:
            return soon
        return common >= max(2, 0.15 * fewer) if soon else common >= max(3, 0.3 * fewer)

    def names(self, article: str) -> frozenset[str]:
        """The capitalised words of an article that begin no sentence, dates left out."""
        if article not in self._names:
            found = frozenset(_NAME.findall(self.window.articles[article].text))
            self._names[article] = frozenset(name for name in found if not _CALENDAR.fullmatch(name))
        return self._names[article]
