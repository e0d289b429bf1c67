"""Whose losses a figure counts, as other articles of a library tell it: the same number, or a claimant who is known now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from domain.claim import Claim, Figure

_TELLING = 4  # a smaller number comes back by chance
_NEAR = 10  # days between two reports of one number
_MOST = 0.8  # share of those who tell that must agree
Told = Mapping[tuple[str, int, bool], tuple[tuple[date | None, str], ...]]


def numbers(claims: Iterable[Claim], named: Callable[[str | None], str | None]) -> Told:
    """Each kind of loss and number with the days and sides that words beside such counts tell."""
    found: dict[tuple[str, int, bool], list[tuple[date | None, str]]] = defaultdict(list)
    for claim in claims:
        for figure in claim.figures:
            party = named(figure.victims)
            key = _key(figure)
            if party is not None and key is not None and not figure.victims_inferred:
                found[key].append((_day(claim), party))
    return {key: tuple(told) for key, told in found.items()}


def by_number(figure: Figure, claim: Claim, told: Told) -> Figure:
    """As in "Eleven are missing", when others say the same week that eleven Keshi sailors are; marked as inferred."""
    key = _key(figure)
    if key is None or not _open(figure):
        return figure
    day = _day(claim)
    sides = Counter(party for when, party in told.get(key, ()) if _close(day, when))
    (party, most), *_ = sides.most_common(1) or [("", 0)]
    return replace(figure, victims=party, victims_inferred=True) if most and most >= _MOST * sides.total() else figure


def by_claimant(figure: Figure, before: Collection[str], now: Collection[str], states: Collection[str]) -> Figure:
    """As in "the General Staff put its losses at nine", once another article tells whose General Staff that is.

    `before` are the parties that the claim's own article gave its speakers, `now` those that are known after all.
    """
    if before or len(now) != 1 or not _open(figure) or figure.kind in ("captured", "equipment"):
        return figure
    party = next(iter(now))
    own = figure.own_losses is True or (party in states and figure.place is None)
    return replace(figure, victims=party, victims_inferred=True) if own else figure


def _open(figure: Figure) -> bool:
    return (figure.victims is None or figure.victims_inferred) and figure.victims_kind != "mixed"


def _key(figure: Figure) -> tuple[str, int, bool] | None:
    number = figure.low if figure.low is not None else figure.high
    return (
        (figure.kind, number, figure.victims_kind == "military") if number is not None and number >= _TELLING else None
    )


def _day(claim: Claim) -> date | None:
    given = claim.event.date if claim.event else None
    return date.fromisoformat(given) if given and len(given) == 10 else None


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _NEAR
