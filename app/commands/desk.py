"""What the commands need of the desk, so that they can be tried without the rooms behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.spending import Spending
from app.tally import Stopped, Tell
from app.ui import facade
from domain.article import Article, Filters, Hit
from domain.claim import Claim
from domain.report import AddReport, Check, Feed, Item, ItemState, LogEntry, ModelEstimate, ModelReport, Progress

if TYPE_CHECKING:
    from app.settings import Settings


class Desk(facade.Desk, Protocol):
    """What the pages need, and more; `app.wiring.Desk` says what each method does."""

    def status(self) -> Mapping[str, int]:
        """How many articles are in each state."""

    @property
    def spending(self) -> Spending:
        """What model calls have taken."""

    def search(self, text: str, filters: Filters = ..., limit: int = 10) -> tuple[Hit, ...]:
        """Passages, best first."""

    def retriever(self, filters: Filters = ..., limit: int = 10) -> Any:
        """A LangChain retriever."""

    def claims(self, filters: Filters = ...) -> tuple[Claim, ...]:
        """Who said what."""

    def resume(self, *, progress: Tell | None = None, stopped: Stopped | None = None) -> AddReport:
        """Finish what an earlier run left waiting."""

    def items(self, *states: ItemState) -> tuple[Item, ...]:
        """The sources in these states, or all."""

    def retry(
        self, ids: Collection[int] = ..., *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Failed sources tried again."""

    def drop(self, ids: Collection[int] = ...) -> tuple[Item, ...]:
        """Failed sources put aside."""

    def reparse(
        self, ids: Collection[str] = ..., *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """Originals parsed again."""

    def analyse(
        self, ids: Collection[str] = ..., *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> int:
        """Claims found again by the rules."""

    def estimate(self, ids: Collection[str] = ...) -> ModelEstimate:
        """What a model would be sent."""

    def analyse_with_model(
        self, ids: Collection[str] = ..., *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> ModelReport:
        """Claims found again with a model over the rules."""

    def remove(self, ids: Collection[str]) -> tuple[str, ...]:
        """Articles taken out."""

    def restore(self, ids: Collection[str]) -> tuple[str, ...]:
        """Articles brought back."""

    def removed(self) -> tuple[Article, ...]:
        """What was taken out."""

    def log(self, limit: int = ...) -> tuple[LogEntry, ...]:
        """What was done, the newest first."""

    def watch(
        self, addresses: Sequence[str], *, progress: Tell | None = None, stopped: Stopped | None = None
    ) -> AddReport:
        """One round over feeds."""

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are watched."""

    def unwatch(self, url: str) -> None:
        """A feed watched no more."""

    def doctor(self) -> tuple[Check, ...]:
        """What was looked at in the library, and whether it is well."""

    def backup(self, file: Path) -> int:
        """The library in one file; its size in bytes."""

    def reindex(self, progress: Callable[[Progress], None] | None = None) -> tuple[Check, ...]:
        """What was looked at after the index was built anew."""

    def close(self) -> None:
        """Nothing may be asked after this."""


class DeskOpener(Protocol):
    """Opens the desk over a library; LibraryError when it cannot be opened."""

    def __call__(
        self, settings: Settings, *, writer: bool, samples: bool = False, show_samples: bool = False, anew: bool = False
    ) -> Desk:
        """The desk, one writer at a time: over the `samples`, or over the library (`show_samples`: until it has any).

        With `anew` a library of another embedding model is let through, to be embedded again.
        """


def open_real_desk(
    settings: Settings, *, writer: bool, samples: bool = False, show_samples: bool = False, anew: bool = False
) -> Desk:
    """The desk of `app.wiring`, imported only now because it loads every library."""
    from app.wiring import open_desk

    return open_desk(settings, writer=writer, samples=samples, show_samples=show_samples, anew=anew)
