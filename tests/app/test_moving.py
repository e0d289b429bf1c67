"""`sitrep backup` and `sitrep restore-backup` carry a library over with everything a person did to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

SAID = "Outlet: Corvale Courier\nDate: 2031-05-05\n\nThe Talmark army said two of its soldiers were killed at Halden.\n"


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[dict[str, Any]]]:
    """Runs a command on a library that must do well, and gives what it prints as JSON."""

    def run(library: Path, *words: str) -> list[dict[str, Any]]:
        assert main([*words, "--library", str(library), "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_another_machine_has_the_same_library(
    tmp_path: Path, clean_place: Path, lines: Callable[..., list[dict[str, Any]]]
) -> None:
    """Articles, claims, corrections and the original; what the new library answers cites the same sentences."""
    given, here, there, file = clean_place / "said.txt", tmp_path / "here", tmp_path / "there", tmp_path / "b.zip"
    given.write_text(SAID, encoding="utf-8")
    lines(here, "add", str(given))
    claim = lines(here, "claims")[0]["id"]
    lines(here, "correct", claim, "party=Orvenia")

    assert lines(here, "backup", str(file))[0]["ok"]
    assert lines(there, "restore-backup", str(file))[0]["ok"]

    for command in (["articles"], ["claims"], ["corrections"], ["positions"], ["ask", "Who was killed at Halden?"]):
        assert lines(there, *command) == lines(here, *command) != []
    assert lines(there, "claims")[0]["speakers"][0]["party"] == "Orvenia"


def test_a_library_with_articles_is_left_as_it_is(
    tmp_path: Path, clean_place: Path, lines: Callable[..., list[dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """The refusal says what to do, with the status of a usage error."""
    given, here = clean_place / "said.txt", tmp_path / "here"
    given.write_text(SAID, encoding="utf-8")
    lines(here, "add", str(given))
    lines(here, "backup", str(tmp_path / "b.zip"))

    assert main(["restore-backup", str(tmp_path / "b.zip"), "--library", str(here)]) == 2

    assert "name another folder with --library" in capsys.readouterr().err
