"""Figures of one kind and side as a plot: each claimant's range on one scale, denials and older counts marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.render.axis import ticks
from app.render.cite import place, target
from app.render.drawing import cross, cut, dot, group, line, link, svg, words
from app.render.figure_words import VICTIMS, group_name, range_words
from app.render.html import Html, join
from app.render.parties import colour
from app.render.words import day
from domain.record import FigureGroup, FigureLine, FigureRow

WIDE, LEFT, ROW, TOP = 760, 270, 40, 16
RADIUS = 6
OPEN = 46  # how far the stroke of an open end runs


def figures_plot(found: FigureGroup, palette: Mapping[str, str], *, scope: str = "", fixed: bool = False) -> Html:
    """The drawing, one line a claimant; `fixed` is a file of its own with title and scope written on it."""
    rows = [row for row in found.rows if _ends(row.latest) is not None]
    if not rows:
        return Html("")
    highest = max(high for row in rows for one in (row.latest, *row.earlier) if (high := _ends(one)) is not None)
    scale = ticks(highest)
    top = TOP + (34 if fixed else 0)
    bottom = top + ROW * len(rows)
    step = (WIDE - LEFT - 90) / scale[-1]
    parts: list[Html] = [words(16, 26, group_name(found), "ink title", size=15)] if fixed else []
    parts += _axis(scale, step, top, bottom)
    for n, row in enumerate(rows):
        parts += _row(row, top + ROW * (n + 0.5), step, palette, fixed)
    if fixed:
        parts.append(words(16, bottom + 48, f"{scope}. As claimed; no verdict.", size=11))
    about = "; ".join(f"{row.claimant}: {_said(row.latest)}" for row in rows)
    return svg(WIDE, bottom + (62 if fixed else 30), parts, name=group_name(found), about=about, fixed=fixed)


def _ends(one: FigureLine) -> int | None:
    """The highest number that a count names."""
    return max((n for n in (one.figure.low, one.figure.high) if n is not None), default=None)


def _said(one: FigureLine) -> str:
    return ("denies " if one.denied else "") + range_words(one.figure)


def _axis(scale: tuple[int, ...], step: float, top: float, bottom: float) -> Iterator[Html]:
    for tick in scale:
        x = LEFT + tick * step
        yield line(x, top, x, bottom, "grid")
        yield words(x, bottom + 18, f"{tick:,}", anchor="middle")
    yield line(LEFT, bottom, LEFT + scale[-1] * step, bottom, "axis")


def _row(row: FigureRow, y: float, step: float, palette: Mapping[str, str], fixed: bool) -> Iterator[Html]:
    name = words(16, y - 2, cut(row.claimant, 34), "who", size=13)
    when = words(16, y + 13, _when(row.latest), size=11)
    older = [_older(one, y, step) for one in row.earlier if one.revised]
    shape = join(_shape(row.latest, y, step))
    if not fixed and row.latest.told.citations:
        shape = link([shape], target(*place(row.latest.told.citations[0])), _hint(row))
    party = row.latest.told.party or row.claimant
    yield group([name, when, *older, shape], colour(party, palette))


def _when(one: FigureLine) -> str:
    kind = VICTIMS[one.figure.victims_kind]
    daily = "of one day" if one.figure.scope == "daily" else ""
    as_of = f"as of {day(one.figure.as_of)}" if one.figure.as_of else ""
    said = f"said {day(one.told.said_on)}" if one.told.said_on else "day not known"
    return " · ".join(part for part in (kind, daily, as_of, said) if part)


def _shape(one: FigureLine, y: float, step: float) -> Iterator[Html]:
    low, high = one.figure.low, one.figure.high
    style = "open" if one.denied else "solid"
    first = LEFT + (low if low is not None else 0) * step
    last = LEFT + (high if high is not None else low or 0) * step
    if low is None:
        yield line(LEFT, y, last, y, "more")
    elif last > first:
        yield line(first, y, last, y, "span")
    if low is not None:
        yield dot(first, y, RADIUS, style)
    if high is not None and high != low:
        yield dot(last, y, RADIUS, style)
    if high is None:
        yield line(last + RADIUS, y, last + OPEN, y, "more")
    if one.denied:
        yield cross(last, y, RADIUS)
    yield words((last + OPEN if high is None else last + RADIUS) + 6, y + 4, _said(one), "ink")


def _older(one: FigureLine, y: float, step: float) -> Html:
    """A count that the same claimant has given before, small and open, under the line."""
    at = one.figure.low if one.figure.low is not None else one.figure.high or 0
    return dot(LEFT + at * step, y, 3, "open")


def _hint(row: FigureRow) -> str:
    told = row.latest.told
    through = " → ".join(hop.name for hop in told.chain)
    return f"{row.claimant} · {_said(row.latest)} · {_when(row.latest)} · {through}: {cut(told.text, 140)}"
