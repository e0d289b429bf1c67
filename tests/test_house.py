"""The house keeps its own shape: rooms, contracts and files are where the plan says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
ROOMS = ("app", "answering", "claims", "retrieval", "ingest", "prompts", "domain")
OTHERS = {"tests", "evals", "bench", "tools"}


def _pyproject() -> dict[str, object]:
    return tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    return [HOUSE / line for line in listed.splitlines() if (HOUSE / line).is_file()]


def test_every_package_is_known_to_the_import_contracts() -> None:
    """A new top-level package would be invisible to the import linter: it must be named there or be no part of the product."""
    packages = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    assert packages - OTHERS == set(ROOMS)
    assert set(_pyproject()["tool"]["importlinter"]["root_packages"]) == set(ROOMS)  # type: ignore[index]


def test_import_contracts_hold() -> None:
    """No room imports upwards or sideways, and each library stays in its own room."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([str(linter)], cwd=HOUSE, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


def test_every_room_says_what_comes_in_and_what_goes_out() -> None:
    """The paragraph in a room's __init__ is what a newcomer reads first."""
    for room in ROOMS:
        text = (HOUSE / room / "__init__.py").read_text(encoding="utf-8")

        assert "What comes in" in text, room
        assert "What goes out" in text, room
        assert "May import" in text, room


def test_no_file_names_an_index_or_a_machine() -> None:
    """Locks and texts hold neither a package index's address nor a path of somebody's machine."""
    hosts = re.compile(r"py[p]i\.org|pythonh[o]sted|regi[s]try\.npmjs|deb\.debi[a]n|/home/\w+/|/w[o]rk/")
    for path in _tracked():
        if path.suffix not in {".png", ".pdf", ".docx"} and path.stat().st_size < 2_000_000:
            found = hosts.search(path.read_text(encoding="utf-8", errors="replace"))

            assert found is None, f"{path.relative_to(HOUSE)}: {found and found[0]}"


def test_locks_pin_every_package_by_hash() -> None:
    """Each requirement of each lock has a version and at least one hash, and no address."""
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-model.lock"):
        text = (HOUSE / name).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", text).strip())

        assert blocks
        for block in blocks:
            assert "==" in block, block
            assert "--hash=sha256:" in block, block
            assert "://" not in block, block


def test_no_unsafe_loading_of_bytes() -> None:
    """No pickle, eval, or unsafe YAML anywhere in the product."""
    unsafe = re.compile(r"\bimport pickle|\bpickle\.|\beval\(|\bexec\(|yaml\.load\(|trust_remote_code\s*=\s*True")
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            assert unsafe.search(path.read_text(encoding="utf-8")) is None, path


def test_product_files_do_not_speak_of_the_measuring_data() -> None:
    """The product and its docs never mention the outside data; tests, evals and bench may read it."""
    for path in _tracked():
        if path.relative_to(HOUSE).parts[0] in {*ROOMS, "docs", "README.md", "corpus"} and path.suffix in {
            ".py",
            ".md",
            ".toml",
        }:
            assert "../sh" + "ared" not in path.read_text(encoding="utf-8"), path
