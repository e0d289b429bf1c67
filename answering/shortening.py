"""Long sentences cut at clauses: verbatim runs around what matters, cut places marked."""

from __future__ import annotations

import re
from itertools import pairwise

_CUT = re.compile(r"(?<=[,;:])\s+|\s+(?=(?:and|but|which|who|while|as|because|after|when|that)\b)")
END = "\x00"  # a focus that no text has: the last clause is meant
_ROOM = 8  # words worth showing before or after the clauses that matter


def shortened(text: str, focus: list[str], longest: int) -> str:
    """The clauses around the focus, as many as fit, behind the text's first words; cut places are marked with "…"."""
    if len(text.split()) <= longest:
        return text
    places = _clauses(text)
    first = last = next((i for i, (a, b) in enumerate(places) if any(_meets(f, text[a:b]) for f in focus)), 0)
    if focus == [END]:
        first = last = len(places) - 1
    while fits := [w for w in ((first, last + 1), (first - 1, last)) if _fits(text, places, w, longest)]:
        first, last = fits[0]
    run = text[places[first][0] : places[last][1]]
    room = longest - len(run.split())
    before = _head(text[: places[first][0]], room) if first else ""
    if last + 1 == len(places):
        return before + run.strip(" ,;:")
    after = "… " if before else _head(text[places[last][1] :], room)
    return (f"{before}{run.strip(' ,;:')} {after}" if after == "… " else run + after).rstrip()


def _clauses(text: str) -> list[tuple[int, int]]:
    """Where the clauses of a text begin and end."""
    bounds = [0, *(m.end() for m in _CUT.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def _fits(text: str, places: list[tuple[int, int]], window: tuple[int, int], longest: int) -> bool:
    inside = window[0] >= 0 and window[1] < len(places)
    return inside and len(text[places[window[0]][0] : places[window[1]][1]].split()) <= longest


def _head(text: str, room: int) -> str:
    """The first words of a text with the mark of the cut; only the mark when there is little room."""
    if room < _ROOM:
        return "… "
    found = re.match(rf"\s*(?:\S+\s+){{0,{room - 1}}}\S+", text)
    kept = found[0].rstrip(" ,;:") if found else ""
    return f"{kept} … "


def _meets(focus: str, part: str) -> bool:
    return " ".join(focus.split())[:20].lower() in part.lower()
