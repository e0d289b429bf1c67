"""The timeline as a plot: a lane for each party, a mark for each statement, filled by how its day is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.render.axis import Days
from app.render.cite import target
from app.render.drawing import box, cross, cut, diamond, dot, group, line, link, svg, words
from app.render.frame import Frame
from app.render.html import Html, join
from app.render.parties import colour
from app.render.words import STANCES, day, period
from domain.moment import Moment
from domain.record import Mark, Timeline

LANES = 7
WIDE = Frame(wide=1120, left=210, right=24)
NARROW = Frame(wide=360, left=16, right=12, narrow=True)
TOP, OVER = 40, 18  # pixels above the first lane, and for a name that stands over its lane
LINE = 18  # pixels between two lines of the legend
STACK = 6  # marks on each other in one column; more are a bar with their number
RADIUS, GAP = 4.5, 13.0
OTHERS, NONE, NOBODY = "Other parties", "No party named", "Nobody credited"
TITLES = {
    "event": "What is said to have happened, by the day of the event and by who says so",
    "statement": "What was said, by the day of the statement and by who says it",
}
BASES = {
    "text": ("solid", "the text gives the date"), "weekday": ("half", "the text gives the weekday"),
    "article": ("open", "the day of the article"), "inferred": ("half", "inferred from a day that the article names"),
}  # fmt: skip

Lane = tuple[str, Mapping[date, Sequence[Mark]]]


def timeline_plot(
    found: Timeline, palette: Mapping[str, str], *, scope: str = "", fixed: bool = False, narrow: bool = False
) -> Html:
    """The drawing, one lane a party; `fixed` is a file of its own with title and scope written on it, `narrow` for phones.

    "" without a day.
    """
    dated = [m for m in found.marks if m.day]
    if not dated:
        return Html("")
    days = Days(_day(dated[0]), _day(dated[-1]))
    lanes, frame = _lanes(dated, days), NARROW if narrow else WIDE
    first = TOP - 18 + (34 if fixed else 0)
    legend, last = _legend(first, found, frame)
    top = last + 18
    heights = [_height(lane) + (OVER if narrow else 0) for lane in lanes]
    bottom = top + sum(heights)
    spread = _spread(days, frame)
    parts: list[Html] = [words(16, 24, TITLES[found.by], "ink title", size=15)] if fixed else []
    parts += legend
    for (name, marks), high, under in zip(lanes, heights, _ends(top, heights), strict=True):
        parts += _lane(name, marks, under, high, spread, palette, found, frame, fixed)
    parts += _axis(days, spread, bottom, frame)
    if fixed:
        parts.append(words(16, bottom + 56, f"{scope}. Sitrep shows who says what; it gives no verdict.", size=11))
    about = f"{len(dated)} statements of {len(lanes)} lanes, {period(dated[0].day, dated[-1].day)}."
    return svg(frame.wide, bottom + (70 if fixed else 42), parts, name=TITLES[found.by], about=about, fixed=fixed)


def _day(mark: Mark) -> date:
    return Moment(iso=str(mark.day)[:10]).first_day


def _lanes(marks: Sequence[Mark], days: Days) -> list[Lane]:
    """The parties that speak most, the others together, then those of no party, and last what nobody is credited with."""
    counted = Counter(m.party for m in marks if m.party)
    named = [name for name, _ in counted.most_common(LANES)]
    rows: dict[str, dict[date, list[Mark]]] = {name: defaultdict(list) for name in (*named, OTHERS, NONE, NOBODY)}
    for mark in marks:
        rows[_lane_of(mark, named)][days.start(_day(mark))].append(mark)
    return [(name, columns) for name, columns in rows.items() if columns]


def _lane_of(mark: Mark, named: Sequence[str]) -> str:
    if not mark.party:
        return NONE if mark.source else NOBODY
    return mark.party if mark.party in named else OTHERS


def _height(lane: Lane) -> float:
    highest = max(len(marks) for marks in lane[1].values())
    return 22 + GAP * min(highest, STACK)


def _ends(top: float, heights: Sequence[float]) -> Iterator[float]:
    for high in heights:
        top += high
        yield top


def _spread(days: Days, frame: Frame) -> Mapping[date, float]:
    """The middle of each column."""
    columns = list(days.columns())
    wide = frame.axis / max(1, len(columns))
    return {column: frame.left + wide * (n + 0.5) for n, column in enumerate(columns)}


def _lane(
    name: str, columns: Mapping[date, Sequence[Mark]], under: float, high: float, spread: Mapping[date, float],
    palette: Mapping[str, str], found: Timeline, frame: Frame, fixed: bool,
) -> Iterator[Html]:  # fmt: skip
    yield line(16, under, frame.wide - 16, under, "grid")
    label = words(16, under - high + 15 if frame.narrow else under - high / 2 + 4, cut(name, 26), "who", size=13)
    marks = [part for column, held in columns.items() for part in _column(held, spread[column], under, found, fixed)]
    yield group([label, *marks], colour(name, palette))


def _column(held: Sequence[Mark], x: float, under: float, found: Timeline, fixed: bool) -> Iterator[Html]:
    if len(held) > STACK:
        yield _many(held, x, under, fixed)
        return
    for n, mark in enumerate(held):
        shape = _mark(mark, x, under - 11 - GAP * n, found)
        place = target(mark.article, mark.version, mark.span.start, mark.span.end)
        yield shape if fixed else link([shape], place, hint(mark))


def _mark(mark: Mark, x: float, y: float, found: Timeline) -> Html:
    style = BASES.get(mark.basis, ("open", ""))[0]
    shape = diamond(x, y, RADIUS, style) if found.by == "event" else dot(x, y, RADIUS, style)
    return join((shape, cross(x, y, RADIUS))) if mark.stance == "denies" else shape


def _many(held: Sequence[Mark], x: float, under: float, fixed: bool) -> Html:
    """More statements than can stand on each other: a bar with their number, which leads to their day in the list."""
    top = under - 4 - GAP * STACK
    shapes = [
        box(x - 5, top + 12, 10, under - top - 14, "bar"),
        words(x, top + 7, str(len(held)), "ink", anchor="middle"),
    ]
    first = str(held[0].day)
    return join(shapes) if fixed else link(shapes, f"#day/{first}", f"{len(held)} statements: {day(first, year=True)}")


def hint(mark: Mark) -> str:
    """What a mark says to those who hover or hear it."""
    who = mark.source or "Nobody credited"
    basis = BASES.get(mark.basis, ("", "no day"))[1]
    return f"{day(mark.day, year=True)} ({basis}) · {who} {STANCES[mark.stance]}: “{cut(mark.words, 140)}”"


def _axis(days: Days, spread: Mapping[date, float], y: float, frame: Frame) -> Iterator[Html]:
    yield line(frame.left, y, frame.wide - 16, y, "axis")
    every = max(1, -(-len(spread) // 4) if frame.narrow else round(len(spread) / 12))
    for n, (column, x) in enumerate(spread.items()):
        if n % every == 0:
            yield line(x, y, x, y + 5, "axis")
            yield words(x, y + 20, _named(column, days), anchor="middle")
    yield words(frame.wide - 16, y + 36, _unit(days), anchor="end", size=11)


def _named(column: date, days: Days) -> str:
    if days.step == "month":
        return f"{column:%b %Y}"
    years = days.first.year != days.last.year
    return day(column.isoformat(), year=years)


def _unit(days: Days) -> str:
    same = f" · {days.first.year}" if days.first.year == days.last.year and days.step != "month" else ""
    return f"one column a {days.step}{', from Monday' if days.step == 'week' else ''}{same}"


def _legend(y: float, found: Timeline, frame: Frame) -> tuple[list[Html], float]:
    """What the marks mean, of those that are there, and the base line of the last of them."""
    held = {m.basis for m in found.marks}
    meant = [(style, meaning, False) for basis, (style, meaning) in BASES.items() if basis in held]
    meant += [("open", "a denial", True)] if any(m.stance == "denies" for m in found.marks) else []
    parts, x = list[Html](), frame.left
    for style, meaning, denied in meant:
        wide = 26 + 6.4 * len(meaning)
        if x > frame.left and x + wide > frame.wide:
            x, y = frame.left, y + LINE
        shape = diamond(x, y - 4, RADIUS, style) if found.by == "event" else dot(x, y - 4, RADIUS, style)
        crossed = cross(x, y - 4, RADIUS) if denied else Html("")
        parts.append(group([shape, crossed, words(x + 10, y, meaning)], "p0"))
        x += wide
    return parts, y
