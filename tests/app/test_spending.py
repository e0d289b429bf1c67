"""What model calls took, summed in the library: shown by status and in the page's header."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.spending import FILE, Spending
from domain.answer import Usage
from domain.report import Spent
from tests.app.asking import QUESTION, desk_with, good, library_at

USED = Usage(input_tokens=321, output_tokens=12)


def test_sums_grow_and_outlive_the_process(tmp_path: Path) -> None:
    """Calls, tokens and cost; a call without a price leaves the cost as it is."""
    Spending(tmp_path).add(USED, 0.5)
    Spending(tmp_path).add(USED, None)
    Spending(tmp_path).add(None, None)
    total = Spending(tmp_path).total()

    assert (total.calls, total.input_tokens, total.output_tokens, total.cost) == (2, 642, 24, 0.5)
    assert total.since is not None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"calls": 1}', "\x00"])
def test_a_damaged_sum_begins_anew(tmp_path: Path, content: str) -> None:
    """Nobody is kept from an answer by it."""
    (tmp_path / FILE).write_text(content, "utf-8")
    assert Spending(tmp_path).total() == Spent()
    Spending(tmp_path).add(USED, None)
    assert Spending(tmp_path).total().calls == 1


def test_a_place_that_cannot_be_written_keeps_no_sum(tmp_path: Path) -> None:
    """And raises nothing: the answer is what matters."""
    (tmp_path / "library").write_text("a file stands in the way", "utf-8")
    Spending(tmp_path / "library").add(USED, 1.0)
    assert Spending(tmp_path / "library").total() == Spent()


def test_answers_and_briefings_are_counted_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice asked, once kept: one call is counted. Status, its JSON and the header tell."""
    library = library_at(tmp_path)
    with desk_with(good, library, price_input=1_000_000) as (desk, _):
        desk.ask(QUESTION)
        desk.ask(QUESTION)
        briefing = desk.brief()
        header = desk.engine_line()

    assert briefing.cost == 321
    assert "scripted at 127.0.0.1: 666 tokens since" in header
    assert "cost 642.0000" in header
    monkeypatch.chdir(tmp_path)
    assert main(["status", "--library", str(library), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["spent"]["calls"] == 2
    assert main(["status", "--library", str(library)]) == 0
    assert "Spent on a model: 666 tokens since" in capsys.readouterr().out


def test_a_library_that_never_used_a_model_says_nothing_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offline, the word cost never appears."""
    library = library_at(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["status", "--library", str(library)]) == 0
    assert "Spent" not in capsys.readouterr().out
