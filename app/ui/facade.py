"""What the pages need of the app: the part of `app.wiring.Desk` that they call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from domain.answer import Answer, Scope, Turn
from domain.article import Article, Filters
from domain.briefing import Briefing, PartyPositions
from domain.claim import Dispute, Relation
from domain.report import AddReport, Progress, Source

EngineName = Literal["extractive", "llm"]


class Desk(Protocol):
    """The facade behind every page; see `app.wiring.Desk` for what each method does."""

    @property
    def samples(self) -> bool:
        """True while the sample library is shown."""

    def add(
        self,
        sources: Sequence[Source],
        *,
        progress: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> AddReport:
        """Add files; what became of each."""

    def articles(self, filters: Filters = ...) -> tuple[Article, ...]:
        """The loaded articles."""

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the facade's own word
        """One article, or NotFound."""

    def scope(self, filters: Filters = ...) -> Scope:
        """What would be searched."""

    def parties(self) -> tuple[str, ...]:
        """Parties, most claims first."""

    def outlets(self) -> tuple[str, ...]:
        """Outlets of the loaded articles."""

    def ask(
        self, text: str, history: Sequence[Turn] = ..., filters: Filters = ..., engine: EngineName | None = None
    ) -> Answer:
        """A verified answer."""

    def positions(self, filters: Filters = ...) -> tuple[PartyPositions, ...]:
        """What each party says on each question."""

    def disputes(self, filters: Filters = ...) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """Where parties contradict each other, and what only looks like it."""

    def brief(
        self,
        topic: str | None = None,
        length: Literal["short", "long"] = "short",
        filters: Filters = ...,
        engine: EngineName | None = None,
    ) -> Briefing:
        """A briefing of cited statements."""

    def engine_line(self) -> str:
        """Which engine answers, and whether anything leaves the machine."""
