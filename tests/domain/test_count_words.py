"""Counts are shown with the words that keep them open."""

from __future__ import annotations

import pytest

from claims.figure_relations import disjoint
from domain.claim import Figure
from domain.count_words import count_words
from domain.text import Span


def _figure(low: int | None, high: int | None, qualifier: str | None = None) -> Figure:
    return Figure(kind="killed", span=Span(start=0, end=1), low=low, high=high, qualifier=qualifier)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (_figure(30, 30, "about"), "about 30"),
        (_figure(30, 30, "An estimated"), "an estimated 30"),
        (_figure(30, 30, "only"), "30"),
        (_figure(1200, None, "more than"), "more than 1,200"),
        (_figure(1200, None), "at least 1,200"),
        (_figure(None, 50, "fewer than"), "fewer than 50"),
        (_figure(20, 50, "about"), "about 20 to 50"),
        (_figure(24, None, "dozens"), "dozens"),
        (_figure(0, 0, "no"), "0"),
        (_figure(None, None, None), "no number"),
    ],
)
def test_a_count_keeps_its_words(figure: Figure, words: str) -> None:
    """Of "about 30" the "about" is kept, of "only 30" the 30."""
    assert count_words(figure) == words


def test_what_about_allows() -> None:
    """About 30 and 31 can both hold; about 30 and 40 cannot, and 30 and 31 cannot."""
    assert not disjoint(_figure(30, 30, "about"), _figure(31, 31))
    assert disjoint(_figure(30, 30, "about"), _figure(40, 40))
    assert disjoint(_figure(30, 30), _figure(31, 31))
