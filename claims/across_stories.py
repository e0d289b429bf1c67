"""Whose losses a figure counts, by the other articles of its story: most tolls of one event are of one side's people."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.owners import NOBODY
from domain.claim import Claim, Figure

_NEAR = 12  # days between two articles of one story
_COMMON = 1  # names that two articles of one story share
_CROWD = 60  # articles that may hold a name before it tells nothing
_SURE = 0.7  # share of the votes that one side needs
_ENOUGH = 0.3  # votes that one side needs: about one close count in a near article
_GUESS = 0.4  # what the guess from the article itself counts
_HARM = frozenset({"killed", "wounded", "missing", "casualties"})
Kind = tuple[str, bool]
Name = Callable[[str | None], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A count whose side its own article tells: how many, of whom, and how surely."""

    number: int
    party: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """The articles that tell of the same, each with how near it is, and the counts of each whose side is told."""

    near: Mapping[str, Mapping[str, float]]
    told: Mapping[tuple[str, Kind], Sequence[Told]]

    @classmethod
    def of(cls, claims: Sequence[Claim], named: Name) -> Stories:
        """The stories that these claims make; time grows with the number of articles and of the names they share."""
        told: dict[tuple[str, Kind], list[Told]] = defaultdict(list)
        for claim in claims:
            for figure in claim.figures:
                party, number = named(figure.victims), _number(figure)
                if party is not None and number:
                    weight = _GUESS if figure.victims_inferred else 1.0
                    told[claim.article, _kind(figure)].append(Told(number=number, party=party, weight=weight))
        return cls(near=_neighbours(claims), told=told)

    def settled(self, figure: Figure, article: str) -> Figure:
        """The figure with the side that the story's other counts of such losses have; marked as inferred.

        What a party tells of its own stays its own, "Two soldiers were wounded, the spokeswoman said": others count others.
        """
        if figure.own_losses and figure.victims is not None:
            return figure
        number = _number(figure)
        if not number or figure.victims_kind == "mixed" or (figure.victims is not None and not figure.victims_inferred):
            return figure
        votes: dict[str, float] = defaultdict(float)
        for other, weight in {article: 1.0, **self.near.get(article, {})}.items():
            for told in self.told.get((other, _kind(figure)), ()):
                votes[told.party] += told.weight * weight / (1 + 2 * abs(math.log(told.number / number)))
        party, most = max(votes.items(), key=lambda v: v[1], default=("", 0.0))
        sure = most >= _ENOUGH and most >= _SURE * sum(votes.values())
        return replace(figure, victims=party, victims_inferred=True) if sure else figure


def _kind(figure: Figure) -> Kind:
    return ("harm" if figure.kind in _HARM else figure.kind), figure.victims_kind == "military"


def _number(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.high


def _neighbours(claims: Sequence[Claim]) -> dict[str, dict[str, float]]:
    """For each article those of about the same days that share names of speakers and places, nearer ones with more weight."""
    names, days = _names(claims), _days(claims)
    holding: dict[str, list[str]] = defaultdict(list)
    for article, held in names.items():
        for name in held:
            holding[name].append(article)
    found: dict[str, dict[str, float]] = {}
    for article, held in names.items():
        common = Counter(o for name in held if len(holding[name]) <= _CROWD for o in holding[name] if o != article)
        found[article] = {
            o: min(1.0, n / 4) for o, n in common.items() if n >= _COMMON and _close(days.get(article), days.get(o))
        }
    return found


def _names(claims: Iterable[Claim]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        places = [claim.event.place] if claim.event else []
        places += [f.place for f in claim.figures]
        speakers = (s.name for s in claim.speakers if s.kind != "narrator" and s.name[:1].isupper())
        found[claim.article] |= {n for n in (*places, *speakers) if n and n.lower() not in NOBODY}
    return found


def _days(claims: Iterable[Claim]) -> dict[str, date]:
    """The latest day that each article's claims tell of."""
    found: dict[str, date] = {}
    for claim in claims:
        given = claim.event.date if claim.event else None
        if given and len(given) == 10:
            found[claim.article] = max(found.get(claim.article, date.min), date.fromisoformat(given))
    return found


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _NEAR
