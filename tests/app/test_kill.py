"""`sitrep add` killed without warning: the library opens and answers, nothing is lost, nothing doubled."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.kills import KILLS

HOUSE = Path(__file__).resolve().parents[2]
ARTICLES = 100


def _write_articles(folder: Path) -> None:
    """Short articles that differ in every sentence, so that none is folded into another."""
    folder.mkdir()
    for n in range(ARTICLES):
        words = f"A patrol of unit {n} met a convoy of {n + 3} lorries near milestone {1000 + n}"
        said = f"The Ashen Interior Ministry said {n + 2} rangers were wounded at milestone {1000 + n}"
        (folder / f"report-{n:03}.txt").write_text(
            f"Outlet: Bulletin {n}\nDate: 3 March 2031\n\n{words}. {said}.\n", "utf-8"
        )


def _sitrep(library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", *words, "--library", str(library), "--json"]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, timeout=300, check=False)


def _killed_add(library: Path, folder: Path, after: float) -> int:
    """How many articles the killed run had said were done."""
    command = [sys.executable, "-m", "app", "add", str(folder), "--library", str(library), "--json"]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(after)
        os.kill(running.pid, signal.SIGKILL)
        said = running.stderr.read() if running.stderr else ""
    return max((int(done) for done in re.findall(r"(?m)^(\d+)/\d+[,:]", said)), default=0)


def _ids(library: Path) -> list[str]:
    listed = _sitrep(library, "articles")

    assert listed.returncode == 0, listed.stderr
    return [json.loads(line)["id"] for line in listed.stdout.splitlines()]


@pytest.mark.slow
def test_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    """After each kill at a random moment the library opens with all that was acknowledged; a last run completes it."""
    folder, library = tmp_path / "articles", tmp_path / "library"
    _write_articles(folder)
    chance = random.Random(7)  # noqa: S311 - moments to kill at, no secrets
    before: set[str] = set()
    for _ in range(KILLS):
        acknowledged = _killed_add(library, folder, after=chance.uniform(1.5, 7.0))
        ids = _ids(library)

        assert len(ids) == len(set(ids))
        assert before <= set(ids)
        assert len(ids) >= acknowledged
        before = set(ids)
    report = json.loads(_sitrep(library, "add", str(folder)).stdout)
    ids = _ids(library)
    answer = json.loads(_sitrep(library, "ask", "How many rangers were wounded at milestone 1017?").stdout)
    checks = json.loads(_sitrep(library, "doctor").stdout)

    assert report["refused"] == []
    assert len(ids) == len(set(ids)) == ARTICLES
    assert any("milestone 1017" in c["quote"] for s in answer["statements"] for c in s["citations"])
    assert checks["ok"], checks
