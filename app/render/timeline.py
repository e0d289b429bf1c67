"""The Timeline page: a plot with a lane for each party, the statements day by day, and those without a day apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from app.render.cite import Place, numbers, target
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.plot import plot
from app.render.told import BASES, told
from app.render.words import STANCES, badge, count, day, heading, quiet
from domain.record import Mark, Timeline, Told

ONCE = 150  # dated statements listed at a time
APART = 100  # of those without a day
NOTES = {
    "event": "Each statement stands at the day of what it is about, where its own text gives that day. "
    "That somebody says it happened then does not make it so.",
    "statement": "Each statement stands at the day that it was made on.",
}


def start_of(found: Timeline, turned: str) -> int:
    """Where the list begins: at a number of statements, or at a day."""
    last = max(0, len(found.marks) - 1)
    if turned.isdecimal():
        return min(int(turned), last)
    day_or_later = (n for n, mark in enumerate(found.marks) if (mark.day or "") >= turned)
    return next(day_or_later, last) if turned else 0


def timeline(found: Timeline, first: int, listed: Sequence[Told], palette: Mapping[str, str], query: str) -> Html:
    """The whole page; `listed` are the statements of the marks from `first` on, `query` the address of this view."""
    if not found.marks and not found.undated:
        return join((heading("Timeline"), quiet("No statement was found in these articles.")))
    title = heading("Timeline", badge(f"{count(len(found.marks), 'statement')} with a day · no verdicts"))
    marks = found.marks[first : first + len(listed)]
    counted = numbers(c for one in listed for c in one.citations)
    pairs = list(zip(marks, listed, strict=True))
    days = [_day(at, list(held), palette, counted, found) for at, held in groupby(pairs, key=lambda p: p[0].day)]
    drawn = plot("timeline", query, "of the timeline") if found.marks else _no_day(found)
    body = tag("div", *days, class_="scope days")
    return join(
        (
            title,
            tag("p", NOTES[found.by], class_="foot"),
            drawn,
            body,
            _pages(found, first, len(listed)),
            _apart(found, palette),
        )
    )


def _no_day(found: Timeline) -> Html:
    """What to do where nothing can be placed."""
    if found.by == "event":
        return quiet(
            "No text gives a day for what it is about. Choose “Day of the statement” above, or read the statements below."
        )
    return quiet("Neither texts nor articles give a day: the articles came without dates. The statements stand below.")


def _day(
    at: str | None, held: Sequence[tuple[Mark, Told]], palette: Mapping[str, str], counted: Mapping[Place, int], found: Timeline
) -> Html:  # fmt: skip
    head = tag("h3", day(at, year=True), " ", badge(str(len(held))), id=f"day-{at}", tabindex="-1")
    rows = (told(one, palette, counted, _basis(mark, found), _about(mark)) for mark, one in held)
    return tag("section", head, *rows, class_="card")


def _basis(mark: Mark, found: Timeline) -> str:
    return f"placed by: {BASES[mark.basis]}" if found.by == "event" else ""


def _about(mark: Mark) -> str:
    return " · ".join(part for part in (mark.event or "", mark.place or "") if part)


def _pages(found: Timeline, first: int, shown: int) -> Html:
    if shown >= len(found.marks):
        return Html("")
    words = tag("span", f"{first + 1:,}–{first + shown:,} of {len(found.marks):,}")
    back = _turn("Earlier days", max(0, first - ONCE), first > 0)
    on = _turn("Later days", first + shown, first + shown < len(found.marks))
    return tag("div", back, words, on, class_="pages")


def _turn(words: str, start: int, possible: bool) -> Html:
    return tag("button", words, type="button", class_="turn-day turn-page", value=start, disabled=not possible)


def _apart(found: Timeline, palette: Mapping[str, str]) -> Html:
    """Statements without a day: they are said, and stand nowhere on the axis."""
    if not found.undated:
        return Html("")
    why = "whose text gives no day for what they are about" if found.by == "event" else "whose day is not known"
    title = tag("summary", tag("b", f"{count(len(found.undated), 'statement')} {why}"))
    rows = (_undated(mark, palette) for mark in found.undated[:APART])
    more = (
        quiet(f"The first {APART} are shown. Filter by outlet or party for others.")
        if len(found.undated) > APART
        else ""
    )
    inside = (title, tag("ul", *rows), more)
    return tag("details", *inside, class_="shelf undated", id="shelf-undated", open=not found.marks)


def _named(mark: Mark) -> str:
    return "An unnamed source" if mark.source == "unnamed" else mark.source or "Nobody credited"


def _undated(mark: Mark, palette: Mapping[str, str]) -> Html:
    who = tag("bdi", _named(mark), class_="who")
    stance = tag("span", STANCES[mark.stance], class_="stance")
    place = target(mark.article, mark.version, mark.span.start, mark.span.end)
    line = join((who, stance, tag("a", f"“{mark.words}”", class_="read", href=place)), " ")
    return tag("li", tag("p", line), class_=colour(mark.source, palette))
