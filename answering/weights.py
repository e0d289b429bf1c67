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
        "own": 1.7,
        "around": 4.15,
        "article": 1.25,
        "named": 0.8,
        "names": 2.15,
        "nearest": 4.2,
        "meaning": 6.95,
        "sort": 0.8,
        "opening": -1.1,
        "asks": -1.9,
        "said": 0.35,
        "carried": 1.05,
        "denied": 0.25,
        "again": -0.4,
        "others": 0.5,
        "whose": 0.55,
        "else": -0.55,
    }
)
