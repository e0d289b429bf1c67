"""Two accounts of one thing, by all that speaks for it: where the signs weigh enough, and where they do not."""

from __future__ import annotations

import pytest

from claims.board import Board
from claims.opposition import candidate, of_two_times, score, weighed
from claims.opposition_traits import TRAITS, Pairs
from claims.opposition_weights import WEIGHTS
from tests.claims.disputing import Page


def _board(page: Page) -> Board:
    article = page.article()
    return Board.over(page.claims, {page.key: article})


def test_every_trait_has_a_weight() -> None:
    """The fitted weights are of these traits and no others."""
    assert set(WEIGHTS) == set(TRAITS)


def test_a_pair_has_a_value_for_each_trait() -> None:
    """A row of traits is as long as their names, and words in common are seen."""
    page = Page()
    page.says("Orvenia", "that the cutter rammed the trawler near the light")
    page.says("Talmark", "that the trawler turned across the bow of the cutter")
    pairs = Pairs(board=_board(page))
    rows = {key: pairs.traits(key, clauses) for key, clauses in pairs.found().items()}
    assert [len(row) for row in rows.values()] == [len(TRAITS)]
    assert all(dict(zip(TRAITS, row, strict=True))["shared words"] > 0 for row in rows.values())


def test_rival_accounts_by_enemies_are_a_disagreement() -> None:
    """What one side says of its enemy's boat, and the enemy's refutation of it in words of its own."""
    page = Page()
    page.says("Orvenia", "Talmark of ramming the trawler near the light", "accuses", cue="accused", target="Talmark")
    page.says("Talmark", "that the cutter never touched the trawler, an Orvenian invention")
    found = list(weighed(_board(page)))
    assert [(c.claim.id, c.against.id) for c in found] == [(page.claims[0].id, page.claims[1].id)]


def test_a_pair_that_a_plainer_rule_found_is_not_named_twice() -> None:
    """The known clashes are left out."""
    page = Page()
    page.says("Orvenia", "Talmark of ramming the trawler near the light", "accuses", cue="accused", target="Talmark")
    page.says("Talmark", "that the cutter never touched the trawler, an Orvenian invention")
    board = _board(page)
    assert list(weighed(board, list(weighed(board)))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the bridge at Sellen was open", "that the harvest in the south was poor"),
        ("that its losses were heavy", "that it had lost nobody"),
    ],
)
def test_other_matters_are_no_candidates(one: str, other: str) -> None:
    """Statements with no word in common but a loss, of which neither refutes the other."""
    page = Page()
    page.says("Orvenia", one)
    page.says("Talmark", other)
    pairs = Pairs(board=_board(page))
    assert all(candidate(pairs, key, clauses) is None for key, clauses in pairs.found().items())


def test_the_score_is_the_weighed_sum() -> None:
    """Each value counts by its weight."""
    values = [1.0] + [0.0] * (len(TRAITS) - 1)
    assert score(values, WEIGHTS) == WEIGHTS[TRAITS[0]]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Corvale cannot accept foreign armed men near its border", "Talmark had sent four hundred armed men", True),
        ("that the guards will leave the mill", "that the guards must stay in the mill", False),
        ("that the cutter rammed the trawler", "that the trawler turned across its bow", False),
        ("Talmark denied that it would ever leave", "Talmark had sent armed men", False),
    ],
)
def test_what_shall_be_is_no_answer_to_what_was(one: str, other: str, *, apart: bool) -> None:
    """One that looks ahead and one that looks back are not set against each other; two of a kind may be."""
    page = Page()
    page.says("Corvale", one)
    page.says("Talmark", other)
    board = _board(page)
    assert of_two_times(page.claims[0], page.claims[1], board) is apart
