"""Whose words go on after a report, who serves a side unnamed, and blows that are no words."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from claims.parties import Parties
from tests.claims.build import an_article

WORLD = Parties.load().overlaid('[states]\n"Ashe" = { demonyms = ["Ashen"] }\n"Bremia" = { demonyms = ["Bremian"] }\n')


@pytest.fixture(scope="module")
def finder() -> RuleFinder:
    """The rules with the parties of this world."""
    return RuleFinder(WORLD)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoy Ada Vell stressed that all quarrels can be settled peacefully, noting that talks had helped.", "Ada Vell"),
        ("Ada Vell stressed that the union must stop such raids, pointing out that two had failed.", "Ada Vell"),
        ("Ada Vell said the ministry had walked out, claiming that it was insulted.", "ministry"),
    ],
)  # fmt: skip
def test_a_participle_goes_on_with_a_report(finder: RuleFinder, text: str, name: str) -> None:
    """Quarrels and raids note nothing: who said the sentence does; a ministry may well claim."""
    last = finder.find(an_article(text))[-1]
    assert last.speakers[0].name == name


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("An Ashen military source said losses were high.", "Ashe"),
        ("Bremian security sources said that talks had failed.", "Bremia"),
        ("A Bremian source said that talks had failed.", None),
    ],
)
def test_a_source_of_an_army_speaks_for_its_side(finder: RuleFinder, text: str, party: str | None) -> None:
    """A source that is only from a country may be anybody."""
    assert finder.find(an_article(text))[0].speakers[0].party == party


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rebels attacked two outposts at the ford.", 0),
        ("A shell was fired by rebels.", 0),
        ("The army fired two rounds at the gate.", 0),
        ("Senator Holt attacked the plan as a gift to Bremia.", 1),
        ("“That is not true,” he fired back.", 1),
    ],
)
def test_a_blow_says_nothing(finder: RuleFinder, text: str, said: int) -> None:
    """What armed people attack, and what is fired, is no statement; a senator's attack on a plan is."""
    assert sum(c.cue is not None for c in finder.find(an_article(text))) == said


def test_who_struck_is_not_who_was_struck(finder: RuleFinder) -> None:
    """A Bremian drone strike tells who did it: the wounded are of the side that counts them."""
    found = finder.find(
        an_article("Ashe's defence ministry said one herder was hurt at Tarn from a Bremian drone strike.")
    )
    assert [f.victims for c in found for f in c.figures] == ["Ashe"]
