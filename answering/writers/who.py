"""Who said something: the claims on the topic under whoever makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.case import Case
from answering.casualties import wanted_in
from answering.templates import capitalised, counted
from answering.writers import general, losses
from answering.writers.lines import claim_lines, lead
from answering.writers.position import act_term, of_act
from domain.answer import DraftStatement
from domain.claim import Claim

_OWNS_UP = re.compile(
    r"(?i)\b(?:claim(?:s|ed)?|t(?:ake|akes|ook)|deni(?:es|ed)|admit(?:s|ted)?) (?:the )?responsibility\b"
)
_RESPONSIBLE = re.compile(
    r"(?i)\b(?:claim|take|took|assum|accept|den[iy]|disclaim|admit)\w*(?: \w+){0,3} responsibility\b"
)
_THEME = 0.75  # of what else the question names that an article must be about


def write(case: Case) -> Iterator[DraftStatement]:
    """Losses when the question is about them, else every source that speaks on the topic, narrators last."""
    if wanted_in(case) is not None:
        drafts = list(losses.write(case))
        if drafts:
            yield from drafts
            return
    if claimed := _owning_up(case):
        yield from claim_lines(claimed, case.ledger)
        return
    best = general.best_claims(case, terms=tuple(t for t in case.topic if not act_term(t)) or case.topic)
    attributed = tuple(c for c in best if not c.is_narrator)
    chosen = of_act(case, attributed) or attributed or best
    if not chosen:
        return
    chosen = (*chosen, *_denials(case, chosen))
    sources = {s.name for c in chosen for s in c.speakers if s.kind != "narrator"}
    if sources:
        yield lead("reported", count=capitalised(counted(len(sources), "source")))
    yield from claim_lines(chosen, case.ledger)


def _owning_up(case: Case) -> tuple[Claim, ...]:
    """Who claimed responsibility: those who did in an article on the deed, whose name need not stand in the claim again."""
    if not _OWNS_UP.search(case.question.asked_as):
        return ()
    rest = tuple(t for t in case.topic if not t.startswith("responsib"))
    near = {a.id for a in case.ledger.evidence.articles.values() if case.cover(case.theme(a), rest) >= _THEME}
    told = (c for c in case.ledger.claims if c.article in near and not c.is_narrator)
    return tuple(c for c in told if _RESPONSIBLE.search(case.ledger.said(c)) and c.stance != "accuses")


def _denials(case: Case, chosen: Sequence[Claim]) -> list[Claim]:
    """Who denies what is told: the claims that stand against it in a dispute."""
    told = {c.id for c in chosen}
    if re.search(r"(?i)\bden(?:y|ies|ied)\b", case.question.asked_as):
        homes = {c.article for c in chosen}
        denying = [c for c in case.ledger.claims if c.stance == "denies" and c.article in homes and c.id not in told]
        return [c for c in denying if set(case.topic) & case.stems_of(c)][:2]
    met = [
        d for d in case.ledger.evidence.disputes if d.kind == "denial" and any(told & set(s.claims) for s in d.sides)
    ]
    others = (i for d in met for s in d.sides if not told & set(s.claims) for i in s.claims[:1])
    return [case.ledger.by_id[i] for i in dict.fromkeys(others) if i in case.ledger.by_id and i not in told][:2]
