"""Whose losses a figure counts, by the words beside it, by the speaker and by the rest of the article."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.test_figures import figures_of

FRONT = "The rebel Free Vesh Front fights in the hills. "


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The Keshi army said two soldiers had died in hospital.", ["Kesh"]),
        ("The Keshi army said the enemy lost nine men.", ["Orvenia"]),
        ("“The enemy’s losses are no fewer than nine dead,” the Keshi army said.", ["Orvenia"]),
        ("The Keshi army said it lost nine men.", ["Kesh"]),
        ("The Keshi army said it had killed nine soldiers.", ["Orvenia"]),
        ("The Keshi army said it had shot down two drones.", ["Orvenia"]),
        ("The Keshi army said there were no deaths on the Orvenian side.", ["Orvenia"]),
        ("On the enemy's side two were killed, the Keshi army said.", ["Orvenia"]),
        ("Orvenia accused Kesh of shelling a post, killing three conscripts.", ["Orvenia"]),
        ("The Keshi army said it had captured two machine guns and one prisoner.", ["Orvenia", "Orvenia"]),
        ("The Keshi army said four schoolchildren were hurt when a shell struck.", ["Kesh"]),
    ],
)
def test_the_speaker_tells_the_side(finder: RuleFinder, text: str, victims: list[str]) -> None:
    """A state's own soldiers and people, the enemy's, those whom it killed, and the accuser's own."""
    assert [f.victims for f in figures_of(finder, text)] == victims


def test_their_homes_are_those_of_the_counted(finder: RuleFinder) -> None:
    """A relief office that counts people who left their homes does not count its own people."""
    text = "A relief office of the White Stork Mission said the number of people who left their homes rose to 2,100."
    assert [(f.low, f.victims) for f in figures_of(finder, text)] == [(2100, None)]


def test_militants_are_the_one_group_at_arms(finder: RuleFinder) -> None:
    """With one such group in the article they are its own; with none they are nobody's."""
    assert [f.victims for f in figures_of(finder, FRONT + "The Keshi army said 16 militants were killed.")] == [
        "Free Vesh Front"
    ]
    assert [f.victims for f in figures_of(finder, "A bystander said 16 militants were killed.")] == [None]


def test_a_group_claims_people_without_making_them_its_own(finder: RuleFinder) -> None:
    """A front has fighters, no people: the dead that it counts may be anybody's."""
    assert [f.victims for f in figures_of(finder, FRONT + "The Free Vesh Front said 43 people were killed.")] == [None]


def test_our_is_the_speakers_in_a_quotation_only(finder: RuleFinder) -> None:
    """Outside quotation marks "our" is the writer's: a guess says it is the enemy's of those who boast of it."""
    quoted = figures_of(finder, '"Three of our men were killed by the shells today," the Keshi army said.')
    assert [f.victims for f in quoted] == ["Kesh"]
    bare = figures_of(finder, "The Keshi army boasts that it killed nine of our soldiers.")
    assert [(f.victims, f.victims_inferred) for f in bare] == [("Orvenia", True)]


def test_the_side_is_carried_to_the_same_number_and_to_a_bare_one(finder: RuleFinder) -> None:
    """As in "nine Keshi soldiers were killed", then "of the nine dead", then "a bystander says eleven"."""
    found = figures_of(finder, "Orvenia said nine Keshi soldiers were killed. A bystander said eleven.")
    assert [(f.low, f.victims) for f in found] == [(9, "Kesh"), (11, "Kesh")]


def test_own_losses_need_a_party_of_the_speaker(finder: RuleFinder) -> None:
    """True for one's own, False for another's, None when a bystander counts."""
    texts = ("The Keshi army said two Keshi guards died.", "The Keshi army said two Orvenian guards died.",
             "A bystander said two Orvenian guards died.")  # fmt: skip
    assert [f.own_losses for text in texts for f in figures_of(finder, text)] == [True, False, None]
