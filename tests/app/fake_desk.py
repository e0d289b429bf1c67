"""A desk that answers at once from the builders, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.briefings import Briefings
from app.settings import Settings
from app.spending import Spending
from domain.answer import Answer, Evidence, Scope, Turn, Usage
from domain.article import Article, Filters, Hit, Refusal
from domain.briefing import Briefing, PartyPositions
from domain.claim import Claim, Dispute, Relation
from domain.errors import BadQuestion, NotFound
from domain.kept_briefing import Order
from domain.report import (
    AddReport,
    Check,
    Feed,
    Item,
    ItemState,
    LogEntry,
    ModelEstimate,
    ModelReport,
    Progress,
    Source,
)
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
from tests.app.fake_briefings import FakeKept
from tests.app.fake_corrections import FakeCorrections, FakeNaming, a_correction
from tests.app.fake_tags import FakeTags
from tests.app.fake_talks import FakeTalks

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
        self.corrections = FakeCorrections(
            articles=lambda: [an_article()], found=lambda: [a_claim()], kept=[a_correction()]
        )
        self.naming = FakeNaming(self.corrections, self.parties)
        kept = FakeKept()
        self.briefings = Briefings(self, lambda: kept)
        self.talks = FakeTalks(self.article)
        self.tags = FakeTags()
        self.talks.keep(an_answer("How many were killed?"), "losses")
        self.briefings.write(Order())
        self.calls.clear()

    def open(self, settings: Settings, **how: bool) -> FakeDesk:
        """Itself, remembering how it was opened."""
        self.settings, self.opened_with = settings, dict(how)
        return self

    def analyse(self, ids: Collection[str] = (), **_how: Any) -> int:
        """All one of it."""
        self.calls.append(("analyse", tuple(ids)))
        return 1

    def estimate(self, ids: Collection[str] = ()) -> ModelEstimate:
        """One call."""
        self.calls.append(("estimate", tuple(ids)))
        return ModelEstimate(articles=1, calls=1, kept=0, usage=Usage(input_tokens=900, output_tokens=180), cost=0.5)

    def analyse_with_model(self, ids: Collection[str] = (), **_how: Any) -> ModelReport:
        """One claim mended, one proposal refused."""
        self.calls.append(("analyse_with_model", tuple(ids)))
        return ModelReport(
            articles=1, calls=1, kept=0, failed=0, confirmed=2, mended=1, added=0, refused=(("has no speaker", 1),),
            usage=Usage(input_tokens=900, output_tokens=180), cost=0.5,
        )  # fmt: skip

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

    streams = False
    spending = Spending(Path("nowhere"))

    def openers(self) -> tuple[str, ...]:
        """One question that is answered."""
        return ("How many were killed?",)

    def answers(
        self, text: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS, engine: str | None = None,
        **_how: Any,
    ) -> Iterator[Answer]:  # fmt: skip
        """The answer, whole at once."""
        yield self.ask(text, history, filters, engine)

    def claims(self, filters: Filters = NO_FILTERS) -> tuple[Claim, ...]:
        """The one claim."""
        self.calls.append(("claims", filters))
        return self.corrections.claims()

    def positions(self, filters: Filters = NO_FILTERS) -> tuple[PartyPositions, ...]:
        """Two parties."""
        self.calls.append(("positions", filters))
        return some_positions()

    def disputes(self, filters: Filters = NO_FILTERS) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """One dispute and one relation."""
        self.calls.append(("disputes", filters))
        return (a_dispute(),), (a_relation(),)

    def possible(self, filters: Filters = NO_FILTERS) -> tuple[Dispute, ...]:
        """One pair of accounts that may not agree."""
        self.calls.append(("possible", filters))
        return (replace(a_dispute(), id="denial-possible", certain=False),)

    def evidence(self, filters: Filters = NO_FILTERS) -> Evidence:  # noqa: ARG002 - the facade's own word
        """The one article and the one claim."""
        return Evidence(articles={"courier-1f2e": an_article()}, claims=(a_claim(),))

    def brief(
        self,
        topic: str | None = None,
        length: str = "short",
        filters: Filters = NO_FILTERS,
        engine: str | None = None,
        **_how: Any,
    ) -> Briefing:
        """A briefing."""
        self.calls.append(("brief", (topic, length, filters, engine)))
        return a_briefing(topic)

    def resume(self, **_how: object) -> AddReport:
        """Nothing ever waits here."""
        return AddReport()

    def paste(
        self,
        text: str,
        *,
        name: str | None = None,
        **_how: object,
    ) -> AddReport:
        """One article."""
        self.calls.append(("paste", (text, name)))
        return AddReport(added=("pasted-1f2e",))

    def items(self, *states: ItemState) -> tuple[Item, ...]:
        """One source that failed."""
        failed = Item(id=7, source=Source(location=BAD_PLACE), state="failed", reason="there is no such file", tries=1)
        return (failed,) if not states or "failed" in states else ()

    def retry(self, ids: Collection[int] = (), **_how: object) -> AddReport:
        """What failed is added now."""
        self.calls.append(("retry", tuple(ids)))
        return AddReport(added=("courier-1f2e",), seconds=0.1)

    def drop(self, ids: Collection[int] = ()) -> tuple[Item, ...]:
        """What failed is put aside."""
        self.calls.append(("drop", tuple(ids)))
        return self.items("failed")

    def reparse(self, ids: Collection[str] = (), **_how: object) -> AddReport:
        """One article reads otherwise now."""
        self.calls.append(("reparse", tuple(ids)))
        return AddReport(updated=("courier-1f2e",), seconds=0.1)

    def remove(self, ids: Collection[str]) -> tuple[str, ...]:
        """Those of the ids that are there."""
        self.calls.append(("remove", tuple(ids)))
        return tuple(self.article(one).id for one in ids)

    def restore(self, ids: Collection[str]) -> tuple[str, ...]:
        """Those of the ids that are there."""
        self.calls.append(("restore", tuple(ids)))
        return tuple(self.article(one).id for one in ids)

    def removed(self) -> tuple[Article, ...]:
        """The one article."""
        return (an_article(),)

    def original(self, id: str, version: int | None = None) -> bytes:  # noqa: A002 - the contract's own word
        """The raw text of the one article."""
        return self.article(id, version).raw.encode()

    def log(self, limit: int = 200) -> tuple[LogEntry, ...]:
        """One line."""
        self.calls.append(("log", limit))
        return (LogEntry(at=datetime(2031, 5, 4, 18, tzinfo=UTC), action="removed", subject="courier-1f2e"),)

    def watch(
        self, addresses: Sequence[str], *, stopped: Callable[[], bool] | None = None, **_how: object
    ) -> AddReport:
        """One article a round."""
        self.calls.append(("watch", tuple(addresses)))
        self._during_add()
        return AddReport(added=("courier-1f2e",), seconds=0.1, stopped=stopped is not None and stopped())

    def feeds(self) -> tuple[Feed, ...]:
        """Two feeds, one of which is failing."""
        asked = datetime(2031, 5, 4, 18, tzinfo=UTC)
        return (
            Feed(url="https://courier.example/feed", etag='"a1"', checked_at=asked, next_at=asked),
            Feed(url="https://post.example/feed", failures=2, note="the server did not answer"),
        )

    def unwatch(self, url: str) -> None:
        """NotFound for a feed that is not watched."""
        self.calls.append(("unwatch", url))
        if url not in {feed.url for feed in self.feeds()}:
            raise NotFound(f"the feed {url!r} is not watched", "sitrep feeds lists them")

    def doctor(self) -> tuple[Check, ...]:
        """The checks it was made with."""
        return self._checks

    def backup(self, file: Path) -> int:
        """Nothing is written."""
        self.calls.append(("backup", file))
        return 12_345

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> tuple[Check, ...]:
        """The checks it was made with."""
        if progress:
            progress(Progress(done=1, total=1, doing="index"))
        return self._checks

    def close(self) -> None:
        """Closed."""
        self.closed = True
