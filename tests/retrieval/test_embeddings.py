"""The bundled model: there, unchanged, and of sense."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import ModelFailed
from retrieval.embeddings import BundledEmbedder
from retrieval.passages import estimated_tokens
from tests.retrieval.builders import BRIDGE, GRAIN, TALKS, article
from tests.retrieval.conftest import Shelf

EMBEDDER = BundledEmbedder()


def test_vectors_have_the_shape_and_length_promised() -> None:
    """One row of length 1 a text, in the order given; none for none."""
    rows = EMBEDDER.passages([BRIDGE, "Short.", GRAIN, TALKS, "One more sentence about the river."])
    assert rows.shape == (5, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows[2], EMBEDDER.passages([GRAIN])[0]), "a vector does not depend on its neighbours"
    assert EMBEDDER.passages([]).shape == (0, 384)


def test_meaning_is_found_without_shared_words() -> None:
    """A question in other words is nearest to the text that answers it."""
    rows = EMBEDDER.passages([BRIDGE, GRAIN, TALKS])
    assert int(np.argmax(rows @ EMBEDDER.query("What made food more expensive?"))) == 1
    assert int(np.argmax(rows @ EMBEDDER.query("diplomats negotiating a truce"))) == 2


def test_tokens_are_estimated_well_enough() -> None:
    """The estimate that cuts passages is within a third of the model's own count."""
    for text in (BRIDGE, GRAIN, TALKS):
        assert estimated_tokens(text) == pytest.approx(EMBEDDER.tokens([text])[0], rel=0.34)


def test_a_changed_model_file_is_refused(tmp_path: Path) -> None:
    """Weights other than the known ones are not run."""
    (tmp_path / "model.onnx").write_bytes(b"other weights")
    with pytest.raises(ModelFailed, match=r"model\.onnx"):
        BundledEmbedder(tmp_path).query("bridge")


def test_a_library_with_the_bundled_model(shelf: Shelf) -> None:
    """Kept, indexed and found with the real model."""
    library = shelf.filled(article(), article(GRAIN, "post-1"), article(TALKS, "herald-1"), embedder=EMBEDDER)
    assert library.search("Did the negotiators agree to stop fighting?")[0].passage.article == "herald-1"
