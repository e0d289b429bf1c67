"""The few sentences that come closest to a question, each with whoever said it: a paraphrase is answered too."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from answering.ranking import Ranked, Ranking
from answering.words import is_stop, stem, tokens
from answering.writers.lines import lead, sentence_line
from answering.writers.why import deed_in, supported
from domain.answer import DraftStatement

_TWO_SIDES = ("contradiction", "compare")
# "How many were hurt, by the army's count and by the hospital's?"
_BY_BOTH = re.compile(
    r"(?i)\b(?:by|according to) [^,?]{3,40} and (?:by|according to) |\beach (?:side|party|say|of them)\b"
)
_AT_MOST = 3
_NEAR = 0.15  # below the best score, another sentence is still shown
_SIDE = 0.9  # below the best score, the other side's sentence is still shown
_COHERENT = 0.85  # of what the best sentence's article covers, another sentence's article must cover
_COUNTERPART = 0.4  # for standing against the best sentence in a dispute


def write(ranking: Ranking) -> Iterator[DraftStatement]:
    """The closest sentences; before them, that the articles do not say what the question takes for done."""
    case = ranking.case
    assumed = deed_in(case) if case.question.kind == "why" else None
    if assumed and not supported(case, *assumed):
        yield lead("asker assumes", party=assumed[0], premise=assumed[1])
    for one in chosen(ranking):
        yield line(ranking, one)


def chosen(ranking: Ranking) -> tuple[Ranked, ...]:
    """The sentences to show, best first."""
    best = ranking.best
    floor = _COHERENT * ranking.close.of_article(best[0].article)
    near = tuple(r for r in best if ranking.close.of_article(r.article) >= floor or r.article.id == best[0].article.id)
    if ranking.case.question.kind in _TWO_SIDES or _BY_BOTH.search(ranking.close.head):
        return _sides(ranking, near)
    return tuple(r for r in near[:_AT_MOST] if r.score >= best[0].score - _NEAR)


def _sides(ranking: Ranking, best: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """The best sentence, and the best of another source: first of all one that stands against it in a dispute."""
    first = best[0]
    mine, against = _sources(ranking, first), _against(ranking, first)
    others = [r for r in best[1:] if _sources(ranking, r) - mine and r.score >= first.score - _SIDE]
    ranked = sorted(others, key=lambda r: -(r.score + _COUNTERPART * (r.id in against)))
    return (first, *ranked[: _AT_MOST - 1])


def _against(ranking: Ranking, one: Ranked) -> frozenset[str]:
    """The ids of the sentences that other sides of its disputes stand in."""
    ledger = ranking.case.ledger
    mine = {c.id for c in ranking.claims(one.article, one.sentence)}
    met = [d for d in ledger.evidence.disputes if any(mine & set(s.claims) for s in d.sides)]
    others = (i for d in met for s in d.sides if not mine & set(s.claims) for i in s.claims)
    return frozenset(s for i in others if i in ledger.by_id for s in ledger.ids(ledger.by_id[i]))


def _sources(ranking: Ranking, one: Ranked) -> frozenset[str]:
    """Whose words a sentence holds; the outlet when nobody's."""
    ledger = ranking.case.ledger
    return frozenset(ledger.source(c) for c in ranking.claims(one.article, one.sentence)) or frozenset(
        (one.article.name,)
    )


def line(ranking: Ranking, one: Ranked) -> DraftStatement:
    """The sentence under its outlet, with the speaker and chain of a claim in it."""
    case = ranking.case
    focus = [w for w in ranking.close.own if stem(w) in case.stems_at(one.article, one.sentence)]
    drafted = sentence_line(one.article, one.sentence, focus, case.told_again(one.article, one.sentence))
    told = [c for c in ranking.claims(one.article, one.sentence) if _is_named(case.ledger.speaker(c))][:1]
    if not told:
        return drafted
    return dataclasses.replace(drafted, speaker=case.ledger.speaker(told[0]), claims=(told[0].id,))


def _is_named(speaker: str) -> bool:
    """False for a speaker whom only a pronoun names: beside the sentence, "One of them" or "we" tells a reader nothing."""
    return any(not is_stop(word) for word in tokens(speaker))
