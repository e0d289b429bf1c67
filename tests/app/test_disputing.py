"""Disputes among claims: found once while the claims are the same ones."""

from __future__ import annotations

from app.disputing import Disputing
from tests.app.builders import a_claim, an_article


def test_the_same_claims_are_looked_at_once() -> None:
    """The very same result comes back, whatever other articles a question brings."""
    told, claims = an_article(), (a_claim(),)
    disputing = Disputing()
    first = disputing.of(claims, {told.id: told})
    assert disputing.of(claims, {told.id: told, "other": an_article(id="other")}) is first


def test_other_claims_are_looked_at_anew() -> None:
    """Claims that were found anew are others, even where they say the same."""
    told = an_article()
    disputing = Disputing()
    first = disputing.of((a_claim(),), {told.id: told})
    again = disputing.of((a_claim(),), {told.id: told})
    assert again == first
    assert again is not first
