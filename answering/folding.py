"""Claims that say the same again: a wire story in two outlets, or one sentence told twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from answering.ledger import Ledger
from answering.words import stems
from domain.claim import Claim, Figure

_ALIKE = 0.75  # share of the shorter claim's stems
_Told = tuple[list[Claim], frozenset[str]]


def folded(claims: Iterable[Claim], ledger: Ledger) -> tuple[tuple[Claim, ...], ...]:
    """The claims in groups; each group is one line for the reader, its first claim the one that is quoted."""
    groups: list[list[Claim]] = []
    homes: dict[Hashable, list[_Told]] = {}
    for claim in claims:
        told = stems(ledger.content(claim))
        alike = homes.setdefault(_key(claim, ledger), [])
        home = next((g for g, words in alike if _same(words, told) and all(_agree(c, claim, ledger) for c in g)), None)
        if home is None:
            home = []
            groups.append(home)
            alike.append((home, told))
        home.append(claim)
    return tuple(tuple(g) for g in groups)


def _key(claim: Claim, ledger: Ledger) -> Hashable:
    """Only claims of one source and stance can be the same; different figures never are."""
    return claim.stance, claim.negated, ledger.source(claim), frozenset((f.kind, f.low, f.high) for f in _counts(claim))


def _counts(claim: Claim) -> list[Figure]:
    return [f for f in claim.figures if f.low is not None or f.high is not None]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= _ALIKE


def _agree(one: Claim, other: Claim, ledger: Ledger) -> bool:
    """True when figures of the same size count the same victims.

    "One Orvenian guard was killed, the ministry said" in a paper and in its shortened copy is one report, although the
    copy has lost the words that tell whose guard it was. It stays quiet where two reports of their own leave that open.
    """
    mine, others = _whose(one), _whose(other)
    if mine == others:
        return True
    known = all(not whose or not others[count] or whose == others[count] for count, whose in mine.items())
    return known and _one_origin(one, other, ledger)


def _whose(claim: Claim) -> dict[Hashable, frozenset[str]]:
    """The known victims of each count of a claim."""
    counts = _counts(claim)
    sizes = {(f.kind, f.low, f.high) for f in counts}
    return {n: frozenset(f.victims for f in counts if f.victims and (f.kind, f.low, f.high) == n) for n in sizes}


def _one_origin(one: Claim, other: Claim, ledger: Ledger) -> bool:
    """True when both articles are copies of one report, or one article."""
    first, second = ledger.article(one), ledger.article(other)
    return (first.origin or first.id) == (second.origin or second.id)
