"""How much each sign of a disagreement weighs, fitted on the project's own articles by `python -m evals.disputes_fit`."""

from __future__ import annotations

from collections.abc import Mapping

LEAST = -0.6
"""The score from which two claims are shown as a dispute."""
WEIGHTS: Mapping[str, float] = {
    "share": 0.27,
    "shared words": -0.65,
    "cosine": -0.00,
    "negated": 0.19,
    "negated word": 0.73,
    "opposite words": 0.51,
    "other numbers": 0.71,
    "denies": -0.35,
    "dismisses": -0.22,
    "points back": -0.22,
    "denies in its words": 0.38,
    "denies something else": -0.50,
    "near": 0.49,
    "next": 0.63,
    "paragraphs": -0.33,
    "refuting word": -0.04,
    "refuting word near": 0.53,
    "turning word": -0.26,
    "names the other": -0.03,
    "names and refutes": -0.05,
    "enemies": 0.72,
    "enemies near": 0.06,
    "blame": 0.58,
    "one article": -0.29,
    "narrator": -0.40,
    "length": 0.07,
    "second denies": 0.75,
    "always": -1.67,
}
