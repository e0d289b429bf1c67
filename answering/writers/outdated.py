"""Which counts their own claimant has raised since: a briefing leads with the last of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from answering.ledger import Ledger
from domain.claim import Claim, FigureKind

Count = tuple[str, FigureKind, int]  # party, kind, number
Group = tuple[Claim, ...]


class Outdated:
    """The counts of a ledger that a later report of the same party brings up to date, each with the day of that report.

    "Three people died, the ministry said" on Saturday is not what to lead with once the ministry says eleven, whichever
    paper has it. A count of another event, which no relation joins to a later one, stays as it is; so does one that was
    lowered.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._raised: dict[Count, date] = {}
        for relation in ledger.evidence.relations:
            if relation.kind == "update":
                self._note([c for i in relation.claims if i in ledger.by_id for c in self._counts(ledger.by_id[i])])

    def all(self, group: Group) -> bool:
        """True when each count of these claims, of which there is one, was raised later."""
        counts = [count for claim in group for count in self._counts(claim)]
        return bool(counts) and all(count in self._raised and day < self._raised[count] for day, count in counts)

    def raises(self, group: Group) -> bool:
        """True when a count of these claims is the one that brings an older one up to date."""
        raised = {(day, count[:2]) for count, day in self._raised.items()}
        return any((day, one[:2]) in raised for claim in group for day, one in self._counts(claim))

    def raised_by(self, group: Group, groups: Sequence[Group]) -> Iterator[Group]:
        """Those of the groups that hold the last count in place of one of this group, when all of its own are outdated."""
        if not self.all(group):
            return
        counts = {one for claim in group for _, one in self._counts(claim)}
        dead = {one for one in counts if one[1] == "killed"}
        raised = {(self._raised[one], one[:2]) for one in dead or counts}
        for other in groups:
            if not self.all(other) and any((day, one[:2]) in raised for c in other for day, one in self._counts(c)):
                yield other

    def _note(self, told: list[tuple[date, Count]]) -> None:
        for day, (party, kind, number) in told:
            later = [d for d, (p, k, n) in told if (p, k) == (party, kind) and d > day and n > number]
            if later:
                one = (party, kind, number)
                self._raised[one] = max(self._raised.get(one, date.min), *later)

    def _counts(self, claim: Claim) -> Iterator[tuple[date, Count]]:
        published = self._ledger.article(claim).published
        if published and claim.parties:
            day = published.first_day
            yield from ((day, (claim.parties[0], f.kind, f.low)) for f in claim.figures if f.low is not None)
