"""What a question asks to have counted, and which figures of the ledger answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answering.case import Case
from answering.words import stem, tokens
from domain.claim import Claim, Figure, FigureKind, VictimsKind

_KINDS: tuple[tuple[str, tuple[FigureKind, ...]], ...] = (
    (r"kill|dead\b|died?\b|deaths?\b|fatalit|slain|lost their li", ("killed",)),
    (r"wound|injur|\bhurt\b", ("wounded",)),
    (r"\bmissing\b|unaccounted", ("missing",)),
    (r"captur|prisoner|captive|detain|hostage", ("captured",)),
    (r"displace|refugee|evacuat|\bfled\b|homeless", ("displaced",)),
    (r"casualt|\bloss(?:es)?\b|\blost\b|\blose\b|victim|\btoll\b", ("killed", "wounded", "missing", "casualties")),
    (r"\b(?:tanks?|vehicles?|aircraft|jets?|helicopters?|howitzers?|drones?|uavs?|guns?|equipment)\b.*\b(?:destroy|shot down|lost|down|damag)|"
     r"\b(?:destroy|shot down|shoot down)\w*\b.*\b(?:tanks?|vehicles?|aircraft|drones?|uavs?|helicopters?|equipment)", ("equipment",)),
)  # fmt: skip
_MILITARY = re.compile(
    r"(?i)\b(?:soldier|servicem|servicewom|troop|guard|fighter|military|officer|conscript|personnel)"
)
_CIVILIAN = re.compile(r"(?i)\b(?:civilian|villager|resident|child|children|women|journalist|non-combatant)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Figures asked for: of which kinds, whose, and of which sort of victims (None: any)."""

    kinds: tuple[FigureKind, ...]
    victims: tuple[str, ...] = ()
    sort: VictimsKind | None = None

    def fits(self, figure: Figure) -> bool:
        """True for a figure that answers; a figure of unknown victims answers no question about a party's own."""
        whose = not self.victims or figure.victims in self.victims
        sort = self.sort is None or figure.victims_kind in (self.sort, "mixed", "unknown")
        return figure.kind in self.kinds and whose and sort

    def of(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures of a claim that answer."""
        return tuple(f for f in claim.figures if self.fits(f))


def kinds_asked(text: str) -> tuple[FigureKind, ...]:
    """The kinds of losses that a question names; none when it asks about something else.

    >>> kinds_asked("How many guards were killed or hurt?"), kinds_asked("How many shells fell?")
    (('killed', 'wounded'), ())
    """
    found = (kind for rule, kinds in _KINDS if re.search(rule, text, re.IGNORECASE) for kind in kinds)
    return tuple(dict.fromkeys(found))


def wanted_in(case: Case) -> Wanted | None:
    """The figures that a question asks for, or None when it asks for none."""
    text = case.question.asked_as
    kinds = kinds_asked(text)
    if not kinds:
        return None
    return Wanted(
        kinds=kinds,
        victims=tuple(p for p in case.question.parties if p not in case.question.claimants),
        sort="civilian" if _CIVILIAN.search(text) else "military" if _MILITARY.search(text) else None,
    )


def about_losses(term: str) -> bool:
    """True for a stem that only says that losses are meant, or whose kind they are."""
    words = "kill wounded soldier casualties missing captured displaced people person civilian military many number toll personnel"
    return term in {stem(w) for w in tokens(words)} or bool(kinds_asked(term)) or bool(_MILITARY.match(term))
