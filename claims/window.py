"""Whether two claims can be about the same event: by date, article and time of publication, never across two wars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.demonyms import is_demonym_of
from domain.article import Article
from domain.claim import Claim

FAR_APART = 30  # days between two articles: beyond it nothing is matched
_EVENT = 1  # days between two dates of one event, for reports from both sides of midnight
_FULL_NAME = 2  # words of a person's name that tell him apart
_REPORTS = 5  # days between two articles whose texts give no date


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Compares claims of the loaded articles in time, and knows which party names are one."""

    articles: Mapping[str, Article]
    names: Mapping[str, str]
    people: Mapping[str, str]
    _days: dict[str, date | None] = field(default_factory=dict)
    """The day of each article that was asked for."""

    @classmethod
    def over(cls, claims: Sequence[Claim], articles: Mapping[str, Article]) -> Window:
        """The window over these claims: "Orvenian" is read as "Orvenia" when some article names the country."""
        seen = {p for c in claims for p in (*c.parties, c.target_party, c.event.actor if c.event else None) if p}
        seen |= {f.victims for c in claims for f in c.figures if f.victims}
        people: dict[str, set[str]] = {}
        for speaker in (s for c in claims for s in c.speakers if s.kind == "person" and s.party):
            people.setdefault(speaker.name, set()).add(str(speaker.party))
        certain = {name: next(iter(parties)) for name, parties in people.items() if len(parties) == 1}
        return cls(
            articles=articles,
            people=certain,
            names={n: next((o for o in sorted(seen) if is_demonym_of(n, o)), n) for n in seen},
        )

    def party(self, name: str | None) -> str | None:
        """The one name of a party."""
        return self.names.get(name, name) if name else None

    def parties(self, claim: Claim) -> tuple[str, ...]:
        """The parties that make a claim, under one name each; a person's may be known from another article."""
        known = [s.party or (self._known(s.name) if s.kind in ("person", "unnamed") else None) for s in claim.speakers]
        return tuple(dict.fromkeys(self.names.get(p, p) for p in known if p))

    def _known(self, name: str) -> str | None:
        """The party of a person who is named elsewhere: "Ilka Dorn" is, so "Staff Representative Ilka Dorn" is too."""
        return self.people.get(name) or self.people.get(" ".join(name.split()[-_FULL_NAME:]))

    def published(self, claim: Claim) -> date | None:
        """The day the claim's article came out, if known."""
        if claim.article not in self._days:
            article = self.articles.get(claim.article)
            self._days[claim.article] = article.published.first_day if article and article.published else None
        return self._days[claim.article]

    def same_event(self, a: Claim, b: Claim) -> bool:
        """True when nothing in the two claims' dates speaks against one event, and something speaks for it."""
        apart = days_between(self.published(a), self.published(b))
        if apart is not None and apart > FAR_APART:
            return False
        given = days_between(_explicit(a), _explicit(b))
        if given is not None:
            return given <= _EVENT
        if a.article == b.article:
            return True
        return apart is not None and apart <= _REPORTS

    def dates_agree(self, a: Claim, b: Claim) -> bool:
        """False when both texts give the day of the event, and the days are too far apart for one event."""
        given = days_between(_explicit(a), _explicit(b))
        return given is None or given <= _EVENT

    def day(self, claim: Claim) -> str | None:
        """The day of a claim's event, else of its article: to order and to name by."""
        published = self.published(claim)
        return (claim.event.date if claim.event else None) or (published.isoformat() if published else None)


def _explicit(claim: Claim) -> date | None:
    """The event's day when the text itself gives it."""
    event = claim.event
    if event is None or event.date is None or event.date_basis not in ("text", "weekday") or len(event.date) != 10:
        return None
    return date.fromisoformat(event.date)


def days_between(a: date | None, b: date | None) -> int | None:
    """The days between two dates, None when one is not known."""
    return abs((a - b).days) if a and b else None
