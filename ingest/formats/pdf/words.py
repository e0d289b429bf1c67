"""The words of a PDF page with their places, and which of them a reader cannot see."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_SOFT = "\x02\xad\ufffe"
_UNSEEN_MODES = (3, 7)
_WHITE = 245
_TINY = 2.0
_GLASS = 8
_COVERED = 0.5
_MOST_SHAPES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word at `left` to `right` on the line `base`, `size` high, in points from the lower left corner of the page.

    `soft`: a hyphen that the page shows at the end of a line was cut off it. `hidden`: no reader of the page sees it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    soft: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The words of a page in the order of the file, its height in points, and whether all of them lie under a scan's picture."""

    words: tuple[Word, ...]
    height: float
    scanned: bool = False


class _Glyphs:
    """What pdfium tells of the characters of one page; its functions fill variables that are kept here."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # late, and it has no types

        self.pdfium: Any = pdfium
        self.textpage = page.get_textpage()
        self.raw = self.textpage.raw
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._paints: dict[int | None, tuple[int, int, int]] = {}

    def text(self) -> str:
        """All characters, one for each index."""
        count = self.pdfium.FPDFText_CountChars(self.raw)
        text: str = self.textpage.get_text_range() if count > 0 else ""
        if len(text) == count:
            return text
        return "".join(chr(self.pdfium.FPDFText_GetUnicode(self.raw, at) or 32) for at in range(count))

    def base(self, at: int) -> tuple[float, float]:
        """Where a character stands."""
        self.pdfium.FPDFText_GetCharOrigin(self.raw, at, self._x, self._y)
        return self._x.value, self._y.value

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the room of a character."""
        self.pdfium.FPDFText_GetLooseCharBox(self.raw, at, self._box)
        return self._box.left, self._box.bottom, self._box.right, self._box.top

    def turned(self, at: int) -> int:
        """By how many quarters of a turn a character is turned."""
        angle: float = self.pdfium.FPDFText_GetCharAngle(self.raw, at)
        return round(angle / 1.5707963) % 4

    def paint(self, at: int) -> tuple[int, int, int]:
        """How it is painted (3 is not at all: PDF 32000-1, table 106), its darkest colour and its opacity, 0 to 255."""
        thing = self.pdfium.FPDFText_GetTextObject(self.raw, at)
        key = ctypes.cast(thing, ctypes.c_void_p).value
        if key not in self._paints:
            told = self.pdfium.FPDFText_GetFillColor(self.raw, at, *self._colour)
            *colour, opacity = (one.value for one in self._colour) if told else (0, 0, 0, 255)
            mode = self.pdfium.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
            self._paints[key] = (mode, min(colour), opacity)
        return self._paints[key]


def page_of(page: Any) -> Page:
    """The words of a pdfium page; those that are turned another way than most, such as a stamp at the edge, are left out."""
    glyphs = _Glyphs(page)
    text = glyphs.text()
    turned = [(glyphs.turned(start), start, end) for start, end in _spans(text)]
    turn = Counter(one for one, _, _ in turned).most_common(1)[0][0] if turned else 0
    starts = [start for one, start, _ in turned if one == turn]
    read = [_word(glyphs, text, start, end, turn) for one, start, end in turned if one == turn]
    unseen = [word for word, painted in read if not painted]
    scanned = len(unseen) == len(read) > 0 and _is_scan(page)
    words = [word if painted or scanned else replace(word, hidden=True) for word, painted in read]
    return Page(words=tuple(_without_white(page, glyphs, starts, words)), height=page.get_height(), scanned=scanned)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a page stand in its characters; a hyphen at a line's end is the end of one."""
    start = None
    for at, char in enumerate(text):
        if char.isspace() or char == "\0":
            if start is not None:
                yield start, at
            start = None
        elif char in _SOFT:
            if start is not None:
                yield start, at + 1
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield start, len(text)


def _word(glyphs: _Glyphs, text: str, start: int, end: int, turn: int) -> tuple[Word, bool]:
    """A word, and whether it is painted at all."""
    x, y = glyphs.base(start)
    left, bottom, right, top = glyphs.box(start)
    _, _, far, high = glyphs.box(end - 1)
    near, base, size = left, y, top - bottom
    if turn == 1:
        near, far, base, size = y, high, -x, right - left
    elif turn == 2:
        near, far, base = -right, -glyphs.box(end - 1)[0], -y
    elif turn == 3:
        near, far, base, size = -top, -glyphs.box(end - 1)[1], x, right - left
    soft = text[end - 1] in _SOFT
    word = Word(text=text[start : end - soft], left=near, right=max(near, far), base=base, size=abs(size), soft=soft)
    mode, _, opacity = glyphs.paint(start)
    return word, mode not in _UNSEEN_MODES and opacity > _GLASS and abs(size) >= _TINY


def _is_scan(page: Any) -> bool:
    """True when a picture covers most of the page: the words under it are what a machine read in it."""
    whole = max(1.0, page.get_width() * page.get_height())
    return any(_area(box) >= _COVERED * whole for box, _ in _shapes(page, pictures_only=True))


def _area(box: tuple[float, float, float, float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _shapes(page: Any, *, pictures_only: bool = False) -> Iterator[tuple[tuple[float, float, float, float], bool]]:
    """The boxes of pictures and filled shapes, and whether they are dark enough for white words to be read on them."""
    import pypdfium2.raw as pdfium

    colour = [ctypes.c_uint() for _ in range(4)]
    wanted = [pdfium.FPDF_PAGEOBJ_IMAGE] + ([] if pictures_only else [pdfium.FPDF_PAGEOBJ_PATH])
    for number, thing in enumerate(page.get_objects(filter=wanted, max_depth=3)):
        if number >= _MOST_SHAPES:
            return
        pdfium.FPDFPageObj_GetFillColor(thing.raw, *colour)
        dark = thing.type == pdfium.FPDF_PAGEOBJ_IMAGE or min(one.value for one in colour[:3]) < _WHITE - 20
        yield thing.get_bounds(), dark


def _without_white(page: Any, glyphs: _Glyphs, starts: list[int], words: list[Word]) -> list[Word]:
    """The words, those in white with nothing dark behind them marked as hidden."""
    white = {at for at, start in enumerate(starts) if glyphs.paint(start)[1] >= _WHITE}
    if not white:
        return words
    dark = [box for box, is_dark in _shapes(page) if is_dark]
    return [
        replace(word, hidden=True) if at in white and not _lies_on(glyphs.box(starts[at]), dark) else word
        for at, word in enumerate(words)
    ]


def _lies_on(box: tuple[float, float, float, float], shapes: list[tuple[float, float, float, float]]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in shapes)
