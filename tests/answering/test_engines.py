"""The contract of every engine: drafts point at what was given, and nothing is made of nothing."""

from __future__ import annotations

import re

import pytest

from answering.engine import Engine
from answering.extractive import ExtractiveEngine
from answering.llm import LlmEngine
from answering.verify import verify
from domain.answer import Ask, Brief, TakePosition, Task
from tests.answering.builders import evidence, question
from tests.answering.fake_model import saying
from tests.answering.scene import scene

TASKS: tuple[Task, ...] = (
    Ask(question=question("Who reported casualties at the Sella crossing?")),
    Brief(),
    Brief(topic="casualties", length="long"),
    TakePosition(party="Talmark"),
)  # fmt: skip
LINES = "\n".join(f"The Talmark General Staff and the Orvenian ministry spoke. [{n}]" for n in range(1, 13))


@pytest.fixture(params=["extractive", "llm"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine; the model repeats itself."""
    if request.param == "extractive":
        return ExtractiveEngine()
    return LlmEngine(saying(LINES), name="fake")


def test_it_has_a_name(engine: Engine) -> None:
    """A short name that is shown beside an answer."""
    assert re.fullmatch(r"[a-z]+", engine.name)


@pytest.mark.parametrize("task", TASKS, ids=["ask", "brief", "topic", "position"])
def test_drafts_point_at_given_sentences_only(engine: Engine, task: Task) -> None:
    """Every sentence id of every draft was in the evidence."""
    given = scene()
    drafts = list(engine.write(task, given))

    assert drafts
    assert all(given.sentence(i) is not None for d in drafts for i in d.sentences)


@pytest.mark.parametrize("task", TASKS, ids=["ask", "brief", "topic", "position"])
def test_no_evidence_gives_no_draft(engine: Engine, task: Task) -> None:
    """Nothing comes of nothing."""
    assert list(engine.write(task, evidence([]))) == []


@pytest.mark.parametrize("task", TASKS, ids=["ask", "brief", "topic", "position"])
def test_the_offline_engine_passes_its_own_verification(task: Task) -> None:
    """If its draft fails a check, the fault is ours."""
    assert verify(ExtractiveEngine().write(task, scene()), scene(), "casualties at the Sella crossing").withheld == ()
