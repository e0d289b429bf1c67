"""kill -9 at any moment: the library opens, answers, has lost nothing that was acknowledged, and holds nothing twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval import generations
from retrieval.library import Library
from tests.kills import KILLS
from tests.retrieval.conftest import Shelf
from tests.retrieval.kill_child import SYNC
from tests.retrieval.test_index import indexed, ready

ROOT = Path(__file__).resolve().parents[2]
AIMED_KILLS, ARTICLES = 3, 200


def start(folder: Path, log: Path, first: int) -> subprocess.Popen[bytes]:
    """The writer, at work."""
    command = [sys.executable, "-m", "tests.retrieval.kill_child", str(folder), str(log), str(first), str(ARTICLES)]
    return subprocess.Popen(command, cwd=ROOT)


def kill(child: subprocess.Popen[bytes], when: Callable[[], bool], patience: float = 60) -> bool:
    """Kills the writer as soon as `when` is true; False when it had ended before."""
    end = time.monotonic() + patience
    while child.poll() is None and time.monotonic() < end and not when():
        time.sleep(0.0005)
    struck = child.poll() is None
    child.send_signal(signal.SIGKILL)
    child.wait()
    return struck


def acknowledged(log: Path) -> list[str]:
    """The ids that the writer noted; a last line cut short was not acknowledged."""
    text = log.read_text(encoding="ascii") if log.exists() else ""
    return text[: text.rfind("\n") + 1].split()


def sound(shelf: Shelf, log: Path) -> Library:
    """The library after a kill, once it has been shown to be whole."""
    began = time.monotonic()
    library = shelf.open(sync=SYNC)
    assert time.monotonic() - began < 30
    noted = [int(article.removeprefix("a-")) for article in acknowledged(log)]
    held = library.articles()
    assert {f"a-{n}" for n in noted} <= {a.id for a in held if a.state == "indexed"}
    assert len({a.id for a in held}) == len({a.text for a in held}) == len(held)
    for n in noted[-8:]:  # among the first: the approximate index may rank a near twin before it, exact search not
        hits = library.search(f"street{n} report {n}", limit=10)
        assert f"a-{n}" in [hit.passage.article for hit in hits], (
            n,
            [hit.passage.article for hit in hits],
            library.checks(),
        )
    list(library.index_waiting())
    ready(library)
    assert all(indexed(library, n) for n in noted[:: max(1, len(noted) // 40)])
    assert all(check.ok for check in library.checks()), library.checks()
    return library


@pytest.mark.slow
def test_killed_at_random_moments(shelf: Shelf, tmp_path: Path) -> None:
    """Kills at moments of chance, one library."""
    log, chance = tmp_path / "log", random.Random(20311)  # noqa: S311 - a seed, not a secret
    for turn in range(KILLS):
        child = start(shelf.folder, log, turn * ARTICLES)
        before, wait = len(acknowledged(log)), chance.uniform(0, 1.2)
        began: list[float] = []

        def due(before: int = before, wait: float = wait, began: list[float] = began) -> bool:
            if not began and len(acknowledged(log)) > before:
                began.append(time.monotonic())
            return bool(began) and time.monotonic() - began[0] > wait

        kill(child, due)
        sound(shelf, log).close()
    assert len(acknowledged(log)) >= KILLS


@pytest.mark.slow
def test_killed_while_the_index_is_written(shelf: Shelf, tmp_path: Path) -> None:
    """Three kills as the index's files change, from the second time on: the moment that breaks Chroma's files."""
    log, struck = tmp_path / "log", 0
    for turn in range(AIMED_KILLS):
        child = start(shelf.folder, log, turn * ARTICLES)
        struck += kill(child, changing(shelf.folder / "index", times=2 + turn))
        sound(shelf, log).close()
    assert struck == AIMED_KILLS


def changing(index: Path, times: int) -> Callable[[], bool]:
    """True when the vector files have changed in so many separate bursts."""
    seen: list[object] = []

    def look() -> bool:
        generation = generations.current(index)
        if generation is None:
            return False
        now = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(generation.glob("*/*.bin"))]
        if now and (not seen or seen[-1] != now):
            seen.append(now)
        return len(seen) > times

    return look
