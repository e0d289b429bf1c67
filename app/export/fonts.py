"""The letters that a PDF can show: DejaVu Sans where the system has it, else the Vera that reportlab brings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDERS = (
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/TTF",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
REGULAR, BOLD = "SitrepRegular", "SitrepBold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The code points that the font has a shape for."""

    known: frozenset[int]

    def fit(self, text: str) -> str:
        """The text with every letter that has no shape written as its code point, so that nothing is lost.

        >>> Letters(known=frozenset(map(ord, "aé "))).fit("aé 中文")
        'aé [U+4E2D U+6587]'
        """
        return re.sub(r"[^\x00-\x7f]+", lambda found: self._run(found[0]), text)

    def lacking(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The letters without a shape, each once, in their order in Unicode."""
        return tuple(sorted({letter for text in texts for letter in text if self._lacks(letter)}))

    def _lacks(self, letter: str) -> bool:
        return ord(letter) > 0x7F and ord(letter) not in self.known and unicodedata.category(letter) != "Cf"

    def _run(self, run: str) -> str:
        shown, missing = [], list[str]()
        for letter in (*run, ""):
            if letter and self._lacks(letter):
                missing.append(f"U+{ord(letter):04X}")
                continue
            if missing:
                shown.append(f"[{' '.join(missing)}]")
                missing = []
            shown.append(letter if letter and ord(letter) in self.known else "")
        return "".join(shown)


def from_right(texts: Iterable[str]) -> bool:
    """True when a letter is of a script that is read from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for text in texts for letter in text)


@cache
def letters() -> Letters:
    """What can be shown, after both fonts are made known to reportlab under `REGULAR` and `BOLD`."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily  # type: ignore[import-untyped]  # late, and it has no types
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # late, and it has no types

    regular, bold = font_files()
    font = TTFont(REGULAR, regular)
    registerFont(font)
    registerFont(TTFont(BOLD, bold))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return Letters(known=frozenset(font.face.charToGlyph))


def font_files() -> tuple[str, str]:
    """The regular and the bold font: files of the system, or names that reportlab finds among its own."""
    for folder in map(Path, _FOLDERS):
        pair = folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"
        if all(path.is_file() for path in pair):
            return str(pair[0]), str(pair[1])
    return "Vera.ttf", "VeraBd.ttf"
