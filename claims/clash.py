"""Two claims that cannot both be so, before they are gathered into disputes."""

from __future__ import annotations

from dataclasses import dataclass

from domain.claim import Claim, DisputeKind

ASSERTING = ("asserts", "accuses", "confirms")
"""Stances in which somebody stands for a fact."""
STATING = (*ASSERTING, "denies", "expresses")
"""Stances whose words can be held against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """`claim` is what was said first or is denied, `against` what stands against it; `topic` words the question."""

    kind: DisputeKind
    claim: Claim
    against: Claim
    topic: str
