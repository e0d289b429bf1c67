"""What each trait of a sentence weighs when sentences are ranked for a question.

Fitted as `python -m evals.asking.fit` does, to the project's own questions and 196 more over real news, which are not ours to
print: a softmax over each question's sentences, those that must be cited against all others, with the weights held small; `asks`
and `again` were set lower by hand. Each trait is described where it is computed, in `ranking` and `closeness`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "own": 0.1,
        "around": 2.7,
        "article": 3.2,
        "named": 1.4,
        "meaning": 5.7,
        "judged": 3.0,
        "sort": 0.55,
        "opening": -0.5,
        "asks": -1.0,
        "said": 0.35,
        "carried": 0.65,
        "again": -1.5,
        "others": 0.55,
        "whose": 0.5,
        "else": 0.1,
    }
)
