"""The part of the appendix about checks: every statement with what its check said, and what a person changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.export.document import Block, Heading, Table, marks
from domain.answer import Gap, Statement, chain_words
from domain.edition import Edition, Line

WEAK = "weakly supported"
UNCHECKED = "NOT CHECKED since it was changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One statement of the document, the chain its words came through, and what its check said."""

    text: str
    citations: tuple[int, ...]
    through: str
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person did to one line: as it was written ("" when it is new), as it is now ("" when it was taken out)."""

    was: str
    now: str
    check: str


def of_statements(said: Iterable[Statement], gaps: Iterable[Gap] = ()) -> tuple[CheckLine, ...]:
    """The statements as verification passed them, then what the sources do not say."""
    told = tuple(_line(one) for one in said)
    return told + tuple(
        CheckLine(text=g.text, citations=tuple(c.number for c in g.citations), through="", check="verified")
        for g in gaps
    )


def of_edition(edition: Edition) -> tuple[CheckLine, ...]:
    """The sentences of an edition."""
    return tuple(
        CheckLine(
            text=line.text,
            citations=tuple(c.number for c in line.citations),
            through=_through(line.statement) if line.statement else "",
            check=check_words(line),
        )
        for line in edition.lines
        if not line.is_title
    )


def changes(edition: Edition, original: Edition) -> tuple[Change, ...]:
    """What a person changed, added and took out."""
    first = {line.id: line.text for line in original.lines}
    kept = tuple(
        Change(was=first.get(line.id, ""), now=line.text, check="" if line.is_title else check_words(line))
        for line in edition.lines
        if line.hand
    )
    return kept + tuple(Change(was=one.line.text, now="", check="") for one in edition.removed)


def check_words(line: Line) -> str:
    """What the check of a line said, in words.

    >>> check_words(Line(id=1, kind="sentence", text="a", hand="edited", verdict="withheld", reason="it cites no sentence"))
    'edited by hand; NOT VERIFIED: it cites no sentence'
    """
    said = {
        "verified": "verified",
        "weak": WEAK,
        "withheld": f"NOT VERIFIED: {line.reason}",
        "unchecked": UNCHECKED,
    }[line.verdict]
    return f"{line.hand} by hand; {said}" if line.hand else said


def tables(checked: Sequence[CheckLine], changed: Sequence[Change]) -> tuple[Block, ...]:
    """The two tables under their headings; an empty one is left out."""
    blocks: list[Block] = []
    if checked:
        rows = tuple((one.text, marks(one.citations) or "none", one.through or "none", one.check) for one in checked)
        blocks.append(Heading(text="Audit: every statement and its check"))
        blocks.append(Table(head=("statement", "citations", "through", "check"), rows=rows))
    if changed:
        rows3 = tuple((one.was or "(new)", one.now or "(taken out)", one.check) for one in changed)
        blocks.append(Heading(text="Audit: what a person changed"))
        blocks.append(Table(head=("as it was written", "as it is now", "check"), rows=rows3))
    return tuple(blocks)


def _line(made: Statement) -> CheckLine:
    return CheckLine(
        text=made.text,
        citations=tuple(c.number for c in made.citations),
        through=_through(made),
        check=WEAK if made.status == "weak" else made.status,
    )


def _through(made: Statement) -> str:
    return chain_words(made.chain)
