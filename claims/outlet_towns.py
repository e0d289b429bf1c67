"""The state of a paper that is called after a part of its town: the "Osmere Post" of New Osmere."""

from __future__ import annotations

from claims.parties import Parties

_FIRST = (
    "Port", "Fort", "New", "Old", "Upper", "Lower", "Great", "Saint", "St", "San", "Santa", "Bel", "El", "Al", "Tell", "Mount",
    "Lake", "Cape", "Bad", "Ain", "Dar", "Ras", "Los", "Las", "La", "Le", "North", "South", "East", "West",
)  # fmt: skip


def of_its_town(outlet: str, parties: Parties) -> tuple[str, ...]:
    """The states of the seats and places whose second word the name holds; none for "Evening Post"."""
    words = [word for word in outlet.split() if word[:1].isupper()]
    towns = [f"{first} {word}" for word in words for first in _FIRST]
    found = (parties.canonical(town) or next(iter(parties.placed_in(town)), None) for town in towns)
    return tuple(dict.fromkeys(state for state in found if state in parties.states))
