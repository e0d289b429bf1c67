"""What a person typed about a claim or a party, checked before it is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from app.text import harmless
from domain.claim import Stance
from domain.correction import Details
from domain.errors import UserError

LONGEST = 200  # code points of a name
STANCES: tuple[Stance, ...] = get_args(Stance)


def checked(changed: Details) -> Details:
    """The fields with blanks tidied; UserError when one is too long, no text, or a stance that does not exist."""
    if changed.stance is not None and changed.stance not in STANCES:
        raise UserError(f"{changed.stance!r} is not a stance", f"The stances are {', '.join(STANCES)}")
    via = changed.via and tuple(hop for hop in (_line("A hop of via", name) for name in changed.via) if hop)
    return replace(
        changed,
        speaker=_line("The speaker", changed.speaker),
        party=_line("The party", changed.party),
        target_party=_line("The target party", changed.target_party),
        via=via,
    )


def checked_name(name: str) -> str:
    """The name of a party on one line; UserError when it holds no letter or is too long."""
    tidy = _line("The name", name) or ""
    if not re.search(r"\w", tidy):
        raise UserError("A party needs a name with a letter in it", "Type the new name after the old one")
    return tidy


def _line(what: str, text: str | None) -> str | None:
    if text is None:
        return None
    tidy = " ".join(harmless(text).split())
    if len(tidy) > LONGEST:
        raise UserError(f"{what} is too long: {len(tidy):,} characters", f"Use at most {LONGEST}")
    return tidy
