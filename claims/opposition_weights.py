"""How much each sign of a disagreement weighs, fitted on the project's own articles by `python -m evals.disputes_fit`."""

from __future__ import annotations

from collections.abc import Mapping

LEAST = -0.5
"""The score from which two claims are shown as a dispute."""
WEIGHTS: Mapping[str, float] = {
    "share": 0.24,
    "shared words": -0.73,
    "cosine": -0.21,
    "negated": 0.21,
    "negated word": 0.36,
    "opposite words": 0.44,
    "other numbers": 0.53,
    "denies": -0.56,
    "dismisses": -0.28,
    "points back": 0.28,
    "denies in its words": 0.36,
    "denies something else": -0.09,
    "near": 0.56,
    "next": 0.46,
    "paragraphs": -0.59,
    "refuting word": 0.13,
    "refuting word near": 0.52,
    "turning word": -0.12,
    "names the other": -0.24,
    "names and refutes": 0.08,
    "enemies": 0.80,
    "enemies near": 0.46,
    "blame": 0.68,
    "one article": -0.40,
    "narrator": -0.52,
    "length": 0.26,
    "second denies": 0.58,
    "always": -1.73,
}
