"""Kept briefings as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from app.export.checked import check_words
from app.export.document import marks
from app.news import statements_of
from app.render.kept import WHY, order_line
from app.render.words import count, stamp
from domain.edition import Edition, Line
from domain.kept_briefing import BriefingLine, KeptBriefing, News


def lines(found: Sequence[BriefingLine]) -> str:
    """One line a briefing: id, time, name, what it was asked to be."""
    rows = (
        f"{one.id}  {stamp(one.at)}  {one.title}  ({order_line(one.order)}; {count(one.statements, 'statement')}"
        f"{', edited' * one.edited})"
        for one in found
    )
    return "\n".join(rows) or "No briefing is kept."


def edition(title: str, made: Edition) -> str:
    """The lines as a person changed them, each with what is by hand."""
    return "\n".join([f"Briefing: {title} (edited by hand)", *map(_line, made.lines)])


def _line(one: Line) -> str:
    numbers = marks(c.number for c in one.citations)
    hand = f"  ({check_words(one)})" if one.hand and not one.is_title else ""
    text = f"{one.text} {numbers}".rstrip() + hand
    return f"\n{text}" if one.is_title else f"- {text}"


def news(found: News, kept: KeptBriefing) -> str:
    """The new statements, then what is gone of the earlier briefing."""
    said = tuple(statements_of(kept.briefing))
    head = f"New since {found.earlier.id} ({stamp(found.earlier.at)}): {count(len(found.new), 'statement')}"
    gone = [f"- {one.text}\n    {WHY[one.why]}" for one in found.gone]
    rest = [f"Withdrawn or revised: {count(len(gone), 'statement')}", *gone] if gone else []
    new = (f"- {said[n].text} {marks(c.number for c in said[n].citations)}" for n in found.new)
    return "\n".join([head, *new, *rest])
