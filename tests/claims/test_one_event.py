"""A later count by one claimant brings an earlier one up to date only when both are of one event."""

from __future__ import annotations

import pytest

from claims.disputes import find_disputes
from claims.finder import RuleFinder
from tests.claims.build import an_article

FIRST = "Three Kesh soldiers were killed in a raid on a post near Sellen on Monday, Kesh’s army said."


def _related(finder: RuleFinder, first: str, second: str) -> set[str]:
    one, two = an_article(first, key="a"), an_article(second, key="b", published="2031-05-07")
    claims = [c for article in (one, two) for c in finder.find(article)]
    return {r.kind for r in find_disputes(claims, {"a": one, "b": two})[1]}


@pytest.mark.parametrize(
    "second",
    [
        "Five Kesh soldiers were killed in the raid near Sellen, Kesh’s army said.",
        "The number of Kesh soldiers killed has risen to five, Kesh’s army said.",
    ],
)
def test_one_event_told_again(finder: RuleFinder, second: str) -> None:
    """The same place, or a count that has grown."""
    assert "update" in _related(finder, FIRST, second)


@pytest.mark.parametrize(
    "second",
    [
        "Five Kesh soldiers were killed when a truck hit a mine at Osmere, Kesh’s army said.",
        "Five Kesh soldiers were killed when a truck hit a mine, Kesh’s army said.",
    ],
)
def test_another_event(finder: RuleFinder, second: str) -> None:
    """Another place, or another thing that befell them: no update, and no contradiction."""
    assert "update" not in _related(finder, FIRST, second)
