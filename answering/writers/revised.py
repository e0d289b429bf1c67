"""Whether somebody's figures changed: each figure that a source gave for the same losses, in the order of its days."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from answering.case import Case
from answering.casualties import wanted_in
from answering.matter import Matter
from answering.writers.developments import in_words, published_day
from answering.writers.lines import claim_line, lead
from domain.answer import DraftStatement
from domain.claim import Claim, Figure

_CHANGED = (
    r"(?:chang|revis|correct|rais|lower|updat|adjust|increas|reduc|alter|amend|cut|shift|grow|grew|risen|rose|climb)\w*"
)
_COUNT = (
    r"(?:figures?|tolls?|counts?|numbers?|tall(?:y|ies)|estimates?|(?:number of )?(?:the )?(?:dead|deaths|killed|"
    r"wounded|injured|missing|casualties|losses))"
)
_ASKED = re.compile(
    rf"(?i)^\W*(?:and |but |so )?(?:has|have|had|did|does|do|is|are|was|were|how|when|why)\b.*\b(?:{_CHANGED}\b.*\b{_COUNT}|"
    rf"{_COUNT}\b.*\b{_CHANGED})\b"
)
_AT_MOST = 5
Series = tuple[str, str, str | None, bool]
Given = tuple[str, Claim, Figure]


def asks_revision(question: str) -> bool:
    """True for a question whether or how a count changed.

    >>> asks_revision("Has Talmark revised its toll?"), asks_revision("How many did Talmark count?")
    (True, False)
    """
    return _ASKED.search(question) is not None and not re.match(r"(?i)\W*why\b", question)


def write(case: Case) -> Iterator[DraftStatement]:
    """The figures of the fullest series in order; where none changed, that is said before what figure there is."""
    matter = Matter(case=case)
    told = _series(matter)
    if not told:
        return
    told = _updated(case, told) or ({} if matter.is_broad else told)
    if not told:
        return
    best = max(told.values(), key=lambda one: len(_each_value(one)))
    changed = len(_each_value(best)) > 1
    yield lead("figures changed" if changed else "no change")
    for day, claim, figure in _each_value(best)[: _AT_MOST if changed else 2]:
        line = claim_line((claim,), case.ledger, focus=(figure.span,), longest=30)
        yield dataclasses.replace(line, heading=in_words(day))


def _series(matter: Matter) -> dict[Series, list[Given]]:
    """For each source, kind of loss, party that suffered it and sort of victims, the largest figure of each report."""
    case, found = matter.case, dict[Series, dict[str, Given]]()
    wanted = wanted_in(case)
    for claim in matter.claims(of_anybody=False):
        day = published_day(case.ledger.article(claim))
        if not day or claim.stance in ("denies", "questions", "declines") or claim.negated:
            continue
        for figure in claim.figures:
            if figure.scope == "daily" or figure.low is None or (wanted and figure.kind not in wanted.kinds):
                continue
            key = (case.ledger.source(claim), figure.kind, figure.victims, figure.victims_kind == "military")
            reports = found.setdefault(key, {})
            if claim.article not in reports or (reports[claim.article][2].low or 0) < figure.low:
                reports[claim.article] = (day, claim, figure)
    return {key: list(reports.values()) for key, reports in found.items()}


def _updated(case: Case, told: dict[Series, list[Given]]) -> dict[Series, list[Given]]:
    """The series of which two or more reports are known to bring each other up to date: one event's, not two."""
    groups = [set(r.claims) for r in case.ledger.evidence.relations if r.kind == "update"]
    found = ((key, [g for g in given if g[1].id in ids]) for key, given in told.items() for ids in groups)
    kept: dict[Series, list[Given]] = {}
    for key, given in found:
        if len(_each_value(given)) > max(1, len(kept.get(key, ()))):
            kept[key] = given
    return kept


def _each_value(told: Sequence[Given]) -> list[Given]:
    """The first report of each value, by day."""
    ordered = sorted(told, key=lambda one: (one[0], one[2].low or 0))
    first = {(f.low, f.high): (day, c, f) for day, c, f in reversed(ordered)}
    return sorted(first.values(), key=lambda one: (one[0], one[2].low or 0))
