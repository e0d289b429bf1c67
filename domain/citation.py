"""The exact words of a source, and where they stand. Only `answering.citing` makes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.article import FlagKind
from domain.moment import Moment

FLAG_WORDS: Mapping[str, str] = MappingProxyType({
    "markup-debris": "markup debris", "boilerplate": "page furniture", "machine-translated": "likely machine-translated",
    "impossible-date": "impossible date", "odd-entity": "odd name", "mojibake": "damaged letters", "truncated": "cut short",
    "no-date": "no date", "no-byline": "no byline", "no-outlet": "no outlet", "paywall": "behind a paywall",
    "boilerplate-only": "page furniture only", "hidden-text": "hidden text", "instructions": "contains instructions",
    "unread-language": "language not read by the rules",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A quality flag that touches a quotation: why, the words it is about ("" for the whole article), another reading."""

    kind: FlagKind
    note: str
    words: str = ""
    suggestion: str | None = None

    @property
    def name(self) -> str:
        """The flag in a reader's words.

        >>> Caution(kind="odd-entity", note="named otherwise in the rest of the text").name
        'odd name'
        """
        return FLAG_WORDS.get(self.kind, self.kind)

    @property
    def reading(self) -> str:
        """What the words may have been, beside the words as they stand; "" when nothing is suggested.

        >>> Caution(kind="odd-entity", note="", words="Asia", suggestion="Orvenia").reading
        'suggested reading of “Asia”: “Orvenia”'
        """
        if self.suggestion is None:
            return ""
        return f"suggested reading{f' of “{self.words}”' if self.words else ''}: “{self.suggestion}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quotation that was read through its span: `quote` equals the stored text at `[start, end)`.

    `number` counts from 1 within one answer; `sentence` is the sentence's id; `raw_*` point into the raw text;
    `via` runs from the innermost hop to the outlet; `flags` are the kinds of the article's flags that touch it, and
    `cautions` the same flags with their notes and suggested readings.
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
    cautions: tuple[Caution, ...] = ()
