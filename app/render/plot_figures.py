"""Figures of one kind and side as a plot: each claimant's range on one scale, denials and older counts marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.render.cite import place, target
from app.render.drawing import cross, cut, dot, group, line, link, svg, words
from app.render.figure_words import VICTIMS, group_name, kind_words
from app.render.frame import Frame
from app.render.html import Html, join
from app.render.parties import colour
from app.render.scale import Scale, scale_for
from app.render.words import day
from domain.answer import chain_words
from domain.count_words import count_words
from domain.record import FigureGroup, FigureLine, FigureRow

WIDE = Frame(wide=800, left=300, right=160)
NARROW = Frame(wide=360, left=16, right=140, narrow=True)
ROW, TALL, TOP = 40, 58, 16  # pixels of a row, of one whose name stands over it, and above the first
RADIUS = 6
OPEN = 46  # how far the stroke of an open end runs
POWERS = "logarithmic axis: equal steps are equal ratios, not equal numbers"


def figures_plot(
    found: FigureGroup, palette: Mapping[str, str], *, scope: str = "", fixed: bool = False, narrow: bool = False
) -> Html:
    """The drawing, one line a claimant; `fixed` is a file of its own with title and scope written on it, `narrow` for phones."""
    rows = [row for row in found.rows if _ends(row.latest) is not None]
    if not rows:
        return Html("")
    scale = scale_for(n for row in rows for one in (row.latest, *row.earlier) for n in _drawn(one))
    top = TOP + (34 if fixed else 0)
    frame, high = (NARROW, TALL) if narrow else (WIDE, ROW)
    bottom = top + high * len(rows)
    parts: list[Html] = [words(16, 26, group_name(found), "ink title", size=15)] if fixed else []
    parts += _axis(scale, frame, top, bottom, f"How many {kind_words(found.kind)}, as claimed")
    for n, row in enumerate(rows):
        parts += _row(row, top + high * (n + 0.5), Axis(scale, frame), palette, fixed)
    foot = bottom + (54 if scale.powers else 40)
    if fixed:
        parts.append(words(16, foot + 22, f"{scope}. As claimed; no verdict.", size=11))
    about = "; ".join(f"{row.claimant}: {_said(row.latest)}" for row in rows)
    about += f" ({POWERS})" if scale.powers else ""
    return svg(frame.wide, foot + (36 if fixed else 6), parts, name=group_name(found), about=about, fixed=fixed)


def _drawn(one: FigureLine) -> Iterator[int]:
    """The numbers that its drawing touches: "up to nine" begins at nought."""
    if (high := _ends(one)) is not None:
        yield high
        yield one.figure.low if one.figure.low is not None else 0


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis in its place."""

    scale: Scale
    frame: Frame

    def at(self, number: float) -> float:
        """Where a number stands."""
        return self.frame.left + self.scale.at(number) * self.frame.axis


def _ends(one: FigureLine) -> int | None:
    """The highest number that a count names."""
    return max((n for n in (one.figure.low, one.figure.high) if n is not None), default=None)


def _said(one: FigureLine) -> str:
    return ("denies " if one.denied else "") + count_words(one.figure)


def _axis(scale: Scale, frame: Frame, top: float, bottom: float, name: str) -> Iterator[Html]:
    free, axis = 0.0, Axis(scale, frame)  # where the last number ends
    for tick in scale.lines:
        x, half = axis.at(tick), 3.5 * len(f"{tick:,}")
        yield line(x, top, x, bottom, "grid")
        if x - half > free:
            yield words(x, bottom + 17, f"{tick:,}", anchor="middle")
            free = x + half + 6
    yield line(frame.left, bottom, axis.at(scale.lines[-1]), bottom, "axis")
    yield words(frame.left, bottom + 34, name, size=11)
    if scale.powers:
        said = POWERS.partition(":")[0] if frame.narrow else POWERS
        yield words(frame.left, bottom + 48, said[:1].upper() + said[1:], size=11)


def _row(row: FigureRow, y: float, axis: Axis, palette: Mapping[str, str], fixed: bool) -> Iterator[Html]:
    named, marked = (y - 14, y + 17) if axis.frame.narrow else (y - 2, y)
    name = words(16, named, cut(row.claimant, 36), "who", size=13)
    when = words(16, named + 15, cut(_when(row.latest), 50), size=11)
    older = [_older(one, marked, axis) for one in row.earlier if one.revised]
    shape = join(_shape(row.latest, marked, axis))
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


def _shape(one: FigureLine, y: float, axis: Axis) -> Iterator[Html]:
    low, high = one.figure.low, one.figure.high
    style = "open" if one.denied else "solid"
    first = axis.at(low if low is not None else 0)
    last = axis.at(high if high is not None else low or 0)
    if low is None:
        yield line(axis.at(0), y, last, y, "more")
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


def _older(one: FigureLine, y: float, axis: Axis) -> Html:
    """A count that the same claimant has given before, small and open, under the line."""
    at = one.figure.low if one.figure.low is not None else one.figure.high or 0
    return dot(axis.at(at), y, 3, "open")


def _hint(row: FigureRow) -> str:
    told = row.latest.told
    through = chain_words(told.chain)
    return f"{row.claimant} · {_said(row.latest)} · {_when(row.latest)} · {through}: {cut(told.text, 140)}"
