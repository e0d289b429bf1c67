"""The plain sources of the items."""

from __future__ import annotations

import re
from pathlib import Path

FILES = Path(__file__).parents[1] / "files"
Texts = dict[str, list[str]]


def plain(*, marks: bool = False) -> Texts:
    """The paragraphs of each section of plain.txt; with `marks`, the places where a word may be broken stay in."""
    whole = (FILES / "plain.txt").read_text(encoding="utf-8")
    sections = re.split(r"^== (.+)\n", whole, flags=re.MULTILINE)[1:]
    paired = zip(sections[::2], sections[1::2], strict=True)
    return {
        name: [p if marks else re.sub(r"(?<=\w)\|(?=\w)", "", p) for p in body.strip().split("\n\n")]
        for name, body in paired
    }
