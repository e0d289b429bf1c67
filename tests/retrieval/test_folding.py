"""One report that several outlets carried is one hit; two accounts that differ in a figure or a denial are two."""

from __future__ import annotations

import numpy as np
import pytest

from domain.article import Filters
from tests.retrieval.builders import article
from tests.retrieval.conftest import Shelf

WIRE = (
    "Three drones were shot down over the port of Velm on Sunday night, the harbour master said in a short statement."
)
SAME_WORDS = WIRE.replace(", the", " — the").upper()
REWORDED = WIRE.replace("on Sunday night", "late on Sunday night")
OTHER_FIGURE = WIRE.replace("Three", "13").replace("short ", "")
DENIED = WIRE.replace("were shot", "were not shot")


@pytest.mark.parametrize(("second", "hits"), [(SAME_WORDS, 1), (REWORDED, 1), (OTHER_FIGURE, 2), (DENIED, 2)])
def test_near_copies_are_folded_and_differences_are_not(shelf: Shelf, second: str, hits: int) -> None:
    """The same words or nearly so are one hit, of the earliest article; another number or a "not" is a hit of its own."""
    late = article(WIRE, "late", published="2031-05-06")
    early = article(second, "early", published="2031-05-04")
    library = shelf.filled(late, early)
    found = library.search("drones shot down over Velm")
    assert len(found) == hits
    assert "early" in {hit.passage.article for hit in found}


def test_filters_choose_before_folding(shelf: Shelf) -> None:
    """A copy that the filters leave out does not hide the one they let in."""
    library = shelf.filled(article(WIRE, "late", published="2031-05-06"), article(WIRE + " ", "early"))
    assert [h.passage.article for h in library.search("drones", Filters(articles=("late",)))] == ["late"]


def test_near_copies_within_an_article_stay(shelf: Shelf) -> None:
    """An article that repeats itself is not a copy of itself."""
    text = "\n".join([WIRE * 12, WIRE * 12])
    library = shelf.filled(article(text))
    assert len(library.search("drones over Velm")) > 1
    assert np.isclose(library.search("drones over Velm")[0].score, 2 / 61, atol=0.002)
