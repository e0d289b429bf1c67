"""Raw text becomes clean text that knows its way back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.debris import without_debris
from ingest.tracked import Edit, Tracked

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e01ef]"
)
_SPACE = re.compile(r"[^\S\n]*\n\s*|[^\S\n]+")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A clean text, and counts of what was taken out: mark-up debris and invisible characters."""

    body: Tracked
    debris: int
    invisible: int


def clean(body: Tracked) -> Cleaned:
    """The text with its paragraphs kept, and without mark-up, control and invisible characters or double blanks."""
    body = body.replaced(_LINE_END, "\n").replaced(_ESCAPE)
    body, debris = without_debris(body)
    body = body.replaced(_LINE_END, "\n").replaced(_CONTROL)
    invisible = len(_INVISIBLE.findall(body.text))
    body = unwrapped(body.replaced(_INVISIBLE))
    return Cleaned(body=body.replaced(_SPACE, _one_space).stripped(), debris=debris, invisible=invisible)


def _one_space(found: re.Match[str]) -> str:
    """One blank inside a line; a line end and an empty line stay what they are."""
    return "\n" * min(2, found[0].count("\n")) or " "


def unwrapped(body: Tracked) -> Tracked:
    """The text with lines joined again where a mail program or terminal broke them at a fixed width."""
    lines = body.text.split("\n")
    if not _is_wrapped(lines):
        return body
    edits, at = [], 0
    for line, following in pairwise(lines):
        at += len(line)
        if _runs_on(line, following):
            edits.append(Edit(start=at, end=at + 1, text=" "))
        at += 1
    return body.edited(edits)


def _is_wrapped(lines: list[str]) -> bool:
    """At least four inner lines, nearly all of one width, and many ending in mid-sentence."""
    inner = [a.rstrip() for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 4:
        return False
    even = sum(50 <= len(line) <= 100 for line in inner)
    open_ended = sum(not _SENTENCE_END.search(line) for line in inner)
    return even >= 0.8 * len(inner) and open_ended >= 0.5 * len(inner)


def _runs_on(line: str, following: str) -> bool:
    """A full-width line before a line that is no list item: "… the crossing at / Sella was closed"."""
    return len(line.rstrip()) >= 50 and bool(following.strip()) and not re.match(r"\s*([-*•]|\d+[.)])\s", following)
