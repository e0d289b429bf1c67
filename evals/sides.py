"""One side of a comparison: an engine, a model and its prompts, and what it answers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import contract
from app.settings import Settings, read_settings
from app.wiring import Desk, open_desk
from domain.answer import Turn
from domain.errors import BadSettings
from domain.report import Source
from evals.cli import Json
from prompts.prompt import parse

ENGINES = ("extractive", "llm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What to ask: the engine, the model (None: as the settings say), a prompt file or a folder of prompts."""

    name: str
    engine: str
    model: str | None = None
    prompts: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a side gave: its answers as the contract has them, and the seconds that each took."""

    answers: tuple[Json, ...]
    seconds: tuple[float, ...]


def side_of(words: str) -> Side:
    """The side that ENGINE[:MODEL][@FILE or FOLDER] names; ValueError for another engine or a path that is not there.

    >>> side_of("llm:small:7b").model
    'small:7b'
    """
    front, _, place = words.partition("@")
    engine, _, model = front.partition(":")
    if engine not in ENGINES:
        raise ValueError(f"{words!r} begins with no engine: there are {' and '.join(ENGINES)}")
    if place and not Path(place).exists():
        raise ValueError(f"there is no prompt file or folder {place!r}")
    return Side(name=words, engine=engine, model=model or None, prompts=Path(place) if place else None)


def settings_of(side: Side, library: Path) -> Settings:
    """The settings of this place with the side's engine, model and prompts; nothing is kept between two sides.

    BadSettings when the model is not configured.
    """
    return read_settings(
        library=library, engine=side.engine, model=side.model, prompts=_folder(side.prompts, library), keep_answers=0
    )


def _folder(place: Path | None, library: Path) -> Path | None:
    """A folder with the prompts: the one that is named, or a new one beside the library with the one file under its name."""
    if place is None or place.is_dir():
        return place
    try:
        name = parse(place.read_text(encoding="utf-8")).name
    except ValueError as problem:
        raise BadSettings(f"the prompt {str(place)!r} cannot be used: {problem}", "See docs/prompts.md") from problem
    folder = library.parent / f"prompts-of-{abs(hash(place))}"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(place, folder / f"{name}.md")
    return folder


def build(library: Path, sources: Sequence[Path]) -> dict[str, Json]:
    """A library of these files; its articles as the contract has them, by id."""
    desk = open_desk(Settings(library=library, engine="extractive"), writer=True)
    try:
        desk.add([Source(location=str(path)) for path in sources])
        return {a.id: contract.article(a) for a in desk.articles()}
    finally:
        desk.close()


def asked(side: Side, library: Path, questions: Sequence[Mapping[str, Any]]) -> Given:
    """What the side answers, in the questions' order, each answer with its question's `id`."""
    desk = open_desk(settings_of(side, library), writer=False)
    try:
        timed = [_timed(desk, question) for question in questions]
    finally:
        desk.close()
    return Given(answers=tuple(answer for answer, _ in timed), seconds=tuple(took for _, took in timed))


def _timed(desk: Desk, question: Mapping[str, Any]) -> tuple[Json, float]:
    history = [Turn(role=turn["role"], content=turn["content"]) for turn in question.get("history") or ()]
    began = time.monotonic()
    answer = desk.ask(question["question"], history)
    return {"id": question["id"]} | contract.answer(answer), time.monotonic() - began
