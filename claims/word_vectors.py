"""What spaCy's parser knows of each word, worked out once for each word of a batch instead of at each place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast

import numpy as np
from thinc.api import Model
from thinc.types import Floats2d


def vectors(model: Model[Any, Any], docs: Sequence[Any]) -> list[Floats2d]:
    """What `model.predict` gives for documents of spaCy: for each a row a token. Neighbours are looked at as they stand.

    A word's own row follows from its form and the blank behind it; most words of a batch stand there many times.
    """
    if not sum(map(len, docs)):
        return cast(list[Floats2d], model.predict(docs))
    embed, encode = model.layers
    features, _, tables, mix, _ = embed.layers
    asked = np.concatenate(features.predict(docs))
    words = np.concatenate([doc.to_array(["ORTH", "SPACY"]) for doc in docs])
    _, number = np.unique(words[:, 0], return_inverse=True)
    _, first, place = np.unique(number * 2 + words[:, 1].astype(np.int64), return_index=True, return_inverse=True)
    rows = mix.layers[0].predict(tables.layers[0].predict(asked[first]))[place]
    ends = np.cumsum([0, *map(len, docs)])
    return [encode.predict([rows[a:b]])[0] for a, b in pairwise(ends)]  # one text at a time stays in the cache
