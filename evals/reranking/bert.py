"""The bundled cross-encoder (Devlin et al., "BERT", 2019) as JAX parameters: read from its int8 file, run, and written back."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from retrieval.bundled import bundled_folder

HEADS, LAYERS = 12, 12
_PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
    "up": "intermediate.dense", "down": "output.dense",
}  # fmt: skip
_NORMS = {"one": "attention.output.LayerNorm", "two": "output.LayerNorm"}
_FAR = -1e9
Tree = Any  # parameters: dictionaries and lists of arrays


class Source:
    """The tensors of the package's file, by name, and which of them each matrix product takes."""

    def __init__(self) -> None:
        graph = onnx.load(str(bundled_folder("reranker_en") / "model.onnx")).graph
        self._tensors = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        products = (n for n in graph.node if n.op_type == "MatMulInteger")
        self._names = {n.name: n.input[1].removesuffix("_quantized") for n in products}

    def parameters(self) -> Tree:
        """All parameters as float32."""
        kinds = ("word", "position", "token_type")
        embed = {kind: self._full(f"bert.embeddings.{kind}_embeddings.weight") for kind in kinds}
        layers = [
            {key: self._dense(layer, part) for key, part in _PARTS.items()}
            | {key: self._norm(f"{_stem(layer)}.{part}") for key, part in _NORMS.items()}
            for layer in range(LAYERS)
        ]
        head = {"pool": self._last("pooler/dense", "bert.pooler.dense"), "out": self._last("classifier", "classifier")}
        return {"embed": embed | {"norm": self._norm("bert.embeddings.LayerNorm")}, "layers": layers, "head": head}

    def tensors(self, upper: Tree) -> dict[str, NDArray[Any]]:
        """The last layers and the head as int8 tensors under their names in the file, one scale a matrix."""
        found: dict[str, NDArray[Any]] = {}
        first = LAYERS - len(upper["layers"])
        for layer, given in enumerate(upper["layers"], start=first):
            for key, part in _PARTS.items():
                found |= _small(self._product(layer, part), given[key]["w"])
                found[f"{_stem(layer)}.{part}.bias"] = np.asarray(given[key]["b"])
            for key, part in _NORMS.items():
                found[f"{_stem(layer)}.{part}.weight"] = np.asarray(given[key]["w"])
                found[f"{_stem(layer)}.{part}.bias"] = np.asarray(given[key]["b"])
        for key, node, name in (
            ("pool", "/bert/pooler/dense", "bert.pooler.dense"),
            ("out", "/classifier", "classifier"),
        ):
            found |= _small(self._names[f"{node}/Gemm_MatMul_quant"], upper["head"][key]["w"])
            found[f"{name}.bias"] = np.asarray(upper["head"][key]["b"])
        return found

    def _dense(self, layer: int, part: str) -> Tree:
        return {"w": self._full(self._product(layer, part)), "b": self._tensors[f"{_stem(layer)}.{part}.bias"]}

    def _last(self, node: str, name: str) -> Tree:
        path = f"/bert/{node}" if node.startswith("pooler") else f"/{node}"
        return {"w": self._full(self._names[f"{path}/Gemm_MatMul_quant"]), "b": self._tensors[f"{name}.bias"]}

    def _norm(self, name: str) -> Tree:
        return {"w": self._tensors[f"{name}.weight"], "b": self._tensors[f"{name}.bias"]}

    def _product(self, layer: int, part: str) -> str:
        return self._names[f"/bert/encoder/layer.{layer}/{part.replace('.', '/')}/MatMul_quant"]

    def _full(self, name: str) -> NDArray[np.float32]:
        small = self._tensors[f"{name}_quantized"].astype(np.float32)
        return (small - float(self._tensors[f"{name}_zero_point"])) * float(self._tensors[f"{name}_scale"])


def _stem(layer: int) -> str:
    return f"bert.encoder.layer.{layer}"


def _small(name: str, matrix: Any) -> dict[str, NDArray[Any]]:
    full = np.asarray(matrix)
    scale = np.abs(full).max() / 127
    small = np.clip(np.round(full / scale), -127, 127).astype(np.int8)
    return {f"{name}_quantized": small, f"{name}_scale": np.asarray(scale, dtype=np.float32)}


def lower(given: Tree, ids: Any, types: Any, mask: Any) -> Any:
    """The states after the embedding and the given layers, (n, tokens, width)."""
    embed = given["embed"]
    x = embed["word"][ids] + embed["position"][: ids.shape[1]][None] + embed["token_type"][types]
    x = _normed(x, embed["norm"])
    for layer in given["layers"]:
        x = _layer(layer, x, mask)
    return x


def upper(given: Tree, x: Any, mask: Any, key: Any, drop: float) -> Any:
    """The logits, (n,), from the states that `lower` gives; `drop` of what each part adds is left out by chance."""
    for layer in given["layers"]:
        key, one = jax.random.split(key)
        x = _layer(layer, x, mask, one, drop)
    pooled = jnp.tanh(x[:, 0] @ given["head"]["pool"]["w"] + given["head"]["pool"]["b"])
    return (pooled @ given["head"]["out"]["w"] + given["head"]["out"]["b"])[:, 0]


def _layer(layer: Tree, x: Any, mask: Any, key: Any = None, drop: float = 0.0) -> Any:
    n, tokens, width = x.shape
    far = jnp.where(mask[:, None, None, :] > 0, 0.0, _FAR)

    def split(part: str) -> Any:
        return _dense(layer[part], x).reshape(n, tokens, HEADS, width // HEADS).transpose(0, 2, 1, 3)

    odds = jax.nn.softmax(split("q") @ split("k").transpose(0, 1, 3, 2) / np.sqrt(width // HEADS) + far, -1)
    heard = _dense(layer["o"], (odds @ split("v")).transpose(0, 2, 1, 3).reshape(n, tokens, width))
    x = _normed(x + _thinned(heard, key, 0, drop), layer["one"])
    thought = _dense(layer["down"], jax.nn.gelu(_dense(layer["up"], x), approximate=False))
    return _normed(x + _thinned(thought, key, 1, drop), layer["two"])


def _dense(part: Tree, x: Any) -> Any:
    return x @ part["w"] + part["b"]


def _normed(x: Any, part: Tree) -> Any:
    x = x - x.mean(-1, keepdims=True)
    return x * jax.lax.rsqrt((x**2).mean(-1, keepdims=True) + 1e-12) * part["w"] + part["b"]


def _thinned(x: Any, key: Any, which: int, drop: float) -> Any:
    if key is None:
        return x
    kept = jax.random.bernoulli(jax.random.fold_in(key, which), 1 - drop, x.shape)
    return jnp.where(kept, x / (1 - drop), 0)
