"""Many questions in one process: a bad line spoils only itself."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from domain.answer import Answer, Turn
from domain.errors import LibraryBroken
from tests.app.fake_desk import FakeDesk

pytestmark = pytest.mark.usefixtures("clean_place")


def run(
    lines: list[str], capsys: pytest.CaptureFixture[str], desk: FakeDesk | None = None, command: str = "ask"
) -> Any:
    """The exit status and the printed values for a batch of these lines."""
    Path("batch.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status = main([command, "--batch", "batch.jsonl", "--json"], desk_opener=(desk or FakeDesk()).open)
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_line_is_answered_under_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    """In order, with the history it brings; a refusal is an answer."""
    desk = FakeDesk()
    history = [{"role": "user", "content": "Who fired?"}]
    lines = [
        json.dumps({"id": "q1", "text": "When?", "history": history}),
        "",
        json.dumps({"id": 2, "text": "Who won?"}),
    ]

    status, values = run(lines, capsys, desk)

    assert status == 0
    assert [(v["id"], v["question"], v["refused"]) for v in values] == [("q1", "When?", False), (2, "Who won?", True)]
    assert [call[1][1] for call in desk.calls] == [(Turn(role="user", content="Who fired?"),), ()]


@pytest.mark.parametrize(
    ("bad", "its_id"),
    [
        ("{", None),
        ("[]", None),
        ('{"id": "b"}', "b"),
        ('{"text": "no id"}', None),
        ('{"id": "b", "text": "   "}', "b"),
        ('{"id": "b", "text": 5}', "b"),
        ('{"id": "b", "text": "x", "history": [{"role": "oracle", "content": "y"}]}', "b"),
        ('{"id": "b", "text": "x", "history": "y"}', "b"),
        (json.dumps({"id": "b", "text": "long " * 50}), "b"),
        ('{"id": "b", "text": "\\ud800?"}', "b"),
        ("[" * 100_000, None),
    ],
)
def test_a_bad_line_spoils_only_itself(bad: str, its_id: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    """Its error carries its id as far as it has one, the lines around it are answered, and the status is 1."""
    good = json.dumps({"id": "good", "text": "When?"})

    status, values = run([good, bad, good], capsys)

    assert status == 1
    assert [v["id"] for v in values] == ["good", its_id, "good"]
    assert values[1]["error"]
    assert values[1]["line"] == 2


def test_a_broken_library_ends_the_batch(capsys: pytest.CaptureFixture[str]) -> None:
    """No later line could do better, so the status is 2 and not a list of the same error."""

    class Broken(FakeDesk):
        def ask(self, *_args: object, **_more: object) -> Answer:
            raise LibraryBroken("the catalogue is damaged")

    status, values = run([json.dumps({"id": 1, "text": "When?"})] * 3, capsys, Broken())

    assert (status, values) == (2, [])


def test_search_prints_a_line_a_passage(capsys: pytest.CaptureFixture[str]) -> None:
    """Each passage carries the id of what was searched for."""
    status, values = run([json.dumps({"id": "s", "text": "losses"})], capsys, command="search")

    assert (status, [(v["id"], v["article"]) for v in values]) == (0, [("s", "courier-1f2e")])


def test_a_batch_may_come_through_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--batch -` for other programs."""
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "text": "When?"}\n'))

    assert main(["ask", "--batch", "-"], desk_opener=FakeDesk().open) == 0

    assert json.loads(capsys.readouterr().out)["id"] == 1
