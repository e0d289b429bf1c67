"""The evals call the real command line, offline."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import evals.cli
import evals.gate
import evals.score
from evals.cli import CommandFailed, files_of, offline, sitrep


@pytest.mark.parametrize("module", [evals.cli, evals.score, evals.gate], ids=lambda m: m.__name__)
def test_examples_in_docstrings_hold(module: object) -> None:
    """Every docstring's example gives what it shows."""
    results = doctest.testmod(module)  # type: ignore[arg-type] # a module, named as object for the parameter list
    assert results.attempted > 0
    assert results.failed == 0


def test_no_key_and_no_setting_reaches_the_command(tmp_path: Path) -> None:
    """What a developer has set must not change what is measured."""
    theirs = {"OPENAI_API_KEY": "k", "SITREP_ENGINE": "llm", "PATH": "/bin"}
    assert offline(theirs, tmp_path) == {"PATH": "/bin", "SITREP_LIBRARY": str(tmp_path), "PYTHONIOENCODING": "utf-8"}


def test_records_are_told_apart_by_their_key() -> None:
    """Two records of one file have two names, whatever else the source says after a hash."""
    articles = [{"id": i, "source": "/x/news.jsonl#" + i, "key": i} for i in ("one", "two")]
    assert files_of(articles) == {"one": "news.jsonl#one", "two": "news.jsonl#two"}


def test_a_failed_command_says_what_it_wrote(tmp_path: Path) -> None:
    """A command that the desk does not know ends the measurement with its own words."""
    with pytest.raises(CommandFailed, match="no-such-command"):
        sitrep(tmp_path, "no-such-command")
