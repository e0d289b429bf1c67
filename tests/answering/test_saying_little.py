"""Words that tell nothing more, and words that tell their source."""

from __future__ import annotations

import pytest

from answering.writers.saying_little import names_its_source, says_nothing_more


@pytest.mark.parametrize(
    "words",
    [
        "did not elaborate", "He did not elaborate further.", "didn’t go into detail", "gave no further details",
        "without elaborating", "declined to elaborate", "would not be more specific", "did not provide any details",
        "declined to say more", "offered no specifics",
    ],
)  # fmt: skip
def test_that_no_more_was_said_is_no_news(words: str) -> None:
    """However it is put."""
    assert says_nothing_more(words)


@pytest.mark.parametrize(
    "words",
    [
        "did not elaborate on the losses at the bridge", "declined to comment on Talmark losses", "did not fire first",
        "gave no further ground", "would not say how many guards were hurt", "did not provide any details of the raid",
    ],
)  # fmt: skip
def test_what_was_left_unsaid_is(words: str) -> None:
    """A refusal that names its matter stays."""
    assert not says_nothing_more(words)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Over forty fishermen were killed near the weir a local source told Harbour Radio", True),
        ("A blast killed nine in Osmere, the mayor’s office confirmed", True),
        ("According to the harbour master two boats sank", True),
        ("Two boats sank, as reported by the coast guard", True),
        ("Twelve people were killed in the blast", False),
        ("Forty are said to be dead", False),
        ("More deaths were reported overnight", False),
        ("The flood claimed three lives", False),
    ],
)
def test_a_sentence_that_names_its_source_is_not_said_to_name_none(words: str, named: bool) -> None:
    """That the article names no source is said only of words in which nobody tells anything."""
    assert names_its_source(words) is named
