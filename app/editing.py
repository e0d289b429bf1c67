"""What a person may do with the lines of an edition: each function gives the edition that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.answer import Statement
from domain.citation import Citation
from domain.edition import Edition, Hand, Line, Removed
from domain.errors import NotFound, UserError

LONGEST = 2_000  # characters of one line


def find(edition: Edition, number: int) -> Line:
    """The line of that id; NotFound."""
    found = next((line for line in edition.lines if line.id == number), None)
    if found is None:
        raise NotFound("That line is not there any more", "Open the briefing again.")
    return found


def reworded(edition: Edition, number: int, text: str, cited: Sequence[Citation], original: Edition) -> Edition:
    """Other words, or other citations, for a line: they are unchecked unless they are the original's again."""
    line, words = find(edition, number), _words(text)
    first = next((one for one in original.lines if one.id == number), None)
    if first is not None and (first.text, first.citations) == (words, tuple(cited)):
        return _with(edition, first)
    if line.is_title:
        return _with(edition, replace(line, text=words, hand=line.hand or "edited"))
    if (line.text, line.citations) == (words, tuple(cited)):
        return edition
    hand: Hand = "added" if line.hand == "added" else "edited"
    return _with(edition, replace(line, text=words, citations=tuple(cited), hand=hand, verdict="unchecked", reason=""))


def added(edition: Edition, after: int, text: str, cited: Sequence[Citation]) -> Edition:
    """A new sentence under the line of that id; unchecked."""
    at = _at(edition, after) + 1
    number = max([line.id for line in edition.lines] + [one.line.id for one in edition.removed], default=0) + 1
    new = Line(id=number, kind="sentence", text=_words(text), citations=tuple(cited), hand="added", verdict="unchecked")
    return replace(edition, lines=(*edition.lines[:at], new, *edition.lines[at:]))


def removed(edition: Edition, number: int) -> Edition:
    """The line taken out; it can be put back."""
    at = _at(edition, number)
    gone = Removed(line=edition.lines[at], at=at)
    return Edition(lines=(*edition.lines[:at], *edition.lines[at + 1 :]), removed=(*edition.removed, gone))


def put_back(edition: Edition, number: int) -> Edition:
    """A line that was taken out, at the place it had; NotFound."""
    found = next((one for one in edition.removed if one.line.id == number), None)
    if found is None:
        raise NotFound("That line was not taken out", "Open the briefing again.")
    lines = (*edition.lines[: found.at], found.line, *edition.lines[found.at :])
    return Edition(lines=lines, removed=tuple(one for one in edition.removed if one is not found))


def moved(edition: Edition, number: int, by: int) -> Edition:
    """The line one place up (-1) or down (1); at the end of the list it stays."""
    at = _at(edition, number)
    to = at + (1 if by > 0 else -1)
    if not 0 <= to < len(edition.lines):
        return edition
    lines = list(edition.lines)
    lines[at], lines[to] = lines[to], lines[at]
    return replace(edition, lines=tuple(lines))


def checked(edition: Edition, number: int, check: Callable[[Line], Line]) -> Edition:
    """The line as the check gives it."""
    return _with(edition, check(find(edition, number)))


def statement_of(line: Line) -> Statement:
    """A sentence as it is to be shown: the present words and citations with all that travels with them."""
    base = line.statement or Statement(text=line.text, citations=line.citations)
    status = "weak" if line.verdict == "weak" else "verified"
    return replace(base, text=line.text, citations=line.citations, status=status)  # type: ignore[arg-type]


def _with(edition: Edition, line: Line) -> Edition:
    return replace(edition, lines=tuple(line if one.id == line.id else one for one in edition.lines))


def _at(edition: Edition, number: int) -> int:
    return edition.lines.index(find(edition, number))


def _words(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise UserError("A line needs words", "To take it out, press Delete")
    if len(words) > LONGEST:
        raise UserError(f"A line has at most {LONGEST:,} characters", "Make two of it")
    return words
