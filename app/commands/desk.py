"""What the commands need of the desk, so that they can be tried without the rooms behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from domain.answer import Answer, Scope, Turn
from domain.article import Article, Filters, Hit
from domain.briefing import Briefing, PartyPositions
from domain.claim import Claim, Dispute, Relation
from domain.report import AddReport, Check, Progress, Source

if TYPE_CHECKING:
    from app.settings import Settings

EngineName = Literal["extractive", "llm"]


class Desk(Protocol):
    """The facade over all rooms; `app.wiring.Desk` is the real one."""

    @property
    def samples(self) -> bool:
        """True while the sample articles are shown."""

    def add(
        self,
        sources: Sequence[Source],
        *,
        progress: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> AddReport:
        """What became of every source; it stops after the running article once `stopped` is true."""

    def articles(self, filters: Filters = ...) -> tuple[Article, ...]:
        """The articles that fit."""

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the noun's own field name
        """One article; NotFound when there is none."""

    def status(self) -> Mapping[str, int]:
        """How many articles are in each state."""

    def scope(self, filters: Filters = ...) -> Scope:
        """How much there is to look at."""

    def outlets(self) -> tuple[str, ...]:
        """The outlets of the articles."""

    def search(self, text: str, filters: Filters = ..., limit: int = 10) -> tuple[Hit, ...]:
        """Passages, best first."""

    def ask(
        self, text: str, history: Sequence[Turn] = ..., filters: Filters = ..., engine: EngineName | None = None
    ) -> Answer:
        """A verified answer."""

    def claims(self, filters: Filters = ...) -> tuple[Claim, ...]:
        """Who said what."""

    def positions(self, filters: Filters = ...) -> tuple[PartyPositions, ...]:
        """What each party claims, denies and demands."""

    def disputes(self, filters: Filters = ...) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """What the sources disagree on, and what only seems to disagree."""

    def brief(
        self,
        topic: str | None = None,
        length: Literal["short", "long"] = "short",
        filters: Filters = ...,
        engine: EngineName | None = None,
    ) -> Briefing:
        """A cited summary."""

    def doctor(self) -> tuple[Check, ...]:
        """What was looked at in the library, and whether it is well."""

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> tuple[Check, ...]:
        """What was looked at after the index was built anew."""

    def close(self) -> None:
        """Nothing may be asked after this."""


class DeskOpener(Protocol):
    """Opens the desk over a library; LibraryError when it cannot be opened."""

    def __call__(self, settings: Settings, *, writer: bool, samples: bool = False, show_samples: bool = False) -> Desk:
        """The desk, one writer at a time: over the `samples`, or over the library (`show_samples`: until it has any)."""


def open_real_desk(settings: Settings, *, writer: bool, samples: bool = False, show_samples: bool = False) -> Desk:
    """The desk of `app.wiring`, imported only now because it loads every library."""
    from app.wiring import open_desk

    return open_desk(settings, writer=writer, samples=samples, show_samples=show_samples)
