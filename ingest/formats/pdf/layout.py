"""The words of a page as lines in the order a reader takes them: column after column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.formats.pdf.words import Word

_SAME_LINE = 0.3
_GUTTER = 0.7
_FEWEST = 3
_FILLED = 0.6
_MOST_ROWS = 500
_MOST_GAPS = 8
_CELLS = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words side by side; `column` numbers the columns of a document in reading order, `edge` is the column's right one."""

    words: tuple[Word, ...]
    page: int
    column: int = 0
    edge: tuple[float, float] = (0.0, 0.0)

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def base(self) -> float:
        """The height of the line above the foot of the page."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The height of its letters."""
        return median(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words with blanks between, and a bar between the cells of a table."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            gap = word.left - before.right
            if before.soft and gap < 0.15 * word.size:
                parts.append(word.text)
            else:
                parts.append((" | " if gap > _CELLS * word.size else " ") + word.text)
        return "".join(parts) + ("-" if self.words[-1].soft else "")


def rows_of(words: Iterable[Word], page: int) -> list[Line]:
    """The words of a page as lines across its whole width, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.base, w.left)):
        if rows and abs(rows[-1][0].base - word.base) <= _SAME_LINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(words=tuple(sorted(row, key=lambda w: w.left)), page=page) for row in rows]


def in_reading_order(rows: Sequence[Line], first_column: int = 0) -> list[Line]:
    """The rows of a page cut into columns, each read to its end before the next; tables stay row by row."""
    parts = list(_columns(list(rows)))
    ordered = []
    for number, part in enumerate(parts, first_column):
        edge = (min(line.left for line in part), max(line.right for line in part))
        ordered += [Line(words=line.words, page=line.page, column=number, edge=edge) for line in part]
    return ordered


def _columns(rows: list[Line]) -> Iterator[list[Line]]:
    """Runs of rows that are one column, and the columns of runs that a gutter divides."""
    if len(rows) > _MOST_ROWS:
        yield rows
        return
    single: list[Line] = []
    at = 0
    while at < len(rows):
        end, gutter = _divided(rows, at)
        if gutter is None:
            step = max(
                1, (end - at) // 4
            )  # a long run that is no columns, such as a table, is not tried at each of its rows
            single += rows[at : at + step]
            at += step
            continue
        if single:
            yield single
            single = []
        for side in _sides(rows[at:end], gutter):
            yield from _columns(side)
        at = end
    if single:
        yield single


def _divided(rows: list[Line], start: int) -> tuple[int, float | None]:
    """How far from `start` on one gutter runs down between the words of the rows, and where; None where there is none."""
    left, right = min(r.left for r in rows[start:]), max(r.right for r in rows[start:])
    free, end = [(left, right)], start
    for row in rows[start:]:
        narrowed = _overlaps(free, _free(row, left, right), _GUTTER * row.size)
        if not narrowed:
            break
        free, end = narrowed, end + 1
    for from_, to in free:
        middle = (from_ + to) / 2
        if _are_columns(rows[start:end], middle):
            return end, middle
    return end, None


def _free(row: Line, left: float, right: float) -> list[tuple[float, float]]:
    """The room before, between and after the words of a row, the widest eight of it."""
    stops = [left, *(edge for word in row.words for edge in (word.left, word.right)), right]
    room = [(a, b) for a, b in zip(stops[::2], stops[1::2], strict=True) if b > a]
    return room if len(room) <= _MOST_GAPS else sorted(sorted(room, key=lambda gap: gap[0] - gap[1])[:_MOST_GAPS])


def _overlaps(
    ones: list[tuple[float, float]], others: list[tuple[float, float]], least: float
) -> list[tuple[float, float]]:
    both = ((max(a, c), min(b, d)) for a, b in ones for c, d in others)
    return [(a, b) for a, b in both if b - a >= least]


def _are_columns(rows: list[Line], middle: float) -> bool:
    """At least three lines on either side that fill it as running text does; the short cells of a table do not."""
    return all(len(side) >= _FEWEST and _is_prose(side) for side in _sides(rows, middle))


def _is_prose(side: list[Line]) -> bool:
    left, right = min(line.left for line in side), max(line.right for line in side)
    widths = median(line.right - line.left for line in side)
    return widths >= _FILLED * (right - left) and median(len(line.words) for line in side) >= _FEWEST


def _sides(rows: list[Line], middle: float) -> tuple[list[Line], list[Line]]:
    """The parts of the rows to the left and to the right of a gutter."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows:
        for side, words in zip(
            sides,
            ([w for w in row.words if w.left < middle], [w for w in row.words if w.left >= middle]),
            strict=True,
        ):
            if words:
                side.append(Line(words=tuple(words), page=row.page))
    return sides
