"""Interviews and briefings in turns: who has the floor hands on what others say in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.carriers_mention import Mention
from claims.reading import Reading
from claims.said import Said
from claims.speakers import OWN_VOICE
from claims.transcript import turn_at
from domain.claim import Via
from domain.text import Span

_TURN = re.compile(
    r"(?m)^(?P<label>[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,3})(?:\s?\((?P<who>[A-ZÀ-Þ][^()\n]{1,40})\))?:\s"
)
_ASKING = frozenset({"question", "q", "answer", "a", "interviewer", "moderator", "journalist", "reporter"})
_ENOUGH = 2  # turns that make an interview


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn: who has the floor, and from where to where in the text."""

    holder: Via
    own: bool
    start: int
    end: int


def floors(said: Sequence[Said], named: Sequence[Mention], reading: Reading) -> dict[int, tuple[Via, ...]]:
    """As in "QUESTION (Radio Kesh): The office says no warning came.": statement's head → who has the floor there."""
    turns = tuple(_turns(said, named, reading.text))
    return {item.head: (turn.holder,) for item in said for turn in turns if _hands_on(turn, item, reading)}


def _turns(said: Sequence[Said], named: Sequence[Mention], text: str) -> Iterator[Turn]:
    labels = list(_TURN.finditer(text))
    if len(labels) < _ENOUGH:
        return
    people = {s.name.split()[-1].lower(): s.name for item in said for s in item.speakers if s.kind == "person"}
    for n, found in enumerate(labels):
        place = "who" if found["who"] else "label"
        span = Span(start=found.start(place), end=found.end(place))
        mention = next((m for m in named if m.span.start < span.end and span.start < m.span.end), None)
        surname = found[place].split()[-1].lower()
        name = mention.name if mention else people.get(surname)
        end = labels[n + 1].start() if n + 1 < len(labels) else len(text)
        if found["who"] and found["label"].lower() in _ASKING:
            name = name or found["who"]
        floor = turn_at(text, found.start("label"))
        if floor is not None and floor.asks and mention is None and not found["who"]:
            continue  # the outlet's own host
        if name and surname not in _ASKING:
            own = mention is not None and mention.own
            yield Turn(
                holder=Via(name=name, span=span), own=own, start=found.end(), end=min(end, _line_end(text, found.end()))
            )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _hands_on(turn: Turn, item: Said, reading: Reading) -> bool:
    """True where somebody else speaks in the turn than who has the floor; an outlet's own question hands nothing on."""
    inside = turn.start <= reading.doc[item.head].idx < turn.end and bool(item.attribution.source)
    names = {s.name.lower() for s in item.speakers}
    surname = turn.holder.name.split()[-1].lower()
    return inside and not turn.own and not names & OWN_VOICE and not any(surname in name.split() for name in names)
