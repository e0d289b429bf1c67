"""Counts by the set phrases of news, by ellipsis and by tallies: each where it counts and where it stays quiet."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.test_figures import figures_of


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("The ministry said that the remaining four men were taken off at gunpoint.", "captured", 4),
        ("The charity said that it had lost contact with 12 of its drivers.", "missing", 12),
        ("The army said that rebels had shot nine of them at the quarry.", "killed", 9),
        ("The mayor said that eight heroes of the brigade attained martyrdom.", "killed", 8),
        ("The Keshi army said that 27 Orvenian servicemen laid down their arms.", "captured", 27),
        ("The governor said that thirty men had come back with marks of torture.", "wounded", 30),
        ("The two sides exchanged 200 prisoners, the mayor said.", "captured", 200),
        ("The mayor said that one man is still not found.", "missing", 1),
    ],
)
def test_set_phrases_count(finder: RuleFinder, text: str, kind: str, number: int) -> None:
    """As in "lost contact with 12 of its drivers", which no verb of loss governs."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == [(kind, number)]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that 12 people were not evacuated.",
        "The mayor said that 40 people were looking for seats.",
        "The minister said that six men could be taken prisoner.",
        "The mayor said that two villages had lost power.",
    ],
)
def test_set_phrases_stay_quiet(finder: RuleFinder, text: str) -> None:
    """What is denied, what may be, and what people do count nobody lost."""
    assert figures_of(finder, text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The Keshi army said 27 guards were killed. Its tally went from 27 to 31, the ministry said.", [27, 27, 31]),
        ("Nobody was killed, the ministry says. Nineteen people were, says the union.", [0, 19]),
        ("The mayor said 14 people died. The mission raised its count from 14 to 16.", [14, 14, 16]),
    ],
)
def test_a_tally_goes_on(finder: RuleFinder, text: str, numbers: list[int]) -> None:
    """As in "from 19 to 21": bare numbers of what was counted before."""
    found = figures_of(finder, text)
    assert ([f.low for f in found], {f.kind for f in found}) == (numbers, {"killed"})


def test_a_bare_number_is_of_what_its_sentence_names(finder: RuleFinder) -> None:
    """As in "the prisoners, of whom it says there are 71", after soldiers killed; the same number again is the same kind."""
    text = (
        "The army said 46 soldiers were killed. "
        "The army refused to discuss the prisoners, of whom the rebels say there are 71."
    )
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == [("killed", 46), ("captured", 71)]


def test_those_who_receive_bodies_have_not_lost_them(finder: RuleFinder) -> None:
    """A mission that received 21 bodies lost nobody; an army that suffered 21 dead did."""
    received = figures_of(finder, 'The White Stork Mission said: "Our teams at the hospital received 21 bodies."')
    assert [f.victims for f in received] != ["White Stork Mission"]
    suffered = figures_of(finder, 'The Keshi army said: "Our units suffered 21 dead."')
    assert [f.victims for f in suffered] == ["Kesh"]
