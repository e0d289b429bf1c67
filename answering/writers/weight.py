"""What an editor would lead with."""

from __future__ import annotations

from collections.abc import Sequence

from answering.ledger import Ledger
from answering.writers.outdated import Outdated
from domain.claim import Claim, Dispute

Group = tuple[Claim, ...]


class Weights:
    """How much a group of claims that say the same weighs in a briefing over this ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.outdated = Outdated(ledger)
        self._disputed = {i for d in ledger.evidence.disputes for s in d.sides for i in s.claims}

    def of(self, group: Group) -> float:
        """More for what many origins tell, counts, disputed and accusing words, and speakers who are named and placed."""
        first = group[0]
        origins = {self._ledger.article(c).origin or c.article for c in group}
        named = bool(first.parties) - any(s.kind == "unnamed" for s in first.speakers)
        disputed = any(c.id in self._disputed for c in group)
        accusing = 0.5 * (first.stance in ("accuses", "denies"))
        eventful = 0.5 * (first.event is not None and first.event.type != "other")
        return len(origins) + 2 * bool(first.figures) + disputed + accusing + eventful + 1.5 * named

    def foremost(self, groups: Sequence[Group], points: Sequence[Dispute]) -> list[Group]:
        """One group of each party by weight, each followed by what the other sides of its disputes answer.

        So a bottom line never gives one side's account of a disputed point alone. A count that its claimant has raised since
        gives its place to the last one.
        """
        owned = [g for g in groups if not g[0].is_narrator] or list(groups)
        chosen: list[Group] = []
        heard: set[str] = set()
        for first in sorted(owned, key=self.of, reverse=True):
            group = max(self.outdated.raised_by(first, owned), key=self.of, default=first)
            if _owner(group) in heard:
                continue
            answers = (g for g in self._answers(group, owned, points) if _owner(g) not in heard | {_owner(group)})
            for one in (group, *answers):
                if _owner(one) not in heard:
                    heard.add(_owner(one))
                    chosen.append(one)
        return chosen

    def _answers(self, group: Group, groups: Sequence[Group], points: Sequence[Dispute]) -> list[Group]:
        mine = {c.id for c in group}
        others = [
            s.claims[0] for d in points if any(mine & set(s.claims) for s in d.sides) for s in d.sides
            if s.claims and not mine & set(s.claims)
        ]  # fmt: skip
        return [g for one in dict.fromkeys(others) for g in groups if any(c.id == one for c in g)]


def _owner(group: Group) -> str:
    return next(iter(group[0].parties), group[0].speakers[0].name)
