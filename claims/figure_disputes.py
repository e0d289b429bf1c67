"""Figures that differ: for the same victims and event, by different claimants, with ranges that cannot both hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from claims.hostile import owners
from claims.quarrel import Quarrel
from claims.vocabulary import Vocabulary
from claims.window import Window
from domain.claim import Claim, Figure, Relation, RelationKind

_VERBS = {
    "killed": "were killed", "wounded": "were wounded", "missing": "are missing", "captured": "were captured",
    "displaced": "were displaced", "casualties": "were hit", "equipment": "were lost",
}  # fmt: skip
_NOUNS = {"military": "soldiers", "civilian": "civilians", "mixed": "people", "unknown": "people"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure with the claim that vouches for it."""

    claim: Claim
    figure: Figure


def differing_figures(claims: Sequence[Claim], window: Window) -> tuple[list[Quarrel], list[Relation]]:
    """Disputes over figures, and the pairs that only look like one: updates, the same figure, other scopes."""
    quarrels: dict[tuple[str, str], Quarrel] = {}
    relations: dict[tuple[str, ...], Relation] = {}
    for group in _comparable(claims, window):
        relations |= {(r.kind, *r.claims): r for r in _relations(group, window)}
        quarrel = _quarrel([c for c in group if c.figure.low is not None or c.figure.high is not None], window)
        if quarrel is not None:
            quarrels.setdefault((quarrel.question, quarrel.sides[0][1][0].id), quarrel)
    return list(quarrels.values()), list(relations.values())


def _comparable(claims: Sequence[Claim], window: Window) -> Iterator[list[Counted]]:
    """Figures of one kind for one side, in runs that are about one event."""
    by_side: dict[tuple[object, ...], list[Counted]] = {}
    for claim in (c for c in claims if c.stance != "denies"):
        for figure in claim.figures:
            if figure.victims:
                thing = (
                    _thing(claim, figure, window) if figure.kind == "equipment" else figure.victims_kind == "civilian"
                )
                key = (figure.kind, window.party(figure.victims), thing)
                by_side.setdefault(key, []).append(Counted(claim=claim, figure=figure))
    for counted in by_side.values():
        yield from _runs(counted, window)


def _thing(claim: Claim, figure: Figure, window: Window) -> str:
    """What kind of equipment is counted, so that tanks are never held against drones."""
    equipment = Vocabulary.load().lists["equipment"]
    words = re.findall(r"[a-z]+", figure.span.of(window.articles[claim.article].text).lower())
    return next((w.removesuffix("s") for w in words if w.removesuffix("s") in equipment), "")


def _runs(counted: Iterable[Counted], window: Window) -> list[list[Counted]]:
    runs: list[list[Counted]] = []
    for item in counted:
        home = next((r for r in runs if any(window.same_event(item.claim, o.claim) for o in r)), None)
        if home is None:
            runs.append([item])
        else:
            home.append(item)
    return runs


def _pairs(group: Sequence[Counted], window: Window) -> Iterator[tuple[Counted, Counted]]:
    for i, a in enumerate(group):
        for b in group[i + 1 :]:
            if a.claim.id != b.claim.id and window.same_event(a.claim, b.claim):
                yield a, b


def _relations(group: Sequence[Counted], window: Window) -> Iterator[Relation]:
    """The relations of a group, those that say the same taken together."""
    together: dict[tuple[str, str], list[str]] = {}
    for a, b in _pairs(group, window):
        relation = _relation(a, b, window)
        if relation is not None:
            together.setdefault((relation.kind, relation.note), []).extend(relation.claims)
    for (kind, note), claims in together.items():
        yield Relation(kind=cast(RelationKind, kind), claims=tuple(dict.fromkeys(claims)), note=note)


def _relation(a: Counted, b: Counted, window: Window) -> Relation | None:
    """Why two figures are no contradiction, or None when they may be one."""
    first, second = sorted((a, b), key=lambda c: (str(window.published(c.claim) or ""), c.claim.id))
    ids = (first.claim.id, second.claim.id)
    if _range(a) == _range(b):
        return Relation(kind="same", claims=ids, note=f"the same figure: {_shown(a.figure)}")
    if a.figure.scope != b.figure.scope and {a.figure.scope, b.figure.scope} & {"daily"}:
        return Relation(kind="compatible", claims=ids, note="one counts a day, the other more")
    if not _disjoint(a.figure, b.figure):
        return Relation(
            kind="compatible", claims=ids, note=f"{_shown(first.figure)} and {_shown(second.figure)} can both hold"
        )
    if _same_voice(a, b, window) and window.published(a.claim) != window.published(b.claim):
        return Relation(kind="update", claims=ids, note=f"{_shown(first.figure)}, later {_shown(second.figure)}")
    return None


def _quarrel(group: Sequence[Counted], window: Window) -> Quarrel | None:
    sides: dict[str, list[Counted]] = {}
    for item in group:
        for who in owners(item.claim, window):
            sides.setdefault(who, []).append(item)
    rivals = [
        who for who, mine in sides.items()
        if any(_rival(a, b, window) for other, theirs in sides.items() if other != who for a in mine for b in theirs)
    ]  # fmt: skip
    if len(rivals) < 2:
        return None
    figure = group[0].figure
    shown = tuple((who, tuple(dict.fromkeys(c.claim for c in _latest(sides[who], window)))) for who in rivals)
    return Quarrel(kind="figure", question=_question(figure, window.party(figure.victims) or ""), sides=shown)


def _latest(mine: Sequence[Counted], window: Window) -> list[Counted]:
    return sorted(mine, key=lambda c: str(window.published(c.claim) or ""), reverse=True)


def _rival(a: Counted, b: Counted, window: Window) -> bool:
    return (
        a.claim.id != b.claim.id and window.same_event(a.claim, b.claim) and _disjoint(a.figure, b.figure)
        and _relation(a, b, window) is None
    )  # fmt: skip


def _same_voice(a: Counted, b: Counted, window: Window) -> bool:
    ours, theirs = set(owners(a.claim, window)), set(owners(b.claim, window))
    chain = {v.name for v in a.claim.via} & {v.name for v in b.claim.via}
    return bool(ours & theirs) or bool(chain and a.claim.is_narrator and b.claim.is_narrator)


def _range(counted: Counted) -> tuple[int | None, int | None]:
    return counted.figure.low, counted.figure.high


def _disjoint(a: Figure, b: Figure) -> bool:
    def above(x: Figure, y: Figure) -> bool:
        return x.low is not None and y.high is not None and x.low > y.high

    return above(a, b) or above(b, a)


def _shown(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is not None and low == high:
        return str(low)
    return (
        f"{low if low is not None else 'fewer'} to {high}"
        if high is not None
        else f"{low} or more"
        if low is not None
        else "no number"
    )


def _question(figure: Figure, victims: str) -> str:
    noun = "pieces of equipment" if figure.kind == "equipment" else _NOUNS[figure.victims_kind]
    return f"How many {noun} of {victims} {_VERBS[figure.kind]}?"
