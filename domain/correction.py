"""What a person set right: a claim corrected or dismissed, a party called otherwise. Kept apart from what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from domain.anchor import Anchor
from domain.claim import Claim, Stance

CorrectionKind = Literal["claim", "dismissal", "party"]
Standing = Literal["applied", "words not found", "no claim there", "article not loaded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The fields of a claim that a person may set. None leaves a field as it was found; "" or () takes it away."""

    speaker: str | None = None
    party: str | None = None
    stance: Stance | None = None
    target_party: str | None = None
    via: tuple[str, ...] | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The fields that are set, by name.

        >>> Details(party="Kesh", stance="denies").named
        ('party', 'stance')
        """
        return tuple(name for name in FIELDS if getattr(self, name) is not None)

    @classmethod
    def of(cls, claim: Claim) -> Details:
        """These fields as they stand in a claim."""
        return cls(
            speaker="; ".join(s.name for s in claim.speakers),
            party="; ".join(claim.parties),
            stance=claim.stance,
            target_party=claim.target_party or "",
            via=tuple(hop.name for hop in claim.via),
        )


FIELDS = ("speaker", "party", "stance", "target_party", "via")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a person set right, by whom (as they call themselves) and when; `id` is its number in the library.

    A "claim" has an `anchor`, the fields as they `was` found, and what they are `changed` to; a "dismissal" has the first
    two. A "party" says that `party` is from now on called `into`, its new name or the party that it belongs to.
    """

    kind: CorrectionKind
    at: datetime
    id: int = 0
    anchor: Anchor | None = None
    was: Details = field(default_factory=Details)
    changed: Details = field(default_factory=Details)
    party: str | None = None
    into: str | None = None
    who: str = ""
    note: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """What two corrections share when the second adds nothing: taken in from a file twice, it is kept once."""
        return self.kind, self.anchor, self.changed, self.party, self.into, self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A correction, how it stands in the present texts, and the claim it is applied to (as it was found), if any."""

    correction: Correction
    standing: Standing
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """A party as the library calls it, its other names, and how many claims it makes."""

    name: str
    claims: int
    aliases: tuple[str, ...] = ()
