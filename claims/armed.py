"""Groups at arms by their names."""

from __future__ import annotations

from claims.vocabulary import Vocabulary

_AT_ARMS = frozenset(
    ["council", "forces", "force", "legion", "guard", "guards", "resistance", "column", "battalion", "battalions", "liberation",
     "fighters", "partisans", "insurgency", "rebels", "defence", "defense", "command", "phalanx", "jihad", "maquis"]
)  # fmt: skip


def is_armed(party: str) -> bool:
    """True for "the Free Vesh Front", "the Hill Guard"; a state is none, and the caller has to know that."""
    return bool({w.lower() for w in party.split()} & (Vocabulary.load().lists["fronts"] | _AT_ARMS))
