"""Pages that are set by hand, so that it is known where lines, columns and pages end."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # it has no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it has no types

BREAK = re.compile(r"(?<=[a-z][aeiou])(?=[bcdfglmnprstv][aeiou][a-z])|(?<=[a-z][a-z][a-z])(?=(?:ment|ness|tion|ship))")


@dataclass
class Sheets:
    """Pages on which words are set by hand, so that it is known where lines, columns and pages end."""

    size: tuple[float, float]
    head: str = ""
    foot: str = ""
    font: str = "Times-Roman"
    lock: StandardEncryption | None = None
    columns: int = 1
    margin: float = 45
    broken: bool = False
    title: str | None = None

    def __post_init__(self) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=self.size, invariant=1, encrypt=self.lock)
        if self.title:
            self.canvas.setTitle(self.title)
        self.page, self.column = 1, 0
        self.top = self.y = self.size[1] - self.margin - 15
        self._furniture()

    def _furniture(self) -> None:
        self.canvas.setFont(self.font, 8)
        self.canvas.drawString(self.margin, self.size[1] - 30, self.head.replace("#", str(self.page)))
        self.canvas.drawCentredString(self.size[0] / 2, 22, self.foot.replace("#", str(self.page)))

    @property
    def width(self) -> float:
        """The width of a column, in points."""
        return (self.size[0] - 2 * self.margin - 18 * (self.columns - 1)) / self.columns

    def _turn(self) -> None:
        self.column += 1
        if self.column >= self.columns:
            self.canvas.showPage()
            self.page, self.column = self.page + 1, 0
            self.top = self.size[1] - self.margin - 15
            self._furniture()
        self.y = self.top

    def line(self, text: str, size: float = 10.5, bold: bool = False, lead: float = 1.3) -> None:
        """One line of type in the present column."""
        if self.y < self.margin + 10:
            self._turn()
        font = "Times-Bold" if bold and self.font == "Times-Roman" else self.font
        self.canvas.setFont(font, size)
        self.canvas.drawString(self.margin + self.column * (self.width + 18), self.y - size, text)
        self.y -= size * lead

    def paragraph(self, text: str, size: float = 10.5, indent: str = "    ") -> None:
        """A paragraph, its words broken at the marks where the line is full."""
        row = indent
        for word in text.split(" "):
            row = self._place(row, BREAK.sub("|", word) if self.broken and "|" not in word else word, size)
        self.line(row, size)

    def _place(self, row: str, word: str, size: float) -> str:
        whole = word.replace("|", "")
        gap = "" if not row.strip() or row.endswith(" ") else " "
        if self._fits(row + gap + whole, size):
            return row + gap + whole
        parts = word.split("|")
        for cut in range(len(parts) - 1, 0, -1):
            start = row + gap + "".join(parts[:cut]) + "-"
            if self._fits(start, size):
                self.line(start, size)
                return "".join(parts[cut:])
        self.line(row, size)
        return whole

    def _fits(self, row: str, size: float) -> bool:
        return bool(pdfmetrics.stringWidth(row, self.font, size) <= self.width)

    def rest_in_columns(self, columns: int) -> None:
        """From here down, the text runs in so many columns."""
        self.columns, self.column = columns, 0
        self.y -= 8
        self.top = self.y

    def done(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self.out.getvalue()
