"""How much each sign of a disagreement weighs, fitted on the project's own articles by `python -m evals.disputes_fit`."""

from __future__ import annotations

from collections.abc import Mapping

LEAST = -0.5
"""The score from which two claims are shown as a dispute."""
WEIGHTS: Mapping[str, float] = {
    "share": 0.43,
    "shared words": -0.71,
    "cosine": -0.00,
    "negated": 0.28,
    "negated word": 0.54,
    "opposite words": 0.54,
    "other numbers": 0.66,
    "denies": -0.18,
    "dismisses": -0.20,
    "points back": -0.20,
    "denies in its words": 0.39,
    "denies something else": -0.42,
    "near": 0.56,
    "next": 0.46,
    "paragraphs": -0.45,
    "refuting word": 0.18,
    "refuting word near": 0.57,
    "turning word": -0.32,
    "names the other": -0.01,
    "names and refutes": -0.03,
    "enemies": 0.89,
    "enemies near": 0.10,
    "blame": 0.48,
    "one article": -0.49,
    "narrator": -0.50,
    "length": 0.05,
    "second denies": 0.67,
    "always": -1.69,
}
