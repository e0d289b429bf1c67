"""Figures by who gives them: claimant, victims' side and kind, the latest first and the older ones behind it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answering.ledger import Ledger
from app.figure_standing import DENIES, Said, Standing, standings
from app.telling import tell
from domain.claim import Claim, Figure
from domain.record import FigureGroup, FigureLine, FigureRow

BEHIND = 12  # older counts that are told of one claimant
_COUNTS = frozenset(("asserts", "confirms", "accuses", "expresses"))


@dataclass(frozen=True, slots=True)
class _Count:
    """One number of a claimant, with the claims that repeat it, the latest first."""

    said: tuple[Said, ...]

    @property
    def figure(self) -> Figure:
        return self.said[0][1]


def figure_groups(ledger: Ledger) -> tuple[FigureGroup, ...]:
    """The figures of the evidence, by kind and victims; those that most claimants speak of first."""
    by_group: dict[tuple[str, str], dict[Standing, Sequence[Said]]] = defaultdict(dict)
    for at, said in standings(_figures(ledger), ledger).items():
        by_group[at.kind, at.victims][at] = said
    made = (_group(rows, ledger) for rows in by_group.values())
    return tuple(sorted(made, key=lambda g: (not g.victims, -len({r.claimant for r in g.rows}), g.kind, g.victims)))


def _figures(ledger: Ledger) -> Iterator[Said]:
    """Every number that somebody gives or denies."""
    for claim in ledger.claims:
        for figure in claim.figures if claim.stance in _COUNTS | DENIES else ():
            if (figure.low, figure.high) != (None, None):
                yield claim, figure


def _group(given: Mapping[Standing, Sequence[Said]], ledger: Ledger) -> FigureGroup:
    at = next(iter(given))
    parted = _one_report(_named(_latest_first(given, ledger)), ledger)
    rows = [_row(one.claimant, _counts(mine), ledger) for one, mine in parted.items()]
    name = hashlib.sha256(f"{at.kind}|{at.victims}".encode()).hexdigest()[:8]
    return FigureGroup(
        id=f"{at.kind}-{name}",
        kind=next(iter(given.values()))[0][1].kind,
        victims=at.victims,
        victims_kinds=tuple(dict.fromkeys(f.victims_kind for said in given.values() for _, f in said)),
        rows=tuple(sorted(rows, key=lambda r: (r.latest.denied, r.claimant))),
    )


def _latest_first(rows: Mapping[Standing, Sequence[Said]], ledger: Ledger) -> dict[Standing, list[Said]]:
    """Each row with what was said last first; of one day, what is credited to somebody, and what tells most."""

    def order(said: Said) -> tuple[str, bool, bool, bool]:
        claim, figure = said
        day = ledger.said_on(claim) or ""
        return day, not claim.is_narrator, figure.victims_kind != "unknown", figure.scope == "daily"

    return {at: sorted(said, key=order, reverse=True) for at, said in rows.items()}


def _named(rows: dict[Standing, list[Said]]) -> dict[Standing, list[Said]]:
    """The rows; a count of "nine dead" goes with the same claimant's "nine soldiers"."""
    found = {at: list(said) for at, said in rows.items() if at.victims_kind != "unknown"}
    for at, said in rows.items():
        for one in said if at.victims_kind == "unknown" else ():
            alike = (k for k in found if k.victims_kind != "unknown" and replace(k, victims_kind="unknown") == at)
            home = next((k for k in alike if any(_range(other) == _range(one) for other in found[k])), at)
            found.setdefault(home, []).append(one)
    return found


def _one_report(rows: dict[Standing, list[Said]], ledger: Ledger) -> dict[Standing, list[Said]]:
    """The rows; what nobody known is credited with in a copy goes with the report that it is a copy of.

    "Four were still missing" in a wire story that two papers print is one count, not two claimants who agree.
    """
    uncredited = [(at, one) for at, said in rows.items() for one in said if not one[0].parties]
    homes = {(replace(at, claimant=""), one[0].article, _range(one)): at for at, one in uncredited}
    found: dict[Standing, list[Said]] = {at: [] for at in rows}
    copied: list[tuple[Standing, Said]] = []
    for at, said in rows.items():
        for one in said:
            origin = ledger.article(one[0]).origin
            home = at if one[0].parties else homes.get((replace(at, claimant=""), origin or "", _range(one)), at)
            if home == at:
                found[at].append(one)
            else:
                copied.append((home, one))
    for home, one in copied:
        found[home].append(one)
    return {at: said for at, said in found.items() if said}


def _counts(said: Sequence[Said]) -> tuple[_Count, ...]:
    """The different numbers of one row, the one that was given last first."""
    by_range: dict[tuple[int | None, int | None], list[Said]] = defaultdict(list)
    for one in said:
        by_range[_range(one)].append(one)
    return tuple(_Count(tuple(same)) for same in by_range.values())


def _range(said: Said) -> tuple[int | None, int | None]:
    return said[1].low, said[1].high


def _row(claimant: str, counts: Sequence[_Count], ledger: Ledger) -> FigureRow:
    kept = counts[: BEHIND + 1]
    said = [[claim for claim, _ in count.said] for count in kept]
    told = tell(said, ledger, [count.figure.span for count in kept])
    newest = counts[0].said[0][0]
    lines = tuple(
        FigureLine(
            figure=count.figure,
            told=one,
            denied=count.said[0][0].negated or count.said[0][0].stance in DENIES,
            revised=count is not counts[0] and _updated(count, newest, ledger),
        )
        for count, one in zip(kept, told, strict=True)
    )
    return FigureRow(claimant=claimant, latest=lines[0], earlier=lines[1:])


def _updated(count: _Count, newest: Claim, ledger: Ledger) -> bool:
    """True when the claims are known to be an older and a later count of one thing."""
    old = {claim.id for claim, _ in count.said}
    return any(r.kind == "update" and newest.id in r.claims and old & set(r.claims) for r in ledger.evidence.relations)
