"""Who answers in an interview that is printed as questions and answers without names."""

from __future__ import annotations

from dataclasses import dataclass

from claims.people import People, Person
from claims.transcript import answers_of, first_question


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Where the answers of one person stand, as offsets; no answers in other texts."""

    who: str = ""
    answers: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int, people: People) -> Person | None:
        """The person in whose answer the character stands."""
        inside = any(start <= offset < end for start, end in self.answers)
        return people.called(self.who) if inside else None


def interview(text: str, people: People, starts: tuple[int, ...]) -> Interview:
    """As in "Colonel Orsa spoke to Ada Reel. / Where were you? / We were at the bridge. / ...": the answers are Orsa's.

    `starts` are the offsets of the tokens. Quiet for a report that asks itself two questions, and where the first paragraphs
    name nobody.
    """
    answers = answers_of(text)
    end = first_question(text)
    known = sorted((p.first, p.name) for p in people.known.values() if starts[p.first] < end)
    if not answers or not known:
        return Interview()
    return Interview(who=known[0][1], answers=answers)
