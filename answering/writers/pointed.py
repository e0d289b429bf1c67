"""The few sentences that come closest to a question, each with whoever said it: a paraphrase is answered too."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from answering.closeness import words_of
from answering.ranking import Ranked, Ranking
from answering.sides import is_side, sides_in
from answering.wanting import holds
from answering.words import is_stop, stem, tokens
from answering.writers.lines import lead, sentence_line
from answering.writers.why import deed_in, supported
from domain.answer import DraftStatement

_TWO_SIDES = ("contradiction", "compare")
# "How many were hurt, by the army's count and by the hospital's?"
_BY_BOTH = re.compile(
    r"(?i)\b(?:by|according to) [^,?]{3,40} and (?:by|according to) |\beach (?:side|party|say|of them)\b"
)
_TWICE = re.compile(r"(?i),? and (?:how|what|who|when|where|whose|which|is|was|did|does)\b|\bboth\b.*\band\b|\?.*\?")
_AT_MOST = 3
_NEAR = 0.2  # below the best score, another sentence is still shown
_SIDE = 2.5  # below the best score, the other side's sentence is still shown
_NAMED = 3.0  # for being of a side that the question names
_NAMED_SIDE = 5.0  # below the best score, the sentence of a side that the question names is still shown
_HOLDING = 2.0  # below the best score, a sentence that holds the sort of thing asked for still answers
_COHERENT = 0.85  # of what the best sentence's article covers, another sentence's article must cover
_COUNTERPART = 1.2  # for standing against the best sentence in a dispute
_SAME_MATTER = 2.5  # for the share of the best sentence's words that another source's sentence has
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
    two = kind in _TWO_SIDES or _BY_BOTH.search(head) is not None
    named = sides_in(head) if two or kind == "how-many" else ()
    if named:
        return _of_named(ranking, named) or near[:1]
    if two:
        return _sides(ranking, near)
    if _TWICE.search(head):
        return _both_parts(ranking, near)
    return tuple(r for r in near[:_AT_MOST] if r.score >= best[0].score - _NEAR)


def fitting(ranking: Ranking) -> tuple[Ranked, ...]:
    """The sentences, best first; where a sum or a number is asked for, those near the best that hold one."""
    best = ranking.best
    if ranking.sort not in ("money", "number"):
        return best
    holding = tuple(r for r in best if r.score >= best[0].score - _HOLDING and holds(ranking.sort, r.text))
    return holding or best


def _of_named(ranking: Ranking, sides: tuple[frozenset[str], ...]) -> tuple[Ranked, ...]:
    """For each side that the question names its best sentence: its claim, or one that its outlet prints or that names it."""
    floor, found = ranking.best[0].score - _NAMED_SIDE, list[Ranked]()
    for side in sides:
        others = frozenset(w for other in sides if other != side for w in other)
        fitting = [(_belongs(ranking, r, side - others), r) for r in ranking.best if r.score >= floor]
        scored = sorted(((r.score + _NAMED * share, r) for share, r in fitting if share), key=lambda pair: -pair[0])
        found += [r for _, r in scored[:1]]
    return tuple(dict.fromkeys(found))


def _belongs(ranking: Ranking, one: Ranked, side: frozenset[str]) -> float:
    """How far a sentence is a side's, 0 to 1: by who speaks, by the outlet, and by half where its words only name it."""
    told = [
        n for c in ranking.claims(one.article, one.sentence) for s in c.speakers for n in (s.name, s.role, s.party) if n
    ]
    spoken = is_side(side, [" ".join(told)]) if told else is_side(side, [one.article.name])
    return max(spoken, 0.5 * is_side(side, [one.text]))


def _both_parts(ranking: Ranking, best: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """The best sentence, and the one that adds most of what it leaves open: "Who sent it, and what did it cost?"."""
    first = best[0]
    words = words_of(first.article, first.sentence)
    base = ranking.close.cover(words)

    def worth(one: Ranked) -> float:
        return one.score + _NEW * (ranking.close.cover(words | words_of(one.article, one.sentence)) - base)

    rest = [r for r in best[1:] if r.score >= first.score - _SIDE]
    return (first, *sorted(rest, key=worth, reverse=True)[:1])


def _sides(ranking: Ranking, best: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    """The best sentence, and the best of another source on the same matter: first of all one that stands against it."""
    first = best[0]
    mine, against = _sources(ranking, first), _against(ranking, first)
    matter = words_of(first.article, first.sentence)

    def worth(one: Ranked) -> float:
        shared = len(matter & words_of(one.article, one.sentence)) / max(1, len(matter))
        return one.score + _COUNTERPART * (one.id in against) + _SAME_MATTER * shared

    others = [r for r in best[1:] if _sources(ranking, r) - mine and r.score >= first.score - _SIDE]
    return (first, *sorted(others, key=worth, reverse=True)[:1])


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
