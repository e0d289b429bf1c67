"""Positions of parties, and briefings an editor could send."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from domain.answer import Gap, Hop, Scope, Statement, Usage, Withheld
from domain.citation import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one party says on one question, by its latest claim; `earlier` holds older claims' ids, `change` what changed."""

    party: str
    question: str
    text: str
    claim: str
    chain: tuple[Hop, ...]
    said_on: str | None
    citations: tuple[Citation, ...]
    earlier: tuple[str, ...] = ()
    change: str | None = None
    corrected: bool = False  # a person set something of its claim right by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPositions:
    """One party and its positions; none means that no statement of it was found."""

    party: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a briefing."""

    title: str
    statements: tuple[Statement, ...]

    @property
    def parts(self) -> tuple[tuple[str | None, tuple[Statement, ...]], ...]:
        """The statements with what stands over them: a day, a party, a question in dispute; None without a heading."""
        return tuple((heading, tuple(said)) for heading, said in groupby(self.statements, key=lambda s: s.heading))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One article that a briefing rests on."""

    article: str
    outlet: str | None
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A summary in which every statement is cited; `disputed` holds ids of disputes, `points` their questions in step.

    `possible` holds the ids of those named as accounts that may not agree.
    """

    topic: str | None
    period: tuple[str | None, str | None]
    sections: tuple[Section, ...]
    disputed: tuple[str, ...]
    gaps: tuple[Gap, ...]
    withheld: tuple[Withheld, ...]
    sources: tuple[SourceLine, ...]
    scope: Scope
    engine: str
    model: str | None = None
    prompt: str | None = None
    usage: Usage | None = None
    cost: float | None = None
    lead: str = ""
    points: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    notice: str = ""  # what went wrong on the way, so that it is only a part

    @property
    def untold(self) -> tuple[str, ...]:
        """The questions in dispute under which no statement stands, for want of room."""
        told = {s.heading for section in self.sections for s in section.statements}
        return tuple(dict.fromkeys(point for point in self.points if point not in told))
