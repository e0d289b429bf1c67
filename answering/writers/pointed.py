"""The few sentences that come closest to a question, each with whoever said it: a paraphrase is answered too."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from answering.closeness import words_of
from answering.ranking import Ranked, Ranking
from answering.sides import sides_in
from answering.unmet import of_others
from answering.wanting import holds
from answering.words import is_stop, stem, tokens
from answering.writers.lines import lead, sentence_line
from answering.writers.pairing import belongs, best_pair
from answering.writers.why import deed_in, supported
from domain.answer import DraftStatement

TWO_SIDES = ("contradiction", "compare")
# "How many were hurt, by the army's count and by the hospital's?"
_BY_BOTH = re.compile(
    r"(?i)\b(?:by|according to) [^,?]{3,40} and (?:by|according to) |\beach (?:side|party|say|of them)\b|"
    r"\b(?:what|which) (?:\w+ )?(?:estimates|figures|counts|tallies|tolls|totals|numbers) (?:are|were|exist|circulate|do|did)\b|"
    r"\b(?:at first|first|initially|originally|before) and (?:then |now )?(?:later|after|now|at last|in the end|finally|today)"
)
_TWICE = re.compile(r"(?i),? and (?:how|what|who|when|where|whose|which|is|was|did|does)\b|\bboth\b.*\band\b|\?.*\?")
_AT_MOST = 2
_NEAR = 0.4  # below the best score, another sentence is still shown
_SIDE = 1.5  # below the best score, a sentence may still be one of two accounts
_NAMED = 3.0  # for being of a side that the question names
_NAMED_SIDE = 5.0  # below the best score, the sentence of a side that the question names is still shown
_HOLDING = 2.0  # below the best score, a sentence that holds the sort of thing asked for still answers
_COHERENT = 0.85  # of what the best sentence's article covers, another sentence's article must cover
_NEW = 3.0  # for the share of the question's words that a second sentence adds, where two things are asked


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
    best = fitting(ranking)
    floor = _COHERENT * ranking.close.of_article(best[0].article)
    near = tuple(r for r in best if ranking.close.of_article(r.article) >= floor or r.article.id == best[0].article.id)
    head, kind = ranking.close.head, ranking.case.question.kind
    if kind in TWO_SIDES:
        return best_pair(ranking, ranking.best, sides_in(head))
    two = _BY_BOTH.search(head) is not None
    named = sides_in(head) if two or kind == "how-many" else ()
    if two:
        return best_pair(ranking, tuple(r for r in best if r.score >= best[0].score - _SIDE), named)
    if named:
        return _of_named(ranking, named) or near[:1]
    if _TWICE.search(head):
        return _both_parts(ranking, near)
    return tuple(r for r in near[:_AT_MOST] if r.score >= best[0].score - _NEAR)


def fitting(ranking: Ranking) -> tuple[Ranked, ...]:
    """The sentences, best first: those near the best that are about a party which the question names, if there are any.

    Where a sum, number, day, place or weapon is asked for, those near the best that hold one.
    """
    best = ranking.best
    if ranking.case.question.kind not in ("how-many", "when"):  # a number or a day of something else would be found
        best = tuple(r for r in best if r.score >= best[0].score - _HOLDING and not of_others(ranking, r)) or best
    if ranking.sort not in ("money", "number", "clock", "day", "weapon", "place"):
        return best
    holding = tuple(r for r in best if r.score >= best[0].score - _HOLDING and holds(ranking.sort, r.text))
    return holding or best


def _of_named(ranking: Ranking, sides: tuple[frozenset[str], ...]) -> tuple[Ranked, ...]:
    """For each side that the question names its best sentence: its claim, or one that its outlet prints or that names it."""
    floor, found = ranking.best[0].score - _NAMED_SIDE, list[Ranked]()
    for side in sides:
        others = frozenset(w for other in sides if other != side for w in other)
        fitting = [(belongs(ranking, r, side - others), r) for r in ranking.best if r.score >= floor]
        scored = sorted(((r.score + _NAMED * share, r) for share, r in fitting if share), key=lambda pair: -pair[0])
        found += [r for _, r in scored[:1]]
    return tuple(dict.fromkeys(found))


def _both_parts(ranking: Ranking, best: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """The best sentence, and the one that adds most of what it leaves open: "Who sent it, and what did it cost?"."""
    first = best[0]
    words = words_of(first.article, first.sentence)
    base = ranking.close.cover(words)

    def worth(one: Ranked) -> float:
        return one.score + _NEW * (ranking.close.cover(words | words_of(one.article, one.sentence)) - base)

    rest = [r for r in best[1:] if r.score >= first.score - _SIDE]
    return (first, *sorted(rest, key=worth, reverse=True)[:1])


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
