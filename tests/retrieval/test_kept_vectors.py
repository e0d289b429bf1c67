"""Vectors kept beside a library: found again by another process, and not missed when the file is harmed."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from retrieval.kept_vectors import KeptVectors, rounded
from retrieval.nearness import Nearness
from tests.retrieval.test_nearness import Axes

ROW = rounded(np.array([0.6, 0.8], dtype=np.float32))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """The same numbers, for the texts that are there and for the same model only."""
    KeptVectors(tmp_path / "near.db", "m").put({"boat": ROW})
    found = KeptVectors(tmp_path / "near.db", "m").get(["boat", "ship"])
    assert list(found) == ["boat"]
    assert np.array_equal(found["boat"], ROW)
    assert KeptVectors(tmp_path / "near.db", "other").get(["boat"]) == {}


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    """What is no database gives nothing, and is in nobody's way."""
    file = tmp_path / "near.db"
    file.write_bytes(b"no database at all" * 100)
    kept = KeptVectors(file, "m")
    assert kept.get(["boat"]) == {}
    kept.put({"boat": ROW})
    assert "boat" in kept.get(["boat"])


def test_a_folder_that_is_not_there_keeps_nothing(tmp_path: Path) -> None:
    """Neither reading nor writing fails."""
    kept = KeptVectors(tmp_path / "gone" / "near.db", "m")
    kept.put({"boat": ROW})
    assert kept.get(["boat"]) == {}


def test_a_text_that_no_database_takes_is_left_out(tmp_path: Path) -> None:
    """Half a character is no reason to lose the rest."""
    kept = KeptVectors(tmp_path / "near.db", "m")
    kept.put({"half \ud83d": ROW, "boat": ROW})
    assert list(kept.get(["boat", "half \ud83d"])) == ["boat"]


def test_the_next_process_does_not_ask_the_model_again(tmp_path: Path) -> None:
    """Words and sentences of the library are kept, the words of a question are not."""
    first, second = Axes(), Axes()
    for model in (first, second):
        nearness = Nearness(model.passages, model.query, KeptVectors(tmp_path / "near.db", "m"))
        kin = nearness.kin(["boat"], ["The ship had bread."])
        near = nearness.near(["a boat"], {"s": "The ship sank."})
    assert "ship" in kin["boat"]
    assert near["s"] > 0.9
    assert second.asked == ["boat", "a boat"]
