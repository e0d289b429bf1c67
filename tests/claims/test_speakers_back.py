"""Pronouns, possessives and definite descriptions lead back to whom the text has brought up, and no further."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from domain.claim import Speaker
from tests.claims.build import an_article

STATES = "Fighting between Kenya and Somalia went on at the ford. "


def last(finder: RuleFinder, text: str, outlet: str = "Courier") -> Speaker:
    """The speaker of the last statement of a text."""
    return [s for c in finder.find(an_article(text, outlet=outlet)) for s in c.speakers if s.kind != "narrator"][-1]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kenya's General Staff counted nine shells. Four houses burned when the barn was hit, it said.", "Kenya"),
        ("The Kenyan army warns the ford's farmers of mines. It demands that Somalia pull back.", "Kenya"),
        ("Somalia's colonel says the guns are gone. Its defence minister says that there was no shell.", "Somalia"),
        ("A clinic, the army's oldest, took in twenty. The clinic's doctor wept. It said the beds were full.", None),
    ],
)  # fmt: skip
def test_it_is_the_subject_before(finder: RuleFinder, text: str, party: str | None) -> None:
    """Both "it" and "its" stand for the body that the sentence before is about, whether it spoke there or not."""
    assert last(finder, STATES + text).party == party


def test_he_is_who_speaks_in_the_sentence_before(finder: RuleFinder) -> None:
    """Another person named after the speaker does not take the pronoun over."""
    text = (
        "Kenyan envoy Ilan Veshtan told Somali colonel Boro Tamm nothing new. Veshtan denied that men had crossed. "
        "He added that Tamm knew this."
    )
    assert last(finder, text).name == "Ilan Veshtan"


def test_a_bystander_who_spoke_takes_the_pronoun(finder: RuleFinder) -> None:
    """After a conscript's father "he" is the father, not the president of the paragraph before."""
    text = (
        "Kenyan President Oren Tavish visited the wounded. He promised an inquiry.\n\n"
        'At the gate, the father of one of the men said nobody had called. "I heard it on the radio," he said.'
    )
    assert last(finder, text).party is None


def test_gender_parts_two_people(finder: RuleFinder) -> None:
    """Here "she" is the spokeswoman although a man was named after her."""
    text = (
        "Kenyan army spokeswoman Ilke Drossan denied the raid. Mr Boro Tamm of Sellen saw tanks. "
        "She said that no tank had moved."
    )
    assert last(finder, text).name == "Ilke Drossan"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Kenyan Defence Ministry rejected the claim. Its spokesman, Colonel Ruben Stroud, said no man was hurt.", "Kenya"),
        ("Kenya's interior minister, Basil Orun, said it was over. Mr Orun's office rejected the report.", "Kenya"),
        ("Kenya's president, Ismat Torak, accused Somalia. His Foreign Ministry demanded an apology.", "Kenya"),
        ("Kenya's army guards the hospital. The district hospital had no water, its director, Seren Maret, said.", None),
        ("Kenya's president, Ismat Torak, was wounded. His wife said he was well.", None),
    ],
)  # fmt: skip
def test_what_belongs_to_a_side_speaks_for_it(finder: RuleFinder, text: str, party: str | None) -> None:
    """An office, a ministry, a spokesman of somebody known; not a hospital's director, not a wife."""
    assert last(finder, STATES + text).party == party


def test_an_aide_speaks_for_the_body_before(finder: RuleFinder) -> None:
    """A plain "a spokesman" belongs to the side that the sentence is about."""
    text = "The Kenyan army counts its own dead, and a spokesman conceded that some had died later."
    assert last(finder, text).party == "Kenya"


def test_the_statement_is_of_who_spoke_last(finder: RuleFinder) -> None:
    """Words like "according to the statement" name nobody itself."""
    text = (
        "The Kenyan army said in a statement that a patrol had crossed. One guard was hurt, according to the statement."
    )
    assert last(finder, text).party == "Kenya"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "The rebel group Free Vesh Movement seized a bridge. The group confirmed that it held nine men.",
            "Free Vesh Movement",
        ),
        ("The Free Vesh Movement seized a bridge. The rebels said that nine men were safe.", "Free Vesh Movement"),
        ("The Free Vesh Movement fought the Upper Anwel Front. The rebels said that nine men were safe.", None),
    ],
)
def test_a_group_is_known_by_its_noun(finder: RuleFinder, text: str, party: str | None) -> None:
    """One armed group, one "the group"; of two it is neither."""
    assert last(finder, text).party == party
