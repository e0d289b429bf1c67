"""A briefing that is kept: what was asked for, what was written, what the library then held, what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from domain.answer import Audience
from domain.article import Filters
from domain.briefing import Briefing
from domain.citation import Citation
from domain.edition import Edition

Length = Literal["short", "long"]
Why = Literal["removed", "dismissed", "not found", "new version", "corrected"]
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a briefing was asked to be: its topic (None: everything), what to look at, how long, for whom."""

    topic: str | None = None
    filters: Filters = field(default_factory=Filters)
    length: Length = "short"
    audience: Audience = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a library held at a time: article ids with versions, and marks of claims (see `mark_of` in app/news.py)."""

    articles: tuple[tuple[str, int], ...] = ()
    claims: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBriefing:
    """One briefing as it was written at `at`; `marks` holds the marks of each statement's claims, in reading order.

    `edition` is the version that a person changed, None while there is none: the original stays as it was.
    """

    id: str
    title: str
    at: datetime
    order: Order
    briefing: Briefing
    marks: tuple[tuple[str, ...], ...] = ()
    edition: Edition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingLine:
    """A kept briefing in a list."""

    id: str
    title: str
    at: datetime
    order: Order
    engine: str
    statements: int
    edited: bool = False
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A statement of an earlier briefing that does not stand as it did, and why."""

    text: str
    why: Why
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new beside an earlier briefing: places of new statements in reading order, from 0, and what is gone of it."""

    earlier: BriefingLine
    new: tuple[int, ...] = ()
    gone: tuple[Gone, ...] = ()


def title_of(order: Order) -> str:
    """What a briefing is called until somebody renames it.

    >>> title_of(Order(topic="the  bridge")), title_of(Order())
    ('the bridge', 'Everything loaded')
    """
    return " ".join((order.topic or "Everything loaded").split())[:LONGEST_TITLE]
