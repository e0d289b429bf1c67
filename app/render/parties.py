"""Which colour a party has: few, stable, told apart by colour-blind readers, and never the only signal."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

HUES = 6


def colours(parties: Sequence[str]) -> Mapping[str, str]:
    """A style class ("p1" to "p6") for each of the six parties that speak most; any other party has "p0", grey.

    A party's own name picks its colour, so that it keeps it from day to day; when two want the same one, the first by
    name has it and the other takes the next: who speaks more today must not swap them.
    """
    taken: dict[int, str] = {}
    for party in sorted(parties[:HUES]):
        wanted = zlib.crc32(party.encode("utf-8", "replace"))
        free = next(hue % HUES for hue in range(wanted, wanted + HUES) if hue % HUES not in taken)
        taken[free] = party
    return {party: f"p{hue + 1}" for hue, party in taken.items()}


def colour(party: str | None, palette: Mapping[str, str]) -> str:
    """The style class of a party; grey for the outlet's own words and for parties without a colour of their own."""
    return palette.get(party or "", "p0")
