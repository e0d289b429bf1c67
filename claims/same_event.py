"""Whether two claims of different articles are about one event: by their dates, and by the names that both articles hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.window import FAR_APART, Window, days_between
from domain.claim import Claim

_NEXT_DAY = 1  # days between two articles that need no name in common
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
        apart = days_between(self.window.published(a), self.window.published(b))
        if apart is None or apart > FAR_APART or not self.window.dates_agree(a, b):
            return False
        return apart <= _NEXT_DAY or self.same_story(a.article, b.article)

    def same_story(self, one: str, other: str) -> bool:
        """True when a good part of the names of the shorter article stand in the other, or when one holds too few to tell."""
        ours, theirs = self.names(one), self.names(other)
        fewer = min(len(ours), len(theirs))
        return fewer < _FEW or len(ours & theirs) >= max(3, 0.3 * fewer)

    def names(self, article: str) -> frozenset[str]:
        """The capitalised words of an article that begin no sentence, dates left out."""
        if article not in self._names:
            found = frozenset(_NAME.findall(self.window.articles[article].text))
            self._names[article] = frozenset(name for name in found if not _CALENDAR.fullmatch(name))
        return self._names[article]
