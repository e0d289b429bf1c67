"""Which counts their own claimant has raised since: a briefing leads with the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from answering.ledger import Ledger
from domain.claim import Claim, FigureKind

Count = tuple[str, date, FigureKind, int]  # party, day of publication, kind, number


class Outdated:
    """The counts of a ledger that a later report of the same party brings up to date.

    "Three people died, the ministry said" on Saturday is not what to lead with once the ministry says eleven. A count of
    another event, which no relation joins to the later one, stays as it is; so does a higher count that was lowered.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._old = set(self._found())

    def all(self, group: tuple[Claim, ...]) -> bool:
        """True when each count of these claims, of which there is one, was raised later."""
        counts = [count for claim in group for count in self._counts(claim)]
        return bool(counts) and all(count in self._old for count in counts)

    def _found(self) -> Iterator[Count]:
        for relation in self._ledger.evidence.relations:
            if relation.kind == "update":
                told = [
                    c for i in relation.claims if i in self._ledger.by_id for c in self._counts(self._ledger.by_id[i])
                ]
                yield from (one for one in told if any(_raised(one, other) for other in told))

    def _counts(self, claim: Claim) -> Iterator[Count]:
        published = self._ledger.article(claim).published
        if published and claim.parties:
            day = published.first_day
            yield from ((claim.parties[0], day, f.kind, f.low) for f in claim.figures if f.low is not None)


def _raised(one: Count, other: Count) -> bool:
    return one[0] == other[0] and one[2] == other[2] and one[1] < other[1] and one[3] < other[3]
