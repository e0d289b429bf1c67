"""When the sources do not answer: what was searched, and the sentences that come nearest."""

from __future__ import annotations

from answering.case import Case
from answering.citing import nearest
from answering.ledger import Ledger
from answering.templates import counted
from domain.answer import Evidence, Question, Scope, Silence, SilenceKind

NEAREST = 3


def silence(kind: SilenceKind, question: Question, evidence: Evidence, scope: Scope) -> Silence:
    """The result that says that nothing was found, where it was looked for, and what comes nearest."""
    ids = () if kind == "nothing indexed" else nearest_ids(question, evidence)
    return Silence(kind=kind, searched=searched(question, scope), nearest=nearest(ids, evidence))


def searched(question: Question, scope: Scope) -> str:
    """What was looked at, in words: how many articles, of which days and outlets, what waits, and what no rule reads."""
    parts = [counted(scope.articles, "article")]
    if scope.articles and scope.origins != scope.articles:
        parts[0] += f" of {counted(scope.origins, 'origin')}"
    if scope.since and scope.until:
        parts.append(f"published {scope.since}" + (f" to {scope.until}" if scope.until != scope.since else ""))
    if question.filters.outlets:
        parts.append(f"of {', '.join(question.filters.outlets)}")
    if question.filters.since or question.filters.until:
        parts.append(f"filtered to {question.filters.since or 'the start'} – {question.filters.until or 'the end'}")
    if question.terms:
        parts.append(f"for “{' '.join(question.terms[:8])}”")
    if scope.waiting:
        parts.append(f"{counted(scope.waiting, 'article')} still being analysed")
    return "; ".join(part for part in (", ".join(parts), scope.unread_notice) if part)


def nearest_ids(question: Question, evidence: Evidence) -> tuple[str, ...]:
    """The sentences that cover most of the question, best first; none that share nothing, or where it has no words of its own."""
    case = Case(question=question, ledger=Ledger(evidence=evidence))
    terms = case.about(question.asked_as)
    scored = sorted(
        ((case.cover(case.stems_at(a, s), terms), a.sentence_id(s)) for a, s in case.sentences), key=lambda x: -x[0]
    )
    return tuple(sentence_id for score, sentence_id in scored[:NEAREST] if terms and score > 0)
