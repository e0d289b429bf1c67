"""The offline engine: verbatim words between a closed list of templates, from the claims ledger first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import assert_never

from answering.beyond import is_beyond
from answering.case import Case
from answering.ledger import Ledger
from answering.particulars import asks_particular
from answering.ranking import SURE, Ranked, Ranking
from answering.unmet import assumes_too_much, by_others, elsewhere, is_unanswered, lacks_sort, of_others, sets_right
from answering.writers import (
    chain,
    compare,
    contradiction,
    general,
    how_many,
    outline,
    pointed,
    position,
    standing,
    timing,
    what_is,
    who,
    why,
)
from answering.writers.besides import besides
from answering.writers.particular import particulars
from answering.writers.plain import writer_for
from domain.answer import Ask, Brief, DraftStatement, Evidence, QuestionKind, TakePosition, Task

_LITERAL = 0.75  # of the question's words, by weight, that what a writer cites must have as they are
_OF_A_PARTY = ("how-many", "when", "who-reported", "general")  # kinds that a sentence about others does not answer
_TWO = 2  # sentences that a writer must cite where two accounts are asked for
_PLAIN = 2.2  # a logit of a plain answer
_BROAD = 3  # content words of a question that has many answers: "Who reported casualties?"
_BEARS = -1.0  # a logit from which a statement of a kind's own writer is kept
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
    plain = writer_for(case)
    if plain is not None and (told := list(plain(case))):
        yield from told
        return
    ranking = Ranking(case=case)
    if ranking.close.by_meaning and is_beyond(ranking) and not contradiction.is_bare(case):
        return
    if asks_particular(ranking.close.head) and not contradiction.is_bare(case):
        yield from particulars(ranking)
        return
    drafts = list(_WRITERS[case.question.kind](case))
    if not ranking.close.by_meaning or (drafts and contradiction.is_bare(case)):
        yield from drafts
        return
    drafts = _to_the_point(drafts, ranking)
    if is_unanswered(ranking):
        return
    if _agree(drafts, ranking) and sets_right(ranking, [i for d in drafts for i in d.sentences]):
        told = [*drafts, *standing.otherwise(case, drafts)]
    elif assumes_too_much(ranking):
        return
    elif not _is_beside(ranking, pointed.fitting(ranking)[0]):
        told = list(pointed.write(ranking))
        told += standing.otherwise(case, told)
    else:
        return
    yield from [*told, *besides(ranking, told)]


def _to_the_point(drafts: Sequence[DraftStatement], ranking: Ranking) -> list[DraftStatement]:
    """The drafts without statements that are judged to be beside the point; what leads in is computed from all, so it goes too.

    Only where some sentence is a plain answer: what is asked broadly has many, none of them plain by itself. Two accounts are
    left as they are: the one that a question is not about is still the other side's.
    """
    if ranking.case.question.kind in pointed.TWO_SIDES or not _has_plain_answer(ranking):
        return list(drafts)
    fit = [d for d in drafts if d.role != "statement" or ranking.judged(d.sentences) >= _BEARS]
    return fit if len(fit) == len(drafts) else [d for d in fit if d.role != "lead"]


def _has_plain_answer(ranking: Ranking) -> bool:
    """True when one sentence is judged a plain answer, and the question has words enough to want one in particular."""
    return ranking.surest >= _PLAIN and len(ranking.close.own) > _BROAD


def _is_beside(ranking: Ranking, first: Ranked) -> bool:
    """True when the closest sentence lacks the sort of thing asked for, is about others or elsewhere, or holds others' words.

    Not where it is surely an answer as judged.
    """
    if ranking.judged([first.id]) >= SURE:
        return False
    other = ranking.case.question.kind in _OF_A_PARTY and of_others(ranking, first)
    return other or lacks_sort(ranking, [first.text]) or by_others(ranking, first) or elsewhere(ranking, first)


def _outdone(ranking: Ranking, cited: Collection[str]) -> bool:
    """True when another sentence is judged a plain answer, and each of the cited ones a doubtful one; never of two accounts."""
    two = ranking.case.question.kind in pointed.TWO_SIDES
    return not two and _has_plain_answer(ranking) and ranking.judged(cited) < 0.0


def _agree(drafts: Sequence[DraftStatement], ranking: Ranking) -> bool:
    """True when what a writer cites has the question's own words, or is what comes closest to it by meaning too.

    One sentence alone is never two accounts.
    """
    cited = {i for d in drafts if d.role == "statement" for i in d.sentences}
    if ranking.case.question.kind in pointed.TWO_SIDES and len(cited) < _TWO:
        return False
    closest = {r.id for r in ranking.best[:_CLOSEST]}
    meant = ranking.best[0].id in cited and 2 * len(cited & closest) >= len(cited)
    said = " ".join(f"{d.speaker or ''} {d.text}" for d in drafts)
    if not meant and (not cited or _outdone(ranking, cited) or ranking.literal(cited, said) < _LITERAL):
        return False
    return not lacks_sort(ranking, [t for i in cited if (t := ranking.case.ledger.evidence.sentence(i))])
