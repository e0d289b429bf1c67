"""Sitrep from Python: a library opened, and five functions that give the contract's objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, Unpack

from app.api import functions
from app.api.looking import Looking, filters_of
from app.commands.desk import Desk

Json = dict[str, Any]
EngineName = Literal["extractive", "llm"]


class Sitrep:
    """A library, open for reading, also beside a running `sitrep serve`. Every function may be called from any thread.

    What cannot be done raises a `domain.errors.SitrepError`, which says what happened and, in `hint`, what to do.
    """

    def __init__(
        self, library: str | Path | None = None, *, samples: bool = False, engine: EngineName | None = None
    ) -> None:
        """Opens the library of that folder (None: of the settings), or the sample articles. BadSettings, LibraryError."""
        from app.settings import read_settings  # late: whoever only imports this need not wait for every library
        from app.wiring import open_desk

        settings = read_settings(library=None if library is None else Path(library), engine=engine)
        self._desk: Desk = open_desk(settings, writer=False, samples=samples)

    @classmethod
    def over(cls, desk: Desk) -> Self:
        """The functions over a desk that is open already."""
        made = cls.__new__(cls)
        made._desk = desk
        return made

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Mapping[str, str]] = (),
        conversation: str | None = None,
        engine: EngineName | None = None,
        **looking: Unpack[Looking],
    ) -> Json:
        """An Answer: every statement verified and cited, or a refusal that says what was searched.

        `history` holds `{role, content}`, oldest first. With `conversation` the answer is kept as the next of that
        conversation, which begins when there is none of that id. BadQuestion, ModelFailed.
        """
        chosen = filters_of(self._desk, looking)
        return functions.ask(self._desk, chosen, question, history, conversation, engine).value

    def search(self, text: str, *, limit: int = 10, **looking: Unpack[Looking]) -> list[Json]:
        """The passages nearest to the words, best first."""
        found: list[Json] = functions.search(self._desk, filters_of(self._desk, looking), text, limit).value["passages"]
        return found

    def claims(self, *, limit: int | None = None, **looking: Unpack[Looking]) -> list[Json]:
        """Claims: who said what, and through whom, in the order of the texts."""
        found: list[Json] = functions.claims(self._desk, filters_of(self._desk, looking), limit).value["claims"]
        return found

    def positions(self, **looking: Unpack[Looking]) -> Json:
        """What each party claims, denies and demands: `{parties: [{party, positions: [Position]}]}`."""
        return functions.positions(self._desk, filters_of(self._desk, looking)).value

    def brief(
        self,
        topic: str | None = None,
        *,
        length: Literal["short", "long"] = "short",
        engine: EngineName | None = None,
        **looking: Unpack[Looking],
    ) -> Json:
        """A Briefing of everything, or of a topic, in which every sentence is cited. ModelFailed."""
        return functions.brief(self._desk, filters_of(self._desk, looking), topic, length, engine).value

    def retriever(self, *, limit: int = 10, **looking: Unpack[Looking]) -> Any:
        """A LangChain `BaseRetriever`: Documents whose metadata lead back to article, version, start and end."""
        return self._desk.retriever(filters_of(self._desk, looking), limit)

    def close(self) -> None:
        """Lets go of the library."""
        self._desk.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
