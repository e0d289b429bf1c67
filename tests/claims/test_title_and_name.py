"""An office and a name between commas before "said"; what one was asked, and by whom."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article, content, names

ORSA = "Mayor Ada Orsa spoke in Sellen on Monday. "


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Two trucks burned, the governor of Harn, Mila Tosk, told ONA.", "Mila Tosk", "Two trucks burned"),
        (
            "Two trucks burned and three men were hurt, the deputy governor of Harn province, Mila Tosk, said on Monday.",
            "Mila Tosk",
            "Two trucks burned and three men were hurt",
        ),
        ("In Sellen, a nurse, Ada Orsa, said nobody was hurt.", "Ada Orsa", "nobody was hurt"),
        (
            "Contacted by ONA, the mayor of Sellen, Ada Orsa, said the bridge was closed.",
            "Ada Orsa",
            "the bridge was closed",
        ),
        (
            "Nobody was hurt in the blast, the ministry's spokeswoman, Ada Orsa, said.",
            "Ada Orsa",
            "Nobody was hurt in the blast",
        ),
    ],
)
def test_a_name_after_its_office(finder: RuleFinder, text: str, name: str, said: str) -> None:
    """Wherever the parser hangs the office, it is who says it, by name, and no part of what is said."""
    article = an_article(text)
    (claim,) = [c for c in finder.find(article) if not c.is_narrator]

    assert names(claim) == (name,)
    assert content(claim, article) == said


@pytest.mark.parametrize(
    "text",
    [
        "Two trucks burned near the house of the governor, Mila Tosk, said the army.",
        "Two trucks burned near a village, Upper Harn, the army said.",
        "The army, which had freed the governor, Mila Tosk, said two trucks had burned.",
    ],
)
def test_an_office_that_does_not_speak(finder: RuleFinder, text: str) -> None:
    """Where somebody else is the verb's subject, the one who is named before it is only told of."""
    claims = [c for c in finder.find(an_article(text)) if not c.is_narrator]

    assert claims
    assert all("army" in names(c)[0].lower() for c in claims)


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("Asked by Reuters about the bridge, she said it was closed.", ["Reuters"]),
        ("When asked by the Lisk Herald what had happened, she replied that a truck had hit it.", ["Lisk Herald"]),
        ("Questioned by the state agency ONA, she denied the report.", ["ONA"]),
        ("Asked by a lawmaker about the bridge, she said it was closed.", []),
        ("Asked by the EU about the bridge, she said it was closed.", []),
    ],
)
def test_who_asked_is_who_carries(finder: RuleFinder, text: str, hops: list[str]) -> None:
    """What an outlet asked reaches the reader through it; a lawmaker or a union of states is no outlet."""
    claim = finder.find(an_article(ORSA + text))[-1]

    assert names(claim) == ("Ada Orsa",)
    assert [v.name for v in claim.via if v.name != "Courier"] == hops


def test_who_is_asked_does_not_ask(finder: RuleFinder) -> None:
    """A question put to the mayor is no statement of hers; one that she puts is."""
    put_to_her = finder.find(an_article(ORSA + "Asked whether the bridge was safe, Orsa said it was closed."))
    by_her = finder.find(an_article(ORSA + "Orsa asked whether the bridge was safe."))

    assert [c.stance for c in put_to_her] == ["asserts"]
    assert [c.stance for c in by_her] == ["questions"]
