"""Claims that say the same again: a wire story in two outlets, or one sentence told twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from answering.ledger import Ledger
from answering.words import stems
from domain.claim import Claim

_ALIKE = 0.75  # share of the shorter claim's stems


def folded(claims: Iterable[Claim], ledger: Ledger) -> tuple[tuple[Claim, ...], ...]:
    """The claims in groups; each group is one line for the reader, its first claim the one that is quoted."""
    groups: list[list[Claim]] = []
    homes: dict[Hashable, list[tuple[list[Claim], frozenset[str]]]] = {}
    for claim in claims:
        told = stems(ledger.content(claim))
        alike = homes.setdefault(_key(claim, ledger), [])
        home = next((group for group, words in alike if _same(words, told)), None)
        if home is None:
            home = []
            groups.append(home)
            alike.append((home, told))
        home.append(claim)
    return tuple(tuple(g) for g in groups)


def _key(claim: Claim, ledger: Ledger) -> Hashable:
    """Only claims of one source and stance can be the same; different figures never are."""
    counts = frozenset(
        (f.kind, f.low, f.high, f.victims) for f in claim.figures if f.low is not None or f.high is not None
    )
    return claim.stance, claim.negated, ledger.source(claim), counts


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= _ALIKE
