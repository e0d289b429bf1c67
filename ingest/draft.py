"""What a format hands on: the raw text, the body with its way back, and the metadata it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.article import Flag
from domain.errors import SourceRefused
from domain.moment import Moment
from ingest.tracked import Tracked

Field = Literal[
    "title", "outlet", "byline", "dateline", "agency", "published", "updated", "language", "licence", "url", "encoding",
    "keyword",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One metadata value, how it was found and how sure that is (0 to 1). Of the field "keyword" there may be several."""

    field: Field
    value: str | Moment
    how: str
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article before cleaning; `digest` is the SHA-256 of the file or record as received."""

    raw: str
    body: Tracked
    parser: str
    digest: str
    found: tuple[Found, ...] = ()
    flags: tuple[Flag, ...] = ()
    key: str | None = None
    member: str | None = None
    part: str = ""
    """Where in its file it stands, such as "line 7", to be named in a refusal."""
    reads_top: bool = False
    """True when title, byline and date lines may stand at the top of the body (txt, md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One record of a file that cannot be taken, while the others can."""

    part: str
    problem: SourceRefused


def encoding_found(encoding: str, confidence: float) -> tuple[Found, ...]:
    """The encoding, where it had to be guessed."""
    return (
        ()
        if confidence == 1.0
        else (Found(field="encoding", value=encoding, how=f"read as {encoding}", confidence=confidence),)
    )
