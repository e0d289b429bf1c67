"""A briefing as a person changed it: a list of lines, each with what was done to it and what the check said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from domain.answer import Statement
from domain.briefing import Briefing
from domain.citation import Citation

LineKind = Literal["lead", "section", "heading", "sentence", "gap"]
Hand = Literal["", "edited", "added"]
Verdict = Literal["verified", "weak", "withheld", "unchecked"]
TITLES: tuple[LineKind, ...] = ("section", "heading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an edition, which keeps its `id` wherever it is moved.

    `statement` holds what travels with a sentence: speaker, chain, date; its words are `text`. `hand` says what a person
    did; words of a person are "unchecked" until they were, then `verdict` and `reason` say what came of it.
    """

    id: int
    kind: LineKind
    text: str
    statement: Statement | None = None
    citations: tuple[Citation, ...] = ()
    hand: Hand = ""
    verdict: Verdict = "verified"
    reason: str = ""

    @property
    def is_title(self) -> bool:
        """True for what stands over sentences: it says nothing that could be checked."""
        return self.kind in TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line that was taken out, and the place that it had."""

    line: Line
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The lines in their order, and those that were taken out, the last one last."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...] = ()

    @property
    def by_hand(self) -> tuple[Line, ...]:
        """The sentences whose words are a person's."""
        return tuple(line for line in self.lines if line.hand and not line.is_title)

    @property
    def unchecked(self) -> tuple[Line, ...]:
        """Those of them that were not checked since."""
        return tuple(line for line in self.by_hand if line.verdict == "unchecked")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the lines, in their order, each number once."""
        return tuple({c.number: c for line in self.lines for c in line.citations}.values())


def edition_of(written: Briefing) -> Edition:
    """The briefing as lines, nothing changed yet: lead, then each section with its headings and sentences, then gaps."""
    return Edition(lines=tuple(_numbered(_lines(written))))


def _numbered(lines: Iterator[Line]) -> Iterator[Line]:
    yield from (replace(line, id=n) for n, line in enumerate(lines, 1))


def _lines(written: Briefing) -> Iterator[Line]:
    if written.lead:
        yield Line(id=0, kind="lead", text=written.lead)
    for section in written.sections:
        yield Line(id=0, kind="section", text=section.title)
        for heading, said in section.parts:
            if heading is not None:
                yield Line(id=0, kind="heading", text=heading)
            for one in said:
                yield _sentence(one)
    yield from (Line(id=0, kind="gap", text=gap.text, citations=gap.citations) for gap in written.gaps)


def _sentence(said: Statement) -> Line:
    return Line(id=0, kind="sentence", text=said.text, statement=said, citations=said.citations, verdict=said.status)
