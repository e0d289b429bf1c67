"""Figures by who gives them: claimant, victims' side and kind, the latest first and the older ones behind it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answering.ledger import Ledger
from app.telling import tell
from domain.claim import Claim, Figure
from domain.record import FigureGroup, FigureLine, FigureRow

BEHIND = 12  # older counts that are told of one claimant
_COUNTS = frozenset(("asserts", "confirms", "accuses", "expresses"))
_DENIES = frozenset(("denies", "questions"))

Said = tuple[Claim, Figure]
Row = tuple[str, bool, str, bool]  # claimant, denied, kind of victims, of one day only


@dataclass(frozen=True, slots=True)
class _Count:
    """One number of a claimant, with the claims that repeat it, the latest first."""

    said: tuple[Said, ...]

    @property
    def figure(self) -> Figure:
        return self.said[0][1]


def figure_groups(ledger: Ledger) -> tuple[FigureGroup, ...]:
    """The figures of the evidence, by kind and victims; those that most claimants speak of first."""
    by_group: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for claim in ledger.claims:
        for figure in claim.figures if claim.stance in _COUNTS | _DENIES else ():
            if (figure.low, figure.high) != (None, None):
                by_group[figure.kind, figure.victims or ""].append((claim, figure))
    made = (_group(said, ledger) for said in by_group.values())
    return tuple(sorted(made, key=lambda g: (not g.victims, -len({r.claimant for r in g.rows}), g.kind, g.victims)))


def _group(said: Sequence[Said], ledger: Ledger) -> FigureGroup:
    figure = said[0][1]
    rows = _rows(said, ledger)
    name = hashlib.sha256(f"{figure.kind}|{figure.victims or ''}".encode()).hexdigest()[:8]
    return FigureGroup(
        id=f"{figure.kind}-{name}",
        kind=figure.kind,
        victims=figure.victims or "",
        victims_kinds=tuple(dict.fromkeys(f.victims_kind for _, f in said)),
        rows=tuple(sorted(rows, key=lambda r: (r.latest.denied, r.claimant))),
    )


def _rows(said: Sequence[Said], ledger: Ledger) -> Iterable[FigureRow]:
    by_row: dict[Row, list[Said]] = defaultdict(list)
    for one in sorted(said, key=lambda s: ledger.said_on(s[0]) or "", reverse=True):
        by_row[_row_of(one, ledger)].append(one)
    for key, mine in _named(by_row).items():
        yield _row(key[0], _counts(mine), ledger)


def _row_of(said: Said, ledger: Ledger) -> Row:
    claim, figure = said
    claimant = ledger.source(claim) or ledger.article(claim).name
    return claimant, claim.negated or claim.stance in _DENIES, figure.victims_kind, figure.scope == "daily"


def _named(rows: dict[Row, list[Said]]) -> dict[Row, list[Said]]:
    """The rows; a count of "nine dead" goes with the same claimant's "nine soldiers"."""
    found = {key: list(said) for key, said in rows.items() if key[2] != "unknown"}
    for key, said in rows.items():
        for one in said if key[2] == "unknown" else ():
            alike = (k for k in found if (k[0], k[1], k[3]) == (key[0], key[1], key[3]) and k[2] != "unknown")
            home = next((k for k in alike if any(_range(other) == _range(one) for other in found[k])), key)
            found.setdefault(home, []).append(one)
    return found


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
            denied=count.said[0][0].negated or count.said[0][0].stance in _DENIES,
            revised=count is not counts[0] and _updated(count, newest, ledger),
        )
        for count, one in zip(kept, told, strict=True)
    )
    return FigureRow(claimant=claimant, latest=lines[0], earlier=lines[1:])


def _updated(count: _Count, newest: Claim, ledger: Ledger) -> bool:
    """True when the claims are known to be an older and a later count of one thing."""
    old = {claim.id for claim, _ in count.said}
    return any(r.kind == "update" and newest.id in r.claims and old & set(r.claims) for r in ledger.evidence.relations)
