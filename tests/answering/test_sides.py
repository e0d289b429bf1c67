"""The two sides that a question names."""

from __future__ import annotations

import pytest

from answering.sides import is_side, sides_in


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Compare the Sella mayor and the Harbour Office on the fire.", ({"sella", "mayor"}, {"harbour", "office"})),
        ("The Harbour Office versus the baker: how many boats burnt?", ({"harbour", "office"}, {"baker"})),
        ("The Harbour Office and Captain Orlen: was the mole lit?", ({"harbour", "office"}, {"captain", "orlen"})),
        ("How do the mayor's and the doctor's counts compare?", ({"mayor"}, {"doctor"})),
        ("Where do Corvale and the Sella Isles differ?", ({"corvale"}, {"sella", "isles"})),
    ],
)
def test_two_named_sides_are_found(question: str, sides: tuple[set[str], ...]) -> None:
    """As a list, against each other, by their possessions, as those who differ."""
    assert sides_in(question) == tuple(map(frozenset, sides))


@pytest.mark.parametrize("question", ["Where do the two sides differ?", "Who burnt the boats and the nets?"])
def test_nobody_named_is_no_side(question: str) -> None:
    """Sides without a name are none; two things are no sides either."""
    assert sides_in(question) == ()


def test_a_name_is_a_side_s_from_half_of_its_words() -> None:
    """“the Harbour Office” is not “the Harbour Inn Choir of Sella”, and nobody is nothing."""
    assert is_side(("harbour", "office"), ["Port and Harbour Office"]) == 1.0
    assert is_side(("tax", "and", "harbour", "office"), ["Harbour Inn"]) == 0.0
    assert is_side((), ["Harbour Office"]) == 0.0
