"""The exact words of a source, and where they stand. Only `answering.verify` makes one."""

from __future__ import annotations

from dataclasses import dataclass

from domain.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quotation that was read through its span: `quote` equals the stored text at `[start, end)`.

    `number` counts from 1 within one answer; `sentence` is the sentence's id; `raw_*` point into the raw text;
    `via` runs from the innermost hop to the outlet; `flags` are the kinds of the article's flags that touch it.
    """

    number: int
    article: str
    version: int
    title: str | None
    outlet: str | None
    published: Moment | None
    origin: str | None
    sentence: str
    quote: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    via: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
