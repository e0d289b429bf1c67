"""The offline engine: verbatim words between a closed list of templates, from the claims ledger first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from answering.case import Case
from answering.ledger import Ledger
from answering.particulars import asks_particular
from answering.ranking import Ranking
from answering.unmet import assumes_too_much, is_unanswered, lacks_sort, of_others, sets_right
from answering.writers import (
    chain,
    compare,
    contradiction,
    general,
    how_many,
    outline,
    pointed,
    position,
    timing,
    what_is,
    who,
    why,
)
from answering.writers.particular import particulars
from domain.answer import Ask, Brief, DraftStatement, Evidence, QuestionKind, TakePosition, Task

_LITERAL = 0.75  # of the question's words, by weight, that what a writer cites must have as they are
_NEAREST = 8  # sentences of which a statement must cite one
_CLOSEST = 8  # sentences among which at least half of what a writer cites must be


class ExtractiveEngine:
    """Needs no key and no network, and gives the same words for the same evidence."""

    name = "extractive"

    def write(self, task: Task, evidence: Evidence) -> Iterator[DraftStatement]:
        """Drafted statements in reading order; none when the evidence does not answer."""
        ledger = Ledger(evidence=evidence)
        match task:
            case Ask(question=question):
                topic = Case(question=question, ledger=ledger).topic
                yield from _answer(Case(question=question, ledger=Ledger(evidence=evidence, topic=topic)))
            case Brief():
                yield from outline.write(task, ledger)
            case TakePosition(party=party):
                yield from outline.position_of(party, ledger)
            case _:
                assert_never(task)


_WRITERS: dict[QuestionKind, Callable[[Case], Iterator[DraftStatement]]] = {
    "who-reported": who.write,
    "how-many": how_many.write,
    "chain": chain.write,
    "position": position.write,
    "contradiction": contradiction.write,
    "when": timing.when,
    "order": timing.order,
    "what-is": what_is.write,
    "compare": compare.write,
    "why": why.write,
    "general": general.write,
}


def _answer(case: Case) -> Iterator[DraftStatement]:
    """A question for a name or another particular is answered from names, every other by its kind or by nearness."""
    if asks_particular(case.question.asked_as):
        yield from particulars(case)
        return
    drafts = list(_WRITERS[case.question.kind](case))
    if not case.ledger.evidence.near:
        yield from drafts
        return
    ranking = Ranking(case=case)
    if is_unanswered(ranking):
        return
    if _agree(drafts, ranking) and sets_right(ranking, [i for d in drafts for i in d.sentences]):
        yield from _near(drafts, ranking)
    elif assumes_too_much(ranking):
        return
    elif not lacks_sort(ranking, [(first := pointed.fitting(ranking)[0]).text]) and not of_others(ranking, first):
        yield from pointed.write(ranking)


def _near(drafts: Sequence[DraftStatement], ranking: Ranking) -> Sequence[DraftStatement]:
    """The drafts without statements that only a claim's kind brought in: what they cite comes nowhere near the question."""
    nearest = {r.id for r in ranking.best[:_NEAREST]}
    return [d for d in drafts if d.role != "statement" or nearest & set(d.sentences)]


def _agree(drafts: Sequence[DraftStatement], ranking: Ranking) -> bool:
    """True when what a writer cites has the question's own words, or is what comes closest to it by meaning too."""
    cited = {i for d in drafts if d.role == "statement" for i in d.sentences}
    closest = {r.id for r in ranking.best[:_CLOSEST]}
    meant = ranking.best[0].id in cited and 2 * len(cited & closest) >= len(cited)
    said = " ".join(f"{d.speaker or ''} {d.text}" for d in drafts)
    if not meant and (not cited or ranking.literal(cited, said) < _LITERAL):
        return False
    return not lacks_sort(ranking, [t for i in cited if (t := ranking.case.ledger.evidence.sentence(i))])
