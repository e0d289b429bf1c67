"""docs/programs.md and docs/conversations.md are true: every example runs, against the sample articles."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.commands.arguments import parser
from app.programs import Sitrep
from app.settings import Settings
from app.wiring import Desk, open_desk
from tests.app.live import request, running

HOUSE = Path(__file__).resolve().parents[1]
PAGE = (HOUSE / "docs/programs.md").read_text("utf-8")
TALKS = (HOUSE / "docs/conversations.md").read_text("utf-8")
pytestmark = pytest.mark.slow


def blocks(page: str, kind: str) -> list[str]:
    """The code of a page in one language."""
    return re.findall(rf"(?ms)^```{kind}\n(.*?)^```", page)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty working folder, where the samples are read once for the whole page."""
    before, place = Path.cwd(), tmp_path_factory.mktemp("place")
    os.chdir(place)
    with Sitrep(samples=True):
        yield place
    os.chdir(before)


@pytest.mark.parametrize("code", blocks(PAGE, "python"), ids=["first", "conversation", "langchain"])
def test_the_python_examples_run(code: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a person would paste them; each prints something from the samples."""
    exec(compile(code, "docs/programs.md", "exec"), {"__name__": "example"})  # noqa: S102 - the page's own code is what is tested

    assert capsys.readouterr().out.strip()


@pytest.fixture(scope="module")
def port(place: Path) -> Iterator[int]:
    """The started app over the samples."""
    with (
        closing(open_desk(Settings(library=place / "library"), writer=False, samples=True)) as desk,
        running(desk) as port,
    ):
        assert isinstance(desk, Desk)
        yield port


@pytest.mark.parametrize("line", [line for block in blocks(PAGE, "sh") for line in block.splitlines()])
def test_the_http_examples_answer(line: str, port: int) -> None:
    """The same method, path, headers and body as curl would send."""
    _, _, address, *more = shlex.split(line)
    path = address.removeprefix("http://127.0.0.1:7860")
    given = dict(zip(more[::2], more[1::2], strict=True))
    kind, _, value = given.get("-H", "").partition(": ")
    body = given["-d"].encode() if "-d" in given else None
    status, _, said = request(
        port, path, method="POST" if body else "GET", heads={kind: value} if kind else {}, body=body
    )

    assert status == 200, said
    assert len(json.loads(said)) >= 1


def test_the_tool_example_can_be_typed() -> None:
    """What an assistant is told to start is a command of ours."""
    (block,) = blocks(PAGE, "json")
    (server,) = json.loads(block)["mcpServers"].values()

    assert server["command"] == "sitrep"
    assert parser().parse_args(server["args"]).command == "mcp"


def test_the_commands_on_conversations_do_what_they_say(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One after another, over the samples; what comes last has brought the conversation back."""
    (block,) = blocks(TALKS, "sh")
    for line in block.splitlines():
        assert main([*shlex.split(line)[1:], "--samples"]) == 0, line

    assert "Demands, first week of May" in capsys.readouterr().out
    assert (place / "morning.md").read_text("utf-8").startswith("# Demands, first week of May")
