"""Short names of parties that are part of somebody else's name."""

from __future__ import annotations

import pytest

from claims.coined import known_in
from claims.longer_names import taken_by_others
from claims.parties import Parties
from claims.vocabulary import Vocabulary

WORLD = Parties.load().overlaid(
    '[states]\n"Bremia" = { demonyms = ["Bremian"] }\n[organisations]\n"Dale Brigade" = { aliases = ["Brigade"] }\n'
    '"Lakes Commission" = { aliases = ["Commission"] }\n"Carters\' Bench" = {}'
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Brigade denied it.", ("Dale Brigade",)),
        ("The Dale Brigade denied it.", ("Dale Brigade",)),
        ("Yesterday Brigade fighters denied it.", ("Dale Brigade",)),
        ("The 44th Brigade denied it.", ()),
        ("The Third Brigade denied it.", ()),
        ("The Electoral Commission denied it.", ()),
        ("Brigade commander Ada Reel denied it.", ()),
        ("Ada Reel of the Carters' Bench denied it.", ("Carters' Bench",)),
    ],
)
def test_a_generic_head_is_no_identity(text: str, named: tuple[str, ...]) -> None:
    """As in "The 44th Brigade" is not the Dale Brigade; "the Brigade" is."""
    assert WORLD.named_in(text) == named


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("The Electoral Commission met. The Commission denied it.", True),
        ("The Electoral Commission met the Lakes Commission. The Commission denied it.", False),
        ("The Commission denied it.", False),
        ("In Lakes Commission waters nobody denied it.", False),
    ],
)
def test_a_text_s_own_body_keeps_its_short_name(text: str, taken: bool) -> None:
    """Where another body of the kind has been introduced, "the Commission" is that one, unless the party is named in full."""
    assert (("commission",) in taken_by_others(text, WORLD.names, WORLD.states)) is taken
    known = known_in("The Electoral Commission met. The Commission denied it.", WORLD, Vocabulary.load())
    assert known.named_in("The Commission denied it.") == ()
