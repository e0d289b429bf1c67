"""A model's plain lines become drafts: one a line, each with the sentence numbers at its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from domain.answer import DraftStatement

_MARK = re.compile(r"[\[【]\s*(?:s(?:entence)?\s*)?(-?\w+(?:\s*[,;–-]\s*\w+)*)\s*[\]】]", re.IGNORECASE)
_LIST_MARK = re.compile(r"^\s*(?:[-*•‣]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"^\s*(?:#{1,4}\s*|\*\*)(?P<title>[^#*]{2,60}?)(?:\*\*)?:?\s*$")
_NOTHING = re.compile(r"(?i)^\W*no answer\W*$")


def drafts_in(lines: Iterable[str], ids: Sequence[str]) -> Iterator[DraftStatement]:
    """The lines of a model's answer as drafts; a number that was not given becomes an id that no sentence has.

    A line without a number stays a draft, so that verification withholds it where the reader can see it.
    """
    section: str | None = None
    for line in lines:
        if heading := _HEADING.match(line):
            section = heading["title"].strip()
            continue
        plain = _LIST_MARK.sub("", line).strip().strip("`")
        if not plain.strip("`-_* ") or _NOTHING.match(plain):
            continue
        cited = tuple(_id(mark, ids) for group in _MARK.findall(plain) for mark in re.split(r"\s*[,;]\s*", group))
        words = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(_MARK.sub(" ", plain).replace("**", "").split()))
        if words or cited:
            yield DraftStatement(text=words, sentences=tuple(dict.fromkeys(cited)), section=section)


def _id(mark: str, ids: Sequence[str]) -> str:
    digits = "".join(
        str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c for c in mark
    )
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0
    return ids[number - 1] if 1 <= number <= len(ids) else f"[{mark}]"
