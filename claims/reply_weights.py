"""How much each sign of a reply weighs, fitted on the project's own articles by `python -m evals.replies_fit`."""

from __future__ import annotations

from collections.abc import Mapping

CERTAIN = -0.5
"""The weight from which two neighbours are shown as a dispute."""
POSSIBLE = -1.6
"""The weight from which they are named as accounts that may not agree."""
WEIGHTS: Mapping[str, float] = {
    "always": -2.42,
    "gap": -1.71,
    "one paragraph": 0.71,
    "refuting word near": 0.79,
    "told of": 0.93,
    "accused": 0.49,
    "share": 1.20,
    "pair quarrels": 0.46,
    "in dispute": 0.31,
    "elliptic number": 1.09,
    "pronoun and no": 0.45,
    "second denies": 0.70,
    "denies in its words": 0.51,
    "claimed": 0.30,
    "both attacks": 0.59,
    "narrator": -0.97,
    "bystander first": -0.62,
    "admission first": -0.73,
    "plain confirmation": -0.53,
    "nobody between": 0.19,
    "asked": -0.49,
    "feeling": -0.27,
    "feeling first": -0.15,
}
