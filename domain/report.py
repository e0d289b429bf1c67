"""What happened: results of adding, and of looking after a library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.answer import Usage
from domain.article import Article, Refusal

ItemState = Literal["received", "parsed", "failed", "dropped"]
Action = Literal[
    "added", "updated", "refused", "removed", "restored", "reparsed", "retried", "dropped",
    "corrected", "dismissed", "renamed", "undone", "tagged", "untagged",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to add: a path or address, and the name a person knows it by (an upload's own file name).

    Its identity is `location` and `name`; `at` is the file that holds its bytes now (a kept original, a download), None
    where that is `location` itself. `media_type` is what a server called it, believed only where the bytes agree.
    """

    location: str
    name: str | None = None
    at: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a feed or sitemap lists, with what the list says of it; `published` as written there."""

    url: str
    title: str | None = None
    published: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a source turned into: articles, refusals, and addresses to follow. A long source comes in several, `last` ends it."""

    source: Source
    articles: tuple[Article, ...] = ()
    refused: tuple[Refusal, ...] = ()
    links: tuple[Link, ...] = ()
    last: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One source in the queue of a library: received, parsed (into these articles), failed with a reason, or then dropped."""

    id: int
    source: Source
    state: ItemState
    reason: str = ""
    tries: int = 0
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the audit log: when, what was done, to which article or source, and a detail in words."""

    at: datetime
    action: Action
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is watched: when it was last asked, what the server said to ask with next, and how often it failed."""

    url: str
    etag: str | None = None
    modified: str | None = None
    checked_at: datetime | None = None
    next_at: datetime | None = None
    failures: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long task is: `done` of `total` (None while it is not known), what is at work, and at which step."""

    done: int
    total: int | None
    doing: str
    step: Literal["received", "parsed", "indexed", "analysed"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """Article ids by what became of them, what was refused, and the time taken in seconds."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    seconds: float = 0.0
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at, whether it is well, and what to do when it is not."""

    name: str
    ok: bool
    detail: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEstimate:
    """What a model would be sent: calls (those `kept` from earlier left out), tokens, and the cost where prices are set."""

    articles: int
    calls: int
    kept: int
    usage: Usage
    cost: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a library's model calls took since a day: answers, briefings and analyses, their tokens, and the cost.

    `cost` is at the prices that were set when each was made; None where none ever was.
    """

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReport:
    """What a model did to the claims that rules had found; `refused` counts its proposals that did not hold, by reason.

    `failed` calls left the rules' claims as they were, `problem` says why the last of them failed.
    """

    articles: int
    calls: int
    kept: int
    failed: int
    confirmed: int
    mended: int
    added: int
    refused: tuple[tuple[str, int], ...]
    usage: Usage
    cost: float | None = None
    seconds: float = 0.0
    stopped: bool = False
    problem: str = ""
