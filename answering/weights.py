"""What each trait of a sentence weighs when sentences are ranked for a question.

Fitted to the project's own questions (`python -m evals.asking.fit` prints the table again): a softmax over each question's
sentences, those that must be cited against all others, with the weights held small. Each trait is described where it is
computed, in `ranking` and `closeness`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "own": 1.15,
        "around": 4.15,
        "article": 3.4,
        "named": 1.0,
        "meaning": 7.75,
        "sort": 0.95,
        "opening": -1.0,
        "asks": -2.5,
        "said": 0.15,
        "carried": 0.8,
        "denied": 0.45,
        "again": -2.0,
        "others": 0.6,
        "whose": 0.45,
        "else": -0.6,
    }
)
