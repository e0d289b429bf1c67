"""Armed groups by the company their names keep: "rebels of the Army of the Eastern Hills", "the so-called Dawn Council"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.capitals import Page

_WORD = r"[A-ZÀ-ÖØ-Þ][^\W_]*(?:-[A-ZÀ-ÖØ-Þ][^\W_]*)*"
_HEADS = (
    r"Army|Front|Movement|Brigades?|Council|Forces|Guards?|Legion|Battalions?|Column|Resistance|Command|Union|League"
)
_GROUP = rf"((?:{_WORD} ){{0,4}}(?:{_HEADS})(?: (?:of|for) (?:the )?{_WORD}(?: {_WORD}){{0,3}})?)"
_FIGHTERS = (
    r"(?i:rebels?|fighters?|militants?|insurgents?|terrorists?|guerrillas?|gunmen|partisans|separatists?|saboteurs?"
    r"|kidnappers|bombers|hijackers|raiders|warlords?)"
)
_OF_FIGHTERS = re.compile(rf"\b{_FIGHTERS} (?:of|from|for) the (?:so-called |self-\w+ )?{_GROUP}")
_SO_CALLED = re.compile(
    rf"\b(?:so-called|self-(?:styled|proclaimed|declared)|banned|outlawed|insurgent|separatist|breakaway) [“\"‘']?{_GROUP}"
)
_ARMY_OF = re.compile(rf"\b(Army of (?:the )?{_WORD}(?: {_WORD}){{1,3}})")
_AT_ODDS = re.compile(rf"\b(?:{_FIGHTERS}|rebellion|uprising|insurgency)\b")


def of_fighters(page: Page) -> Iterator[re.Match[str]]:
    """As in "rebels of the Army of the Eastern Hills", "fighters from the Dawn Legion"; not "soldiers of the Third Army"."""
    return _OF_FIGHTERS.finditer(page.text)


def so_called(page: Page) -> Iterator[re.Match[str]]:
    """As in "the so-called Dawn Council"; not "the so-called buffer zone"."""
    return _SO_CALLED.finditer(page.text)


def armies_of(page: Page) -> Iterator[re.Match[str]]:
    """As in "the Army of the Eastern Hills" where fighters or rebels are about; not "the Army of Orvenia"."""
    return _ARMY_OF.finditer(page.text) if _AT_ODDS.search(page.text) else iter(())
