"""People as an article introduces them, before or behind the name, early or late."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from domain.claim import Speaker
from tests.claims.build import an_article


def first(finder: RuleFinder, text: str) -> Speaker:
    """The speaker of the first statement of a text."""
    return finder.find(an_article(text))[0].speakers[0]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Colonel Ruben Stroud, a spokesman for the Kenyan army, said the ford was calm.", "Kenya"),
        ("Ilan Veshtan, who speaks for the Kenyan army, said the ford was calm.", "Kenya"),
        ("Tibor Brusk of the United Nations said the ford was calm.", "United Nations"),
        ("Kenya's delegation leader, Foreign Minister Ansa Verrigo, said the ford was calm.", "Kenya"),
        ("Stroud said the ford was calm. Colonel Ruben Stroud is the Kenyan army's spokesman.", "Kenya"),
        ("Stroud said the ford was calm. Ruben Stroud is a Kenyan minister's cousin.", None),
        ("Former Kenyan minister Bo Dorling said the ford was calm.", None),
        ("Kenyan farmer Bo Dorling said the ford was calm.", None),
    ],
)
def test_an_office_tells_the_side(finder: RuleFinder, text: str, party: str | None) -> None:
    """Before the name or behind it; not where somebody was born, nor an office of the past."""
    assert first(finder, text).party == party


def test_an_office_told_late_counts_from_the_start(finder: RuleFinder) -> None:
    """The text introduces him in its second sentence."""
    text = "Ruben Stroud said the ford was calm. Nothing moved, said Ruben Stroud, the Kenyan army's spokesman."
    assert (first(finder, text).party, first(finder, text).resolved_by) == ("Kenya", "description")


@pytest.mark.parametrize("name", ["Oona Falk-Petri", "Mirre Askwith"])
def test_a_double_name_is_one(finder: RuleFinder, name: str) -> None:
    """A hyphen does not cut a surname."""
    assert first(finder, f"Kenyan Foreign Minister {name} said the ford was calm.").name == name


def test_a_body_is_no_person(finder: RuleFinder) -> None:
    """Capitalised words before "Agency" are an authority's name."""
    assert first(finder, "The Civil Protection Agency said the ford was calm.").kind == "organisation"


def test_two_people_may_share_a_surname(finder: RuleFinder) -> None:
    """A mother and her son are not one."""
    text = "Private Aksel Istrel was buried on Monday. Signy Istrel said nobody had called her."
    assert first(finder, text).name == "Signy Istrel"


@pytest.mark.parametrize(
    ("second", "party"),
    [
        ("She commands the Kenyan navy, which is small.", "Kenya"),
        ("She speaks for the United Nations.", "United Nations"),
        ("She commands respect in Kenya.", None),
        ("She left Kenya.", None),
    ],
)
def test_whom_somebody_leads_is_told_in_the_next_sentence(finder: RuleFinder, second: str, party: str | None) -> None:
    """As in "Ada Reel receives us in a barn. She commands the Dawn Front."."""
    text = f"Ada Reel receives us in a barn. {second} Reel said the ford was calm."
    assert [s for c in finder.find(an_article(text)) for s in c.speakers if s.name == "Ada Reel"][-1].party == party
