"""Places that several articles count people in: the state that one article tells, for the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from domain.claim import Claim, Figure

_MOST = 0.75  # share of the counts that must agree on a place's state


def lands(
    claims: Iterable[Claim], states: Collection[str], named: Callable[[str | None], str | None]
) -> Mapping[str, str]:
    """Each place with the state to which nearly all counts of people there are given; soldiers die anywhere.

    `states` are those that are known for sure; of others, a name of one word passes for a state's.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for figure in (f for claim in claims for f in claim.figures):
        party = named(figure.victims)
        if (
            figure.place
            and party
            and _is_state(party, states)
            and figure.victims_kind != "military"
            and figure.kind != "equipment"
        ):
            votes[figure.place][party] += 1
    best = {place: count.most_common(1)[0] for place, count in votes.items()}
    return {place: party for place, (party, n) in best.items() if n >= _MOST * votes[place].total()}


def scenes(claims: Iterable[Claim], places: Mapping[str, str]) -> Mapping[str, str]:
    """Each article whose known places all lie in one state, with that state: there happened what it tells of."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        named = {claim.event.place if claim.event else None, *(f.place for f in claim.figures)}
        found[claim.article] |= {places[place] for place in named if place is not None and place in places}
    return {article: next(iter(states)) for article, states in found.items() if len(states) == 1}


def settled(figure: Figure, places: Mapping[str, str], scene: str | None = None) -> Figure:
    """As in "fourteen died in Adra", when another article says that Adra is a Keshi city; marked as inferred.

    `scene` is the state in which the whole article is at home, for people who are counted at no place by name.
    """
    told = figure.victims is not None and not figure.victims_inferred
    if told or figure.victims_kind in ("military", "mixed"):
        return figure
    here = places.get(figure.place or "")
    if here is None and (figure.victims is not None or figure.kind == "equipment"):
        return figure
    party = here or scene
    return replace(figure, victims=party, victims_inferred=True) if party else figure


def _is_state(party: str, states: Collection[str]) -> bool:
    return party in states or (" " not in party and not party.isupper())
