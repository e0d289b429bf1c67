"""Corrections and parties as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from app.text import table
from domain.correction import Correction, Details, PartyLine, Placed

STANDINGS = {
    "applied": "",
    "words not found": "not applied: its words are not found in the present text",
    "no claim there": "not applied: its words are there, but no claim is found in them now",
    "article not loaded": "not applied: its article is not loaded",
}


def placed(found: Placed) -> str:
    """A correction and how it stands."""
    where = f"  {found.claim.id}" if found.claim else ""
    not_applied = f"\n    {STANDINGS[found.standing]}" if STANDINGS[found.standing] else ""
    return correction(found.correction, where) + not_applied


def correction(made: Correction, where: str = "") -> str:
    """What was set right, its words, and by whom and when.

    >>> from datetime import datetime, UTC
    >>> at = datetime(2031, 5, 6, tzinfo=UTC)
    >>> print(correction(Correction(id=4, kind="party", at=at, party="Kesh", into="Keshi Republic", who="M. Idris")))
    4  “Kesh” is called “Keshi Republic”
        M. Idris, 2031-05-06
    """
    head = f"{made.id}{where or (f'  {made.anchor.article}' if made.anchor else '')}  {_done(made)}"
    by = ", ".join(part for part in (made.who, f"{made.at:%Y-%m-%d}") if part) + (f": {made.note}" if made.note else "")
    words = [f"    “{' '.join(made.anchor.words.split())}”"] if made.anchor else []
    return "\n".join([head, *words, f"    {by}"])


def _done(made: Correction) -> str:
    if made.kind == "party":
        return f"“{made.party}” is called “{made.into}”"
    if made.kind == "dismissal":
        return "dismissed"
    return "; ".join(
        f"{name}: {value(made.changed, name)} (was {value(made.was, name)})" for name in made.changed.named
    )


def value(of: Details, name: str) -> str:
    """A field in words; "none" when it is empty."""
    found = getattr(of, name)
    words = found if isinstance(found, str) else " > ".join(found or ())
    return f"“{words}”" if words else "none"


def parties(lines: Sequence[PartyLine]) -> str:
    """A table of parties."""
    rows = [(line.name, str(line.claims), ", ".join(line.aliases)) for line in lines]
    return table(("party", "claims", "also called"), rows) if rows else "No parties."
