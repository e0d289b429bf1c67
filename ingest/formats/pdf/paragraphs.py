"""Lines become paragraphs again: broken words mended, line ends joined, columns and pages run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.formats.pdf.layout import Line
from ingest.tracked import Tracked

_ENDED = re.compile(r"[.!?…:;。؟۔।][\"”’')\]]*$")
_BROKEN = re.compile(r"[^\W\d_]-$")
_BULLET = re.compile(r"(?:[•▪◦*‣–-]|\d{1,2}[.)])\s")
_WORDS = re.compile(r"\w+(?:-\w+)*")
_KEPT = ("self-", "non-", "well-", "vice-")
_LOOSER = 1.3
_LARGER = 1.12


def body_of(lines: Sequence[Line]) -> tuple[str, Tracked]:
    """The raw text, one line each with a form feed between pages, and the paragraphs that it makes."""
    raw, starts = _raw(lines)
    known = frozenset(word.lower() for word in _WORDS.findall(raw))
    spacing = _spacing(lines)
    parts: list[Tracked] = []
    for at, line in enumerate(lines):
        start, end = starts[at], starts[at] + len(line.text)
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None:
            parts.append(Tracked.of(raw, start, end))
        elif _ends_paragraph(line, following, spacing):
            parts += [Tracked.of(raw, start, end), Tracked.standing_for("\n\n", end, starts[at + 1])]
        elif _BROKEN.search(line.text) and (cut := _mended(line.text, following.text, known)) is not None:
            parts.append(Tracked.of(raw, start, end - cut))
        else:
            parts += [Tracked.of(raw, start, end), Tracked.standing_for(" ", end, starts[at + 1])]
    return raw, Tracked.joined(parts)


def _raw(lines: Sequence[Line]) -> tuple[str, list[int]]:
    parts, starts, at = [], [], 0
    for number, line in enumerate(lines):
        last = number + 1 == len(lines)
        text = line.text + ("" if last else "\f" if lines[number + 1].page != line.page else "\n")
        parts.append(text)
        starts.append(at)
        at += len(text)
    return "".join(parts), starts


def _spacing(lines: Sequence[Line]) -> float:
    """The usual distance between lines, as a multiple of their height; 0 where there are no two."""
    steps = [
        (a.base - b.base) / a.size
        for a, b in pairwise(lines)
        if a.column == b.column and a.page == b.page and a.size and 0 < a.base - b.base < 3 * a.size
    ]
    return sorted(steps)[len(steps) // 3] if steps else 0.0


def _ends_paragraph(line: Line, following: Line, spacing: float) -> bool:
    """An unequal size, a wider gap, an indent, a bullet, or a short last line before a new sentence."""
    if _unequal(line, following) or _BULLET.match(following.text):
        return True
    if line.column != following.column or line.page != following.page:
        return _ends_column(line, following)
    if line.base - following.base > _LOOSER * spacing * line.size:
        return True
    edge = line.edge[0] + 0.8 * line.size
    if following.left > edge >= line.left:
        return True
    short = line.right < line.edge[1] - 0.12 * (line.edge[1] - line.edge[0])
    return short and bool(_ENDED.search(line.text)) and not following.text[:1].islower()


def _ends_column(line: Line, following: Line) -> bool:
    """A sentence that is not at its end runs on into the next column or page."""
    if following.text[:1].islower():
        return False
    indented = following.left > following.edge[0] + 0.8 * following.size
    short = line.right < line.edge[1] - 0.25 * (line.edge[1] - line.edge[0])
    return indented or short or bool(_ENDED.search(line.text))


def _unequal(line: Line, following: Line) -> bool:
    small, large = sorted((line.size, following.size))
    return large > _LARGER * max(small, 0.1)


def _mended(line: str, following: str, known: frozenset[str]) -> int | None:
    """How much to cut at the end of a line whose word runs on, None where it does not.

    1 for "minis-/try"; 0 for "pro-/Orvenian", and for "cease-/fire" where the text has "cease-fire" elsewhere.
    """
    first, rest = _WORDS.findall(line[:-1])[-1:], _WORDS.match(following)
    if not first or not rest:
        return None
    if not following[:1].islower():
        return 0 if following[:1].isalpha() else None
    whole, halves = (first[0] + rest[0]).lower(), f"{first[0]}-{rest[0]}".lower()
    if whole not in known and (halves in known or f"{first[0].lower()}-" in _KEPT or "-" in first[0]):
        return 0
    return 1


def usual_size(lines: Sequence[Line]) -> float:
    """The height of most letters; 0 where there are none."""
    return median([line.size for line in lines for _ in line.words]) if lines else 0.0
