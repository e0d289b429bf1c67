"""Words of a statement that are spelt as no source spells them: letters swapped, replaced by signs, or run together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from answering.support.coverage import uncovered
from answering.words import fold, tokens

_SIGNS = re.compile(r"\b\w*[a-z](?:[@#$%&*+=]|\d)(?=[a-z])\w*|[a-z][@$%&#*]|\b[@$%&#*][a-z]", re.IGNORECASE)
_ENDLESS = 28  # letters of one word; "counterrevolutionaries" has 22


def garbled(statement: str, sources: Iterable[str]) -> str | None:
    """A word that is a source's word with its letters mixed up, or that no writing has; None when all are well.

    "gurad" for "guard", "gu4rd", "OneGuardWasKilledAtTheCrossing". Quiet for "guards", and for "B52" where the source has it.
    """
    known = " ".join(sources)
    written = {w.lower() for w in re.findall(r"\S+", fold(known))}
    for match in _SIGNS.finditer(fold(statement)):
        if not any(match[0].lower() in word for word in written):
            return match[0]
    long = next((w for w in tokens(statement) if len(w) > _ENDLESS and w not in tokens(known)), None)
    return long or _mixed_up(statement, known)


def _mixed_up(statement: str, known: str) -> str | None:
    words = {w for w in tokens(known) if len(w) > 3}
    return next(
        (w for w in uncovered(statement, (known,)) if len(w) > 3 and any(_near(w.lower(), v) for v in words)), None
    )


def _near(one: str, other: str) -> bool:
    """True for the same letters in another order, and for one letter more, fewer or other within a word."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if sorted(one) == sorted(other):
        return True
    return (
        len(one) == len(other) > 4 and one[0] == other[0] and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )
