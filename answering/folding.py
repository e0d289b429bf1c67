"""Claims that say the same again: a wire story in two outlets, or one sentence told twice."""

from __future__ import annotations

from collections.abc import Iterable

from answering.ledger import Ledger
from answering.words import stems
from domain.claim import Claim


def folded(claims: Iterable[Claim], ledger: Ledger) -> tuple[tuple[Claim, ...], ...]:
    """The claims in groups; each group is one line for the reader, its first claim the one that is quoted."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((g for g in groups if _same(g[0], claim, ledger)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return tuple(tuple(g) for g in groups)


def _same(one: Claim, other: Claim, ledger: Ledger) -> bool:
    """Same party or speaker and stance, and nearly the same words; different figures are never the same."""
    if one.stance != other.stance or _sources(one) != _sources(other) or _counts(one) != _counts(other):
        return False
    first, second = stems(ledger.content(one)), stems(ledger.content(other))
    return bool(first and second) and len(first & second) / min(len(first), len(second)) >= 0.75


def _sources(claim: Claim) -> frozenset[str]:
    if claim.is_narrator:
        return frozenset({""})
    return frozenset(s.party or s.name for s in claim.speakers)


def _counts(claim: Claim) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (f.kind, f.low, f.high, f.victims) for f in claim.figures if f.low is not None or f.high is not None
    )
