"""A summary of verbatim sentences by TextRank (Mihalcea and Tarau, EMNLP 2004): what briefings are measured beside."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

_DAMPING = 0.85
_ROUNDS = 50
_STOP = frozenset("a an and are as at be been but by for from had has have he in is it its of on or said she that the their they this to was were which who will with".split())  # fmt: skip  # noqa: E501, SIM905 - one list of words


def summary(sentences: Sequence[str], length: int) -> tuple[int, ...]:
    """The places of the `length` highest ranked sentences, in the order of the text."""
    if not sentences:
        return ()
    ranks = _ranks(_weights([_words(s) for s in sentences]))
    return tuple(sorted(np.argsort(-ranks, kind="stable")[:length].tolist()))


def _words(sentence: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", sentence.lower()) if w not in _STOP)


def _weights(words: Sequence[frozenset[str]]) -> np.ndarray:
    """How alike two sentences are: shared words over the logarithms of both lengths."""
    matrix = np.zeros((len(words), len(words)))
    for i, one in enumerate(words):
        for j in range(i):
            if len(one) > 1 and len(words[j]) > 1:
                matrix[i, j] = matrix[j, i] = len(one & words[j]) / (math.log(len(one)) + math.log(len(words[j])))
    return matrix


def _ranks(weights: np.ndarray) -> np.ndarray:
    out = weights.sum(axis=1)
    flow = np.divide(weights, out[:, None], out=np.zeros_like(weights), where=out[:, None] > 0).T
    ranks = np.ones(len(weights))
    for _ in range(_ROUNDS):
        ranks = (1 - _DAMPING) + _DAMPING * flow @ ranks
    return ranks
