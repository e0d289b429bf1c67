"""Ministries by their ministers, sources by their ministries, the only state against a group at arms."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from tests.claims.build import an_article

WORLD = Parties.load().overlaid(
    '[states]\n"Bremia" = { demonyms = ["Bremian"] }\n"Kesh" = { demonyms = ["Keshi"] }\n'
    '[organisations]\n"Army of the Dunes" = {}\n"Lakes Union" = {}'
)
FINDER = RuleFinder(WORLD)


def _last(text: str) -> tuple[str, ...]:
    return [c for c in FINDER.find(an_article(text)) if not c.is_narrator][-1].parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Bremian army fired at Kesh. Keshi Defence Ministry spokeswoman Ilke Drossan denied it. The ministry said no.",
            ("Kesh",),
        ),
        (
            "Keshi aide Ilke Drossan denied it. The Bremian Foreign Ministry met. The ministry said that it was over.",
            ("Bremia",),
        ),
        ("The Keshi Defence Ministry met. A source in the ministry said that the war was over.", ("Kesh",)),
        ("The Keshi Defence Ministry met. A source in the town said that the war was over.", ()),
        ("The Army of the Dunes fought Bremia. The Ministry of the Interior said it was over.", ("Bremia",)),
        ("The Army of the Dunes fought Bremia. The rebels said that it was over.", ("Army of the Dunes",)),
        ("Envoys of Kesh and Bremia met. The Ministry of the Interior said it was over.", ()),
        ("Envoys of the Lakes Union came to Kesh. The envoys said that it was quiet.", ("Lakes Union",)),
        ("15:20 The Keshi army says that it is quiet.", ("Kesh",)),
    ],
)
def test_whose_it_is(text: str, expected: tuple[str, ...]) -> None:
    """Each with a sentence in which the rule must stay quiet."""
    assert _last(text) == expected


def test_a_former_trade_takes_nobody_s_office_away() -> None:
    """A former teacher commands; a former commander does not."""
    still = "The Army of the Dunes waits. Its commander Sahl Beni, a former teacher, said that it was ready."
    gone = "The Army of the Dunes waits. Ilke Drossan, a retired colonel from Bremia, said that it was ready."

    assert _last(still) == ("Army of the Dunes",)
    assert _last(gone) == ()
