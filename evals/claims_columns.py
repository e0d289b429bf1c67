"""What the whole claim model is judged by: shares from 0 to 100 of claims, attributes, figures, disputes and relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from evals.claims_align import Count, Said, align, meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarrel:
    """A dispute as sets of gold claim ids, one a side; or a relation, whose sides are its claims one by one."""

    kind: str
    sides: tuple[frozenset[str], ...]
    optional: bool = False
    question: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One half of the gold beside what the program finds in the same articles."""

    gold: tuple[Said, ...]
    ours: tuple[Said, ...]
    wanted: tuple[Quarrel, ...]
    given: tuple[Quarrel, ...]

    @property
    def pairs(self) -> tuple[tuple[Said, Said], ...]:
        """Every gold claim that must be found and was, beside the claim that answers it."""
        answers = align(self.gold, self.ours)
        ours = {o.id: o for o in self.ours}
        return tuple((g, ours[answers[g.id]]) for g in self.gold if g.id in answers and not g.optional)


def share(right: Iterable[bool]) -> float | None:
    """How many of a hundred are right; None where nothing is judged."""
    judged = list(right)
    return 100 * mean(judged) if judged else None


def found(case: Case) -> dict[str, float | None]:
    """Recall and precision of claims."""
    answers = align(case.gold, case.ours)
    asked = [g for g in case.gold if not g.optional]
    loose = {answers[g.id] for g in case.gold if g.optional and g.id in answers}
    given = [o for o in case.ours if not o.narrator and o.id not in loose]
    return {
        "found": share(g.id in answers for g in asked),
        "credited": share(o.id in answers.values() for o in given),
    }


def attributes(case: Case) -> dict[str, float | None]:
    """Party, stance and carriers of the claims that were found."""
    pairs = case.pairs
    return {
        "party": share(g.accepts(o.parties) for g, o in pairs if g.parties),
        "nobody": share(g.accepts(o.parties) for g, o in pairs if not g.parties and not g.narrator),
        "stance": share(bool(o.stances & g.stances) for g, o in pairs),
        "via f1": _f1([(carried(g, o), carriers_given(g, o), len(g.via)) for g, o in pairs]),
    }


def carried(gold: Said, ours: Said) -> int:
    """How many carriers of the gold are named; "state agency TNA" names TNA."""
    return sum(any(name in other or other in name for other in ours.via) for name in gold.via)


def carriers_given(gold: Said, ours: Said) -> int:
    """How many carriers the program names, without the article's own agency where the gold does not name it.

    A paper that prints an agency's report hands every claim of it on from that agency: the program says so of each claim,
    as an inferred hop, and `claims_gold.jsonl` asks for it. These sets annotate what the text says at each claim and
    do not say how the credit of a whole article counts. Where the set's own `agency` field names it, it is no invention.
    An agency that the set does not give, or that was read out of the text by mistake, counts as wrong.
    """
    return len(ours.via - (gold.via_also - gold.via))


def _f1(counts: Sequence[tuple[int, int, int]]) -> float | None:
    right, given, wanted = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return 200 * right / (given + wanted) if given + wanted else None


Vouched = tuple[Said, Count]


def figures(case: Case) -> dict[str, float | None]:
    """Precision and recall of figures with their side and claimant."""
    wanted, given = list(_vouched(case.gold)), list(_vouched(case.ours))
    loose = [w for w in wanted if w[0].optional]
    judged = [v for v in given if any(_same_figure(w, v) for w in wanted) or not any(_at(w, v) for w in loose)]
    return {
        "figures p": share(any(_same_figure(w, v) for w in wanted) for v in judged),
        "figures r": share(any(_same_figure(w, v) for v in given) for w in wanted if not w[0].optional),
    }


def _vouched(claims: Iterable[Said]) -> Iterator[Vouched]:
    return ((claim, figure) for claim in claims for figure in claim.figures)


def _at(one: Vouched, other: Vouched) -> bool:
    return one[0].article == other[0].article and meet(one[1].place, other[1].place)


def _same_figure(one: Vouched, other: Vouched) -> bool:
    """True for the same tuple at the same place; the narrator's figures have no other claimant."""
    (said, count), (also, figure) = one, other
    same = (count.kind, count.number, count.victims) == (figure.kind, figure.number, figure.victims)
    return same and _at(one, other) and said.accepts(also.parties) and said.narrator == also.narrator


def disputes(case: Case) -> dict[str, float | None]:
    """Precision and recall of disputes, and the relations."""
    wanted = [q for q in case.wanted if q.kind == "dispute"]
    given = [q for q in case.given if q.kind in ("dispute", "figure")]
    asked = [q for q in wanted if not q.optional]
    loose = [q for q in wanted if q.optional]
    judged = [q for q in given if any(meets(w, q) for w in asked) or not any(meets(w, q) for w in loose)]
    relations = [q for q in case.wanted if q.kind != "dispute"]
    doubts = [q for q in case.given if q.kind == "possible"]
    fair = [q for q in doubts if any(meets(w, q) for w in asked) or not any(meets(w, q) for w in loose)]
    return {
        "disputes p": share(any(meets(w, q) for w in asked) for q in judged),
        "disputes r": share(any(meets(w, q) for q in given) for w in asked),
        "possible p": share(any(meets(w, q) for w in asked) for q in fair),
        "either r": share(any(meets(w, q) for q in (*given, *doubts)) for w in asked),
        "relations": share(any(q.kind == w.kind and meets(w, q) for q in case.given) for w in relations),
        "as disputes": share(any(q.kind == "figure" and meets(w, q) for q in case.given) for w in relations),
    }


def meets(wanted: Quarrel, given: Quarrel) -> bool:
    """True when two sides of one are on two sides of the other."""
    common = [(n, m) for n, a in enumerate(wanted.sides) for m, b in enumerate(given.sides) if a & b]
    return any(n != k and m != j for n, m in common for k, j in common)


def percents(case: Case) -> dict[str, float | None]:
    """Every column from 0 to 100, None where nothing was judged."""
    return {**found(case), **attributes(case), **figures(case), **disputes(case)}
