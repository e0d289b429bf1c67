"""Many vectors are compared by two threads: each score is the one that a single thread gives."""

from __future__ import annotations

import numpy as np

from retrieval.exact import _scores


def test_two_threads_give_what_one_gives() -> None:
    """All rows, some rows, and few enough for one thread."""
    chance = np.random.default_rng(3)
    rows, query = chance.standard_normal((9001, 384), dtype=np.float32), chance.standard_normal(384, dtype=np.float32)
    at = np.arange(0, 9001)[:8500]
    assert np.allclose(_scores(rows, query), rows @ query, atol=1e-5)
    assert np.allclose(_scores(rows, query, at), rows[at] @ query, atol=1e-5)
    assert np.array_equal(_scores(rows[:100], query), rows[:100] @ query)
