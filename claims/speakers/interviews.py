"""Who answers in an interview that is printed as questions and answers without names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.people import People, Person

_PARAGRAPH = re.compile(r"[^\n]+")
_TOLD = re.compile(
    r"\b(?:spoke|speaks|talked|talks|interview\w*|guest|conversation|transcript|answer\w*|questions?|sat down|met|asked)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:I|we|my|our|us|me|mine|ours)(?:['’]\w+)?\b|\b(?:We|My|Our)\b")
_SHORT = 90  # characters of a question that may hold "we": "How many do we hold?"
_SURE, _LEAST = 2, 4  # paragraphs that end in a question mark; those that ask or tell the other one something


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
    found = [(m.start(), m.end(), m.group()) for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    asked = [n for n, (_, _, words) in enumerate(found) if _asks(words)]
    sure = [n for n in asked if found[n][2].rstrip("”\"' ").endswith("?")]
    if len(sure) < _SURE or len(asked) < _LEAST or not asked[0]:
        return Interview()
    end = found[asked[0]][0]
    known = sorted((p.first, p.name) for p in people.known.values() if starts[p.first] < end)
    if not known or not _TOLD.search(text[:end]):
        return Interview()
    answers = (
        (a, b) for n, (a, b, words) in enumerate(found) if n > asked[0] and n not in asked and _OWN.search(words)
    )
    return Interview(who=known[0][1], answers=tuple(answers))


def _asks(words: str) -> bool:
    """True for a paragraph that asks, or that tells the other one something about "you"."""
    question = words.rstrip("”\"' ").endswith("?")
    return (question or _YOU.search(words) is not None) and (
        _OWN.search(words) is None or (question and len(words) < _SHORT)
    )
