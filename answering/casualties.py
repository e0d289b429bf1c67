"""What a question asks to have counted, and which figures of the ledger answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answering.case import Case
from answering.words import in_parties, stem, tokens
from domain.claim import Claim, Figure, FigureKind, VictimsKind

_THINGS = r"\b(?:tanks?|vehicles?|aircraft|jets?|helicopters?|howitzers?|drones?|uavs?|guns?|equipment)\b"
_RUIN = r"\b(?:destroy|shot down|shoot down|shooting down|lost\b|downed|damag)\w*"
_KINDS: tuple[tuple[str, tuple[FigureKind, ...]], ...] = (
    (r"kill|dead\b|died?\b|deaths?\b|fatalit|slain|lost their li", ("killed",)),
    (r"wound|injur|\bhurt\b", ("wounded",)),
    (r"\bmissing\b|unaccounted", ("missing",)),
    (r"captur|prisoner|captive|detain|hostage", ("captured",)),
    (r"displace|refugee|evacuat|\bfled\b|homeless", ("displaced",)),
    (rf"{_THINGS}.*{_RUIN}|{_RUIN}.*{_THINGS}", ("equipment",)),
    (r"casualt|\bloss(?:es)?\b|\blost\b|\blose\b|victim|\btoll\b", ("killed", "wounded", "missing", "casualties")),
)
_MILITARY = re.compile(
    r"(?i)\b(?:soldier|servicem|servicewom|troop|guard|fighter|military|officer|conscript|personnel)"
)
_CIVILIAN = re.compile(r"(?i)\b(?:civilian|villager|resident|child|children|women|journalist|non-combatant)")

_OWNS_UP = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:does|did|has|have|do|is|are|was|were) .{2,60} (?:admit|acknowledg|conced|own(?:ed|s|"
    r"ing)? up to)\w* "
    r"(?:to )?(?:having )?(?:any |its |their |some |suffer\w* )*(?:own )?(?:loss(?:es)?|casualties|deaths|dead|wounded|killed)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Figures asked for: of which kinds, whose, and of which sort of victims (None: any)."""

    kinds: tuple[FigureKind, ...]
    victims: tuple[str, ...] = ()
    sort: VictimsKind | None = None

    def fits(self, figure: Figure) -> bool:
        """True for a figure that answers; a figure of unknown victims answers no question about a party's own."""
        whose = not self.victims or in_parties(figure.victims, self.victims)
        sort = self.sort is None or figure.victims_kind in (self.sort, "mixed", "unknown")
        return figure.kind in self.kinds and whose and sort

    def of(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures of a claim that answer."""
        return tuple(f for f in claim.figures if self.fits(f))


def kinds_asked(text: str) -> tuple[FigureKind, ...]:
    """The kinds of losses that a question names; none when it asks about something else.

    >>> kinds_asked("How many guards were killed or hurt?"), kinds_asked("How many shells fell?")
    (('killed', 'wounded'), ())
    >>> kinds_asked("How many tanks were lost?")
    ('equipment',)
    """
    found = (kind for rule, kinds in _KINDS if re.search(rule, text, re.IGNORECASE) for kind in kinds)
    kinds = tuple(dict.fromkeys(found))
    return ("equipment",) if "equipment" in kinds and "captured" not in kinds else kinds


def victims_meant(text: str) -> VictimsKind:
    """Whether words speak of soldiers or of civilians.

    >>> victims_meant("Were villagers hurt?"), victims_meant("two guards"), victims_meant("guards and children")
    ('civilian', 'military', 'mixed')
    """
    civilian, military = _CIVILIAN.search(text), _MILITARY.search(text)
    if civilian and military:
        return "mixed"
    return "civilian" if civilian else "military" if military else "unknown"


def wanted_in(case: Case) -> Wanted | None:
    """The figures that a question asks for, or None when it asks for none."""
    text = case.question.asked_as
    kinds = kinds_asked(text)
    if not kinds:
        return None
    return Wanted(
        kinds=kinds,
        victims=tuple(p for p in case.question.parties if not in_parties(p, case.question.claimants)) or _lost_by(case),
        sort="civilian" if _CIVILIAN.search(text) else "military" if _MILITARY.search(text) else None,
    )


def about_losses(term: str) -> bool:
    """True for a stem that only says that losses are meant, or whose kind they are."""
    people = "soldier people person civilian military number toll killed wounded casualties missing captured displaced"
    return term in {stem(w) for w in tokens(people)} or bool(kinds_asked(term)) or bool(_MILITARY.match(term))


def asks_own_losses(question: str) -> bool:
    """True for a question whether somebody owns up to losses.

    >>> asks_own_losses("Does Talmark admit any losses?"), asks_own_losses("Who reported losses?")
    (True, False)
    """
    return _OWNS_UP.search(question) is not None


def _lost_by(case: Case) -> tuple[str, ...]:
    """The claimant's own losses, as in “How many of its own guards does Orvenia say were hurt?”; else none."""
    asked = case.question.asked_as
    own = asks_own_losses(asked) or re.search(r"(?i)\b(?:its|their) own\b|\b(?:lose|lost)\b", asked)
    return case.question.claimants if own else ()
