"""Follow-up questions that were tried before they are shown: each is answered from the library, none is refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from domain.answer import Answer, Turn
from domain.article import Filters

MOST = 3
SECONDS = 0.3
"""How long the trying may take beside one answer; what was not tried by then is not shown."""

FIRST_SECONDS = 1.5
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
        return self._answered((*answer.suggestions, *general(self._parties())), asked, filters, SECONDS)

    def first(self, filters: Filters) -> tuple[str, ...]:
        """Up to three questions to begin with."""
        return self._answered(openers(self._parties()), (), filters, FIRST_SECONDS)

    def _answered(
        self, candidates: Iterable[str], asked: Iterable[str], filters: Filters, seconds: float
    ) -> tuple[str, ...]:
        end, known, found = time.monotonic() + seconds, {_same(one) for one in asked}, list[str]()
        for one in candidates:
            if len(found) == MOST or time.monotonic() > end:
                break
            if _same(one) in known:
                continue
            known.add(_same(one))
            if not self._refuses(one, filters):
                found.append(one)
        return tuple(found)


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
