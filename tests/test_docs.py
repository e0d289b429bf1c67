"""The documents tell the truth: what they link to exists, what they tell a person to type works."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from app.commands.arguments import parser

HOUSE = Path(__file__).resolve().parents[1]
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/*.md"), *HOUSE.glob("*/README.md")])
COMMAND = re.compile(r"(?m)^(?:\.venv/bin/)?sitrep (.+)$")
MAKE = re.compile(r"(?m)^make ([a-z]+)$|`make ([a-z]+)`")


def _code(page: Path) -> str:
    blocks = re.findall(r"(?ms)^```(?:sh|console)?\n(.*?)^```", page.read_text(encoding="utf-8"))
    return "\n".join(line for block in blocks for line in block.splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_links_and_pictures_exist(page: Path) -> None:
    """Every relative link of a page leads to a file of the project."""
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_make_targets_exist(page: Path) -> None:
    """Every `make` target that a page names is one of the Makefile's."""
    targets = set(re.findall(r"(?m)^([a-z]+):", (HOUSE / "Makefile").read_text(encoding="utf-8")))
    for found in MAKE.findall(page.read_text(encoding="utf-8")):
        assert (found[0] or found[1]) in targets, found


def test_the_two_commands_of_the_readme_are_make_run_and_make_test() -> None:
    """On a fresh machine two commands do everything, and make knows how."""
    code = _code(HOUSE / "README.md").splitlines()

    assert code[:2] == ["make run", "make test"]
    for target in ("run", "test"):
        dry = subprocess.run(["make", "-n", target], cwd=HOUSE, capture_output=True, text=True, check=False)
        assert dry.returncode == 0, dry.stderr


def test_every_sitrep_command_of_the_readme_parses() -> None:
    """What the README tells a person to type after `sitrep` is understood."""
    commands = COMMAND.findall(_code(HOUSE / "README.md"))

    assert commands
    for line in commands:
        assert parser().parse_args(shlex.split(line)).command == line.split()[0]


def test_the_changelog_is_open() -> None:
    """There is a place for the next change, on top."""
    headings = re.findall(r"(?m)^## (.+)$", (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8"))

    assert headings[0] == "Unreleased"
