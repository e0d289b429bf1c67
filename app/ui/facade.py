"""What the pages need of the app: the part of `app.wiring.Desk` that they call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from app.ui.kept_talks import Talks
from domain.answer import Answer, Audience, Scope, Turn
from domain.article import Article, Filters, Hit
from domain.briefing import Briefing, PartyPositions
from domain.claim import Claim, Dispute, Relation
from domain.correction import Correction, Details, PartyLine, Placed
from domain.record import FigureGroup, Mark, Timeline, TimelineBy, Told
from domain.report import AddReport, Check, Feed, Item, LogEntry, Progress, Source
from domain.running import Running

if TYPE_CHECKING:
    from app.briefings import Briefings

EngineName = Literal["extractive", "llm"]
ItemState = Literal["received", "parsed", "failed"]
Tell = Callable[[Progress], None]
Stopped = Callable[[], bool]


class Corrections(Protocol):
    """What persons set right; see `app.correcting.Correcting`."""

    def placed(self, article: str | None = None) -> tuple[Placed, ...]:
        """The corrections of an article, or all, with how they stand."""

    def correct(self, claim: str, changed: Details, *, note: str = "", who: str = "") -> Correction:
        """Set fields of a claim."""

    def dismiss(self, claim: str, *, note: str = "", who: str = "") -> Correction:
        """Take a claim out of everything."""

    def undo(self, number: int) -> Correction:
        """Take a correction back."""

    def export(self) -> bytes:
        """All of them as one JSON object."""

    def take_in(self, content: bytes) -> tuple[Correction, ...]:
        """Those of such a file that are new here, kept."""


class Naming(Protocol):
    """What parties are called; see `app.naming.Naming`."""

    def parties(self) -> tuple[PartyLine, ...]:
        """The parties with their other names."""

    def rename(self, party: str, new: str, *, who: str = "") -> Correction:
        """Call a party otherwise."""

    def merge(self, party: str, into: str, *, who: str = "") -> Correction:
        """Count a party with another one."""


class Records(Protocol):
    """What stands beside positions and disputes; see `app.records.Records`."""

    def timeline(self, filters: Filters, by: TimelineBy = "event") -> Timeline:
        """Statements by their days."""

    def told(self, marks: Sequence[Mark], filters: Filters) -> tuple[Told, ...]:
        """The statements of these marks in full."""

    def figures(self, filters: Filters) -> tuple[FigureGroup, ...]:
        """Figures by kind and victims."""

    def older(self, latest: str, earlier: Sequence[str], filters: Filters) -> tuple[Told, ...]:
        """The older claims of a position, the newest first."""


class Tagging(Protocol):
    """Tags of articles; see `app.tags.Tagging`."""

    def all(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each article that has some."""

    def names(self) -> tuple[str, ...]:
        """Every tag."""

    def put(self, tag: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Give articles a tag; those that are new to it."""

    def take(self, tag: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Take a tag from articles; those that had it."""


class Desk(Protocol):
    """The facade behind every page; see `app.wiring.Desk` for what each method does."""

    @property
    def corrections(self) -> Corrections:
        """What persons set right."""

    @property
    def records(self) -> Records:
        """The timeline, the figures, and what was said before."""

    @property
    def naming(self) -> Naming:
        """What parties are called."""

    @property
    def tags(self) -> Tagging:
        """Tags of articles."""

    @property
    def briefings(self) -> Briefings:
        """Briefings that are kept."""

    @property
    def talks(self) -> Talks:
        """The conversations that are kept."""

    @property
    def samples(self) -> bool:
        """True while the sample library is shown."""

    def add(
        self,
        sources: Sequence[Source],
        *,
        progress: Tell | None = None,
        stopped: Stopped | None = None,
    ) -> AddReport:
        """Add files; what became of each."""

    def paste(
        self, text: str, *, name: str | None = None, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Add a pasted text, or addresses one a line."""

    def items(self, *states: ItemState) -> tuple[Item, ...]:
        """The sources of the queue in these states."""

    def retry(
        self, ids: Sequence[int] = ..., *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Try failed sources again; all of them when none is named."""

    def drop(self, ids: Sequence[int] = ...) -> tuple[Item, ...]:
        """Put failed sources aside; all of them when none is named."""

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take articles out; the ids that were there."""

    def restore(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put removed articles back; the ids that were removed."""

    def removed(self) -> tuple[Article, ...]:
        """The articles that were taken out."""

    def original(self, id: str, version: int | None = None) -> bytes:  # noqa: A002 - the facade's own word
        """The bytes as they were received, or NotFound."""

    def log(self, limit: int = ...) -> tuple[LogEntry, ...]:
        """What was done, newest first."""

    def watch(
        self, addresses: Sequence[str], *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Watch these feeds, and look into them and into those that are due."""

    def feeds(self) -> tuple[Feed, ...]:
        """The watched feeds."""

    def unwatch(self, url: str) -> object:
        """Watch a feed no longer."""

    def claims(self, filters: Filters = ...) -> tuple[Claim, ...]:
        """Who said what, as corrected."""

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

    def search(self, text: str, filters: Filters = ..., limit: int = 10) -> tuple[Hit, ...]:
        """Passages, best first."""

    def ask(
        self, text: str, history: Sequence[Turn] = ..., filters: Filters = ..., engine: EngineName | None = None
    ) -> Answer:
        """A verified answer."""

    def answers(
        self,
        text: str,
        history: Sequence[Turn] = ...,
        filters: Filters = ...,
        engine: EngineName | None = None,
        stopped: Stopped = ...,
        *,
        private: bool = False,
    ) -> Iterator[Answer]:
        """A verified answer as it grows; the last is whole. A `private` one leaves nothing behind."""

    def openers(self) -> tuple[str, ...]:
        """Questions to begin with, which the library answers."""

    @property
    def streams(self) -> bool:
        """True when a model writes answers, so that they grow and can be stopped."""

    def positions(self, filters: Filters = ...) -> tuple[PartyPositions, ...]:
        """What each party says on each question."""

    def disputes(self, filters: Filters = ...) -> tuple[tuple[Dispute, ...], tuple[Relation, ...]]:
        """Where parties contradict each other, and what only looks like it."""

    def possible(self, filters: Filters = ...) -> tuple[Dispute, ...]:
        """Accounts that may not agree."""

    def brief(
        self,
        topic: str | None = None,
        length: Literal["short", "long"] = "short",
        filters: Filters = ...,
        engine: EngineName | None = None,
        *,
        audience: Audience = ...,
        progress: Tell | None = None,
        stopped: Stopped = ...,
    ) -> Briefing:
        """A briefing of cited statements."""

    def running(self) -> Running:
        """What is in use, for the Settings page."""

    def doctor(self) -> tuple[Check, ...]:
        """What was looked at, and whether it is well."""

    def engine_line(self) -> str:
        """Which engine answers, and whether anything leaves the machine."""
