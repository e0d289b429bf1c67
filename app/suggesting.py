"""Follow-up questions that were tried before they are shown: each is answered from the library, none is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from domain.answer import Answer, Turn
from domain.article import Filters

MOST = 3
TRIES = 4
"""How many questions are tried beside one answer. A count and no clock: a slow machine shows the same ones."""

FIRST_TRIES = 8
"""The same for the questions to begin with, which are tried once for each state of the library."""

Refuses = Callable[[str, Filters], bool]


class Suggesting:
    """Tries questions by asking them: `refuses` is true of one without an answer; `parties` make claims, most first."""

    def __init__(self, refuses: Refuses, parties: Callable[[], Sequence[str]]) -> None:
        self._refuses = refuses
        self._parties = parties

    def after(self, answer: Answer, history: Sequence[Turn], filters: Filters) -> tuple[str, ...]:
        """Up to three questions that go on from an answer, and were not asked yet in its conversation."""
        asked = [answer.question, answer.asked_as, *(t.content for t in history if t.role == "user")]
        return self._answered((*answer.suggestions, *general(self._parties())), asked, filters, TRIES)

    def first(self, filters: Filters) -> tuple[str, ...]:
        """Up to three questions to begin with."""
        return self._answered(openers(self._parties()), (), filters, FIRST_TRIES)

    def _answered(
        self, candidates: Iterable[str], asked: Iterable[str], filters: Filters, tries: int
    ) -> tuple[str, ...]:
        answered = (one for one in islice(_new(candidates, asked), tries) if not self._refuses(one, filters))
        return tuple(islice(answered, MOST))


def _new(candidates: Iterable[str], asked: Iterable[str]) -> Iterator[str]:
    """Each question once, without those that were asked."""
    known = {_same(one) for one in asked}
    for one in candidates:
        if _same(one) not in known:
            known.add(_same(one))
            yield one


def general(parties: Sequence[str]) -> Iterator[str]:
    """Questions that fit most libraries, for when those of the answer itself do not do."""
    if len(parties) > 1:
        yield f"Where do the accounts of {parties[0]} and {parties[1]} contradict each other?"
    yield from (f"What is the position of {party}?" for party in parties[:4])
    yield "Who reported casualties?"


def openers(parties: Sequence[str]) -> Iterator[str]:
    """Questions to begin with: counts, a contradiction, a demand, then those that fit most libraries."""
    yield "Who reported casualties?"
    if len(parties) > 1:
        yield f"Where do {parties[0]} and {parties[1]} contradict each other?"
    yield from (f"What does {party} demand?" for party in parties[:2])
    yield from general(parties)


def _same(question: str) -> frozenset[str]:
    """What two questions share that ask the same, also where the parties change places."""
    return frozenset(question.casefold().replace("?", " ").split())
