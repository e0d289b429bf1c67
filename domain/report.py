"""What happened: results of adding, and of looking after a library."""

from __future__ import annotations

from dataclasses import dataclass

from domain.article import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to add: a path or address, and the name a person knows it by (an upload's own file name)."""

    location: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long task is: `done` of `total` articles (None while it is not known), and what is at work."""

    done: int
    total: int | None
    doing: str


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
