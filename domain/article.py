"""Articles as a newsroom keeps them, and the passages that are searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from domain.moment import Moment
from domain.narrowing import NarrowKind
from domain.text import OffsetMap, Sentence, Span, sentence_id

State = Literal["received", "parsed", "indexed", "analysed", "failed"]
FlagKind = Literal[
    "markup-debris", "boilerplate", "machine-translated", "impossible-date", "odd-entity", "mojibake", "truncated",
    "no-date", "no-byline", "no-outlet", "paywall", "boilerplate-only", "hidden-text", "instructions", "unread-language",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A quality caution that travels with every quotation of the place (span None: the whole article)."""

    kind: FlagKind
    note: str
    span: Span | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How a metadata field was found ("record", "first line", "dateline", ...) and how sure that is (0 to 1)."""

    field: str
    how: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One stored text of an article."""

    version: int
    stored_at: datetime
    parser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article in one version: what was published, where it came from, and its sentences.

    `text` is the stored, clean text that every span points into; `raw` is what it was cut from (the decoded file for
    txt, md and html; the value of the `text` field for JSON records); `offsets` leads from `text` back to `raw`.
    `digest` is the SHA-256 of the record or file as received. `version` is 0 and `stored_at` None until it is kept.
    `keywords` are the tags that its own record gives it, which a library gives it when it first comes in.
    """

    id: str
    source: str
    text: str
    raw: str
    offsets: OffsetMap
    sentences: tuple[Sentence, ...]
    digest: str
    parser: str
    version: int = 0
    stored_at: datetime | None = None
    versions: tuple[Version, ...] = ()
    key: str | None = None
    member: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    agency: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    licence: str | None = None
    url: str | None = None
    basis: tuple[Basis, ...] = ()
    flags: tuple[Flag, ...] = ()
    copies: tuple[str, ...] = ()
    origin: str | None = None
    state: State = "parsed"
    keywords: tuple[str, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`, if any."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    def sentence_id(self, sentence: Sentence) -> str:
        """The id an engine may cite for one of this article's sentences."""
        return sentence_id(self.id, self.version, sentence.index)

    @property
    def name(self) -> str:
        """What a reader calls it: the outlet, else the agency it credits, else the source's own last part."""
        return self.outlet or self.agency or self.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a list or a count needs of an article: a whole library's cards are read in the time of a few articles.

    `opening` is the first 2,000 characters of a text that is flagged as unread and of no known language, else empty.
    """

    id: str
    version: int
    state: State
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: Moment | None = None
    language: str | None = None
    flags: tuple[FlagKind, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source that was not taken, why, and what to do: one sentence a person can act on."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Whole sentences of one article version, first to last by index: what is embedded and searched."""

    id: str
    article: str
    version: int
    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that search found: its fused score (higher is better) and by which legs ("meaning", "words", "claims")."""

    passage: Passage
    score: float
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look at: dates of publication (inclusive), outlets, article ids, parties, tags. Empty means all.

    `wide` names what the words of a question shall not narrow, because a person took it off.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    wide: tuple[NarrowKind, ...] = ()
