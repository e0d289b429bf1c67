"""Bare institutions across a library: the one state of an article that has them, and the press in which they need no name."""

from __future__ import annotations

import pytest

from claims.lexicon import ArticleNames
from claims.party_homes import is_home_office
from domain.claim import Speaker
from tests.claims.test_party_people import _claim, _parties, _who


def test_an_institution_of_one_of_the_article_s_states() -> None:
    """As in "The General Staff" between Bremia and Ashe is Bremia's when only Bremia's was ever named."""
    told = _claim(1, _who("Bremian General Staff", "Bremia", kind="organisation"))
    two = (_who("Ashe", "Ashe", kind="organisation"), _who("Bremia", "Bremia", kind="organisation"))
    named = [_claim(2, who) for who in two]
    bare = _claim(2, _who("General Staff", kind="organisation"))
    other = _claim(3, _who("General Staff in Ashe", "Ashe", kind="organisation"))

    assert _parties(told, *named, bare)[-1] == "Bremia"
    assert _parties(told, *named, _claim(2, _who("army", kind="organisation")))[-1] is None
    assert _parties(told, other, *named, bare)[-1] is None


def test_one_bare_president_tells_of_the_article_alone() -> None:
    """His country's ministry needs no name beside him; in another article of the outlet it stays open."""
    told = _claim(1, _who("Ada Morrow", "Bremia", role="president"))
    bare = _claim(3, _who("Ada Morrow", role="President"))
    names = tuple(ArticleNames(article=f"a{n}", outlet="Evening Post", aliases=()) for n in (3, 4))
    body = _who("Interior Ministry", kind="organisation")

    assert _parties(told, bare, _claim(3, body), names=names)[-1] == "Bremia"
    assert _parties(told, bare, _claim(4, body), names=names)[-1] is None


def test_a_surname_alone_and_an_office_of_somebody() -> None:
    """As in "Morrow" and "Ada Morrow's office" are of the party that is guessed for her everywhere."""
    guess = _claim(1, _who("Ada Morrow", "Ashe", "inferred"))

    assert _parties(guess, _claim(2, _who("Morrow")))[1] == "Ashe"
    office = _who("Ada Morrow's office", kind="organisation", how="coreference")
    assert _parties(_claim(1, _who("Ada Morrow", "Ashe")), _claim(2, office))[1] == "Ashe"


@pytest.mark.parametrize(
    ("speaker", "yes"),
    [
        (_who("General Staff", kind="organisation"), True),
        (_who("police brass", kind="unnamed"), True),
        (_who("mole at the ministry", kind="unnamed"), True),
        (_who("Ada Reel", role="Fire chief"), True),
        (_who("Ada Reel", role="President"), True),
        (_who("Civil Protection Agency", kind="organisation"), True),
        (_who("embassy", kind="organisation"), False),
        (_who("Royal Keshi Army", kind="organisation"), False),
        (_who("Ada Reel", role="former president"), False),
        (_who("diplomat", kind="unnamed"), False),
        (_who("mole at the club", kind="unnamed"), False),
    ],
)
def test_what_a_state_has_one_of(speaker: Speaker, yes: bool) -> None:
    """Its president, ministries, police and staffs; not an embassy, nor what has a name of its own."""
    assert is_home_office(speaker) is yes
