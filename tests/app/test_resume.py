"""kill -9 at every boundary between two states: what goes on afterwards ends with the library of an undisturbed run."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.reference import HOUSE
from tests.kills import KILLS

ARTICLES = 12
EVENTS = [1 + n * 9 // (KILLS - 1) for n in range(KILLS)]  # of a step: the first, the tenth, and between them
STEPS = ("received", "parsed", "indexed", "analysed")
Run = Callable[..., int]
_COUNTED = ("passages", "vectors", "claims", "claim_parties", "words_docsize", "versions", "made_from", "log")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where processes fork and can be killed"),
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve files, short and all different, and one that is refused."""
    folder = tmp_path_factory.mktemp("given") / "articles"
    folder.mkdir()
    for n in range(ARTICLES):
        words = f"A patrol of unit {n} met a convoy of {n + 3} lorries near milestone {1000 + n}."
        said = f"The Ashen ministry said {n + 2} rangers were wounded at milestone {1000 + n}."
        (folder / f"report-{n:02}.txt").write_text(
            f"Outlet: Bulletin {n}\nDate: 3 March 2031\n\n{words} {said}\n", "utf-8"
        )
    (folder / "zz-empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Runs one adding in a process of its own and gives its exit status."""
    command = [sys.executable, "-m", "tests.app.resume_child"]
    with subprocess.Popen(command, cwd=HOUSE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        stdin, stdout = server.stdin, server.stdout
        assert stdin is not None
        assert stdout is not None

        def one(library: Path, folder: Path, *, step: str | None = None, at: int = 0, how: str = "add") -> int:
            asked = {"library": str(library), "folder": str(folder), "step": step, "at": at, "how": how}
            stdin.write(json.dumps(asked) + "\n")
            stdin.flush()
            return int(stdout.readline())

        yield one
        stdin.close()


@pytest.fixture(scope="module")
def undisturbed(run: Run, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The library after a run that nobody killed."""
    library = tmp_path_factory.mktemp("undisturbed") / "library"
    assert run(library, articles) == 0
    return state_of(library)


def state_of(library: Path) -> dict[str, Any]:
    """Ids, versions and states in order, the queue, and how many rows each derived table has."""
    with closing(sqlite3.connect(library / "catalogue.db")) as catalogue:
        held = catalogue.execute("SELECT id, version, state, digest FROM articles ORDER BY n").fetchall()
        queue = catalogue.execute("SELECT key, state, reason, articles FROM items ORDER BY id").fetchall()
        counts = {name: catalogue.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED}  # noqa: S608 -- names of our own
        lost = catalogue.execute(
            "SELECT count(*) FROM passages WHERE id NOT IN (SELECT passage FROM vectors)"
        ).fetchone()
    return {"articles": held, "queue": queue, "counts": counts, "without a vector": lost[0]}


def test_an_undisturbed_run_is_whole(undisturbed: dict[str, Any]) -> None:
    """What the killed runs are compared with: all is analysed, the empty file refused, nothing is missing."""
    assert [row[2] for row in undisturbed["articles"]] == ["analysed"] * ARTICLES
    assert [row[1] for row in undisturbed["queue"]] == ["parsed"] * ARTICLES + ["failed"]
    assert (
        undisturbed["counts"]["vectors"] == undisturbed["counts"]["passages"] == undisturbed["counts"]["words_docsize"]
    )
    assert undisturbed["counts"]["claims"] >= ARTICLES
    assert undisturbed["without a vector"] == 0


@pytest.mark.parametrize("step", STEPS)
def test_kills_at_each_boundary(
    step: str, run: Run, articles: Path, undisturbed: dict[str, Any], tmp_path: Path
) -> None:
    """Killed at some of the first ten events of a step, then resumed (or added again): the same library, row for row."""
    for turn, at in enumerate(EVENTS):
        library = tmp_path / f"library-{at}"

        assert run(library, articles, step=step, at=at) == -signal.SIGKILL
        assert run(library, articles, how="resume" if turn % 2 else "add") == 0

        assert state_of(library) == undisturbed, (step, at)
        shutil.rmtree(library)


def test_killed_again_and_again(run: Run, articles: Path, undisturbed: dict[str, Any], tmp_path: Path) -> None:
    """One library, killed at the third event of each step in turn until nothing is left to do."""
    library = tmp_path / "library"
    ends = [run(library, articles, step=step, at=3) for step in STEPS]

    assert ends.count(-signal.SIGKILL) == len(STEPS)
    assert run(library, articles) == 0
    known = state_of(library)
    refused_again = known["counts"].pop("log") - undisturbed["counts"]["log"]
    assert refused_again >= 0  # each time that the empty file was given anew
    assert known == undisturbed | {"counts": {n: c for n, c in undisturbed["counts"].items() if n != "log"}}
