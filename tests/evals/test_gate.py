"""The gate holds its floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.gate import judge, read_floors


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """A file with two floors."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"floors": {"a": 50.0, "b": 60.0}, "lowered": []}))
    return path


def test_figures_at_their_floors_pass(floors: Path) -> None:
    """Equal is enough, and nothing is written."""
    before = floors.read_text()
    assert judge({"a": 50.0, "b": 61.0}, floors, update=False, reason=None) == 0
    assert floors.read_text() == before


def test_a_figure_under_its_floor_fails_and_is_named(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table marks the row."""
    assert judge({"a": 49.9, "b": 61.0}, floors, update=False, reason=None) == 1
    assert "UNDER ITS FLOOR" in capsys.readouterr().out


def test_a_figure_that_is_gone_fails(floors: Path) -> None:
    """A column that is no longer measured counts as nought."""
    assert judge({"a": 99.0}, floors, update=False, reason=None) == 1


def test_an_update_raises_floors(floors: Path) -> None:
    """New figures become floors too."""
    assert judge({"a": 55.0, "b": 60.0, "c": 10.0}, floors, update=True, reason=None) == 0
    assert read_floors(floors)["floors"] == {"a": 55.0, "b": 60.0, "c": 10.0}


def test_an_update_refuses_to_lower_a_floor(floors: Path) -> None:
    """Without a reason the file stays as it is."""
    assert judge({"a": 55.0, "b": 40.0}, floors, update=True, reason=None) == 1
    assert read_floors(floors)["floors"] == {"a": 50.0, "b": 60.0}


def test_a_reason_lowers_a_floor_and_is_kept(floors: Path) -> None:
    """The figure and the reason stand in the file afterwards."""
    assert judge({"a": 55.0, "b": 40.0}, floors, update=True, reason="harder questions") == 0
    kept = read_floors(floors)
    assert kept == {"floors": {"a": 55.0, "b": 40.0}, "lowered": [{"figures": ["b"], "reason": "harder questions"}]}


def test_a_reason_alone_does_not_pass(floors: Path) -> None:
    """A regression is allowed only by writing it down."""
    assert judge({"a": 55.0, "b": 40.0}, floors, update=False, reason="harder questions") == 1


def test_without_a_file_there_are_no_floors(tmp_path: Path) -> None:
    """The first update starts the file."""
    path = tmp_path / "floors.json"
    assert judge({"a": 1.0}, path, update=True, reason=None) == 0
    assert read_floors(path)["floors"] == {"a": 1.0}
