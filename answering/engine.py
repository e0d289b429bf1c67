"""What writes drafts: the protocol that both engines keep, and what a model-backed one can tell besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from domain.answer import DraftStatement, Evidence, Task, Usage, Withheld


class Engine(Protocol):
    """Writes a draft from evidence. It is never trusted: see `answering.verify`."""

    @property
    def name(self) -> str:
        """The engine's name, as shown beside an answer."""

    def write(self, task: Task, evidence: Evidence) -> Iterator[DraftStatement]:
        """Drafted statements in reading order; none when the evidence does not answer. ModelFailed when a model fails."""


@runtime_checkable
class ModelBacked(Protocol):
    """An engine with a model behind it can say which, with which prompt, and what its last call used."""

    @property
    def model(self) -> str:
        """The model's name."""

    @property
    def prompt(self) -> str | None:
        """The reference of the prompt of the last answer."""

    @property
    def usage(self) -> Usage | None:
        """Tokens of the last answer, when the server told them."""

    @property
    def kept(self) -> bool:
        """True when the last answer was kept from earlier as a whole: the model was not asked."""

    def repair(self, task: Task, evidence: Evidence, failed: Sequence[Withheld]) -> Iterator[DraftStatement]:
        """Drafts instead of those that failed a check; one call. ModelFailed when it fails."""
