"""A desk that answers at once from the builders, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.settings import Settings
from domain.answer import Answer, Scope, Turn
from domain.article import Article, Filters, Hit, Refusal
from domain.briefing import Briefing, PartyPositions
from domain.claim import Claim, Dispute, Relation
from domain.errors import BadQuestion, NotFound
from domain.report import AddReport, Check, Progress, Source
from tests.app.builders import (
    A_SCOPE,
    a_briefing,
    a_claim,
    a_dispute,
    a_hit,
    a_refusal,
    a_relation,
    an_answer,
    an_article,
    some_positions,
)  # fmt: skip

BAD_PLACE = "missing.txt"
NO_FILTERS = Filters()


class FakeDesk:
    """Holds one article; refuses the source `missing.txt`; `stop` makes `add` end as if Ctrl-C had been pressed."""

    samples = False

    def __init__(self, *, checks: tuple[Check, ...] = (), during_add: Callable[[], None] = lambda: None) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.opened_with: dict[str, Any] = {}
        self.settings: Settings | None = None
        self.closed = False
        self._checks = checks or (Check(name="catalogue", ok=True, detail="3 articles"),)
        self._during_add = during_add

    def open(self, settings: Settings, **how: bool) -> FakeDesk:
        """Itself, remembering how it was opened."""
        self.settings, self.opened_with = settings, dict(how)
        return self

    def add(
        self,
        sources: Sequence[Source],
        *,
        progress: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> AddReport:
        """Every source added but the bad one."""
        self.calls.append(("add", sources))
        added: list[str] = []
        refused: list[Refusal] = []
        for done, source in enumerate(sources):
            if stopped and stopped():
                return AddReport(added=tuple(added), refused=tuple(refused), stopped=True)
            self._during_add()
            if progress:
                progress(Progress(done=done + 1, total=len(sources), doing=source.location))
            if source.location == BAD_PLACE:
                refused.append(Refusal(source=source.location, reason="there is no such file"))
            else:
                added.append(source.location)
        return AddReport(added=tuple(added), refused=tuple(refused), seconds=0.5)

    def articles(self, filters: Filters = NO_FILTERS) -> tuple[Article, ...]:
        """The one article."""
        self.calls.append(("articles", filters))
        return (an_article(),)

    def article(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the contract's own word
        """The one article, or NotFound."""
        if id != "courier-1f2e":
            raise NotFound(f"there is no article {id!r}", "sitrep articles lists them")
        return an_article(version=version or 1)

    def status(self) -> Mapping[str, int]:
        """Three articles."""
        return {"analysed": 2, "indexed": 1}

    def scope(self, filters: Filters = NO_FILTERS) -> Scope:
        """Three articles, one of which waits."""
        self.calls.append(("scope", filters))
        return A_SCOPE

    def parties(self) -> tuple[str, ...]:
        """Two parties."""
        return ("Orvenia", "Talmark")

    def engine_line(self) -> str:
        """Offline."""
        return "Offline: nothing leaves this machine"

    def outlets(self) -> tuple[str, ...]:
        """The one outlet."""
        return ("Courier",)

    def search(self, text: str, filters: Filters = NO_FILTERS, limit: int = 10) -> tuple[Hit, ...]:
        """The one passage."""
        self.calls.append(("search", (text, filters, limit)))
        return (a_hit(),)

    def ask(
        self, text: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS, engine: str | None = None
    ) -> Answer:
        """An answer; a refusal to "Who won?"; BadQuestion for a question of more than 100 characters."""
        self.calls.append(("ask", (text, tuple(history), filters, engine)))
        if len(text) > 100:
            raise BadQuestion("the question is too long", "Ask in fewer words")
        return a_refusal() if text == "Who won?" else an_answer(text)

    def claims(self, filters: Filters = NO_FILTERS) -> tuple[Claim, ...]:
        """The one claim."""
        self.calls.append(("claims", filters))
        return (a_claim(),)

    def positions(self, filters: Filters = NO_FILTERS) -> tuple[PartyPositions, ...]:
        """Two parties."""
        self.calls.append(("positions", filters))
        return some_positions()

    def disputes(self, filters: Filters = NO_FILTERS) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """One dispute and one relation."""
        self.calls.append(("disputes", filters))
        return (a_dispute(),), (a_relation(),)

    def brief(
        self, topic: str | None = None, length: str = "short", filters: Filters = NO_FILTERS, engine: str | None = None
    ) -> Briefing:
        """A briefing."""
        self.calls.append(("brief", (topic, length, filters, engine)))
        return a_briefing(topic)

    def resume(self) -> None:
        """Nothing ever waits here."""

    def doctor(self) -> tuple[Check, ...]:
        """The checks it was made with."""
        return self._checks

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> tuple[Check, ...]:
        """The checks it was made with."""
        if progress:
            progress(Progress(done=1, total=1, doing="index"))
        return self._checks

    def close(self) -> None:
        """Closed."""
        self.closed = True
