"""Cues of several words, silences of many kinds, and counts put at a number."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.build import an_article, content


def told(finder: RuleFinder, text: str) -> list[tuple[str, str]]:
    """Stance and words of each claim that the outlet does not make itself."""
    article = an_article(text)
    return [(c.stance, content(c, article)) for c in finder.find(article) if not c.is_narrator]


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("The officer laughed off the charge.", "denies", "the charge"),
        ("The ministry waved the report away as gossip.", "denies", "the report"),
        ("The navy stood by its figure.", "confirms", "its figure"),
        ("The minister pointed the finger at the navy.", "accuses", "the navy"),
        ("The envoy poured scorn on the proposal.", "denies", "the proposal"),
        ("The group claimed responsibility for the raid.", "confirms", "responsibility for the raid"),
        ("The minister hit out at the monitors.", "accuses", "the monitors"),
        ("The general hit back at the charge.", "denies", "the charge"),
        ("Maront holds the brigade responsible for the raid.", "accuses", "the brigade responsible for the raid"),
        ("The bureau warned against hasty conclusions.", "urges", "hasty conclusions"),
        ("The director let slip that seven more had left.", "confirms", "that seven more had left"),
        ("The envoy made it clear that talks would go on.", "asserts", "that talks would go on"),
        ("The delegation attributed the graves to the Marsh Corps.", "accuses", "the graves to the Marsh Corps"),
    ],
)
def test_a_cue_of_several_words(finder: RuleFinder, text: str, stance: str, words: str) -> None:
    """A verb with a particle, a preposition, a noun or an adjective is a cue, and takes what follows."""
    [(found, said)] = told(finder, text)
    assert (found, said.startswith(words)) == (stance, True)


@pytest.mark.parametrize(
    "text",
    [
        "The gunners shot down a drone.",
        "The guard threw out a burglar.",
        "The girl stood by the gate.",
        "The rebels set off a mine.",
        "The company appealed to a court.",
        "The mayor held the rope tight.",
    ],
)
def test_a_deed_is_no_cue(finder: RuleFinder, text: str) -> None:
    """The same verbs with things say nothing."""
    assert told(finder, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The owners would not name the man.", "the man"),
        ("The bureau did not confirm this report.", "this report"),
        ("The wire could not verify either account.", "either account"),
        ("The embassy left our questions unanswered.", "our questions"),
        ("The ministry has left the charge without comment.", "the charge"),
        ("The embassy hung up on us.", "hung up on us"),
        ("Asked how many had come, the major declined to give a number.", "how many had come"),
        ("Neither capital has answered.", "has answered"),
        ("The mission is not in a position to say who fired.", "who fired"),
        ("There was no immediate comment from the embassy.", "There was no immediate comment"),
    ],
)
def test_what_is_kept_back(finder: RuleFinder, text: str, words: str) -> None:
    """Who does not name, confirm, answer or tell declines, and what is kept back is the content."""
    found = told(finder, text)
    assert [stance for stance, _ in found] == ["declines"]
    assert words.startswith(found[0][1].removesuffix(" comment")) or found[0][1] in words


@pytest.mark.parametrize(
    "text", ["The owners named the man.", "The guns kept shooting.", "The mayor left the door open."]
)
def test_what_is_not_kept_back(finder: RuleFinder, text: str) -> None:
    """Nobody is silent where nothing is denied or left unanswered."""
    assert "declines" not in {stance for stance, _ in told(finder, text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry put the number of aircraft destroyed at seven.", "the number of aircraft destroyed at seven"),
        ("The staff estimates enemy losses at around 90 killed.", "enemy losses at around 90 killed"),
        ("The staff counted 33 violations over the same period.", "33 violations over the same period"),
        ("The minister blamed the floods on rain in the hills.", "the floods on rain in the hills"),
    ],
)
def test_the_whole_of_a_count_or_a_blame(finder: RuleFinder, text: str, words: str) -> None:
    """What is counted or blamed belongs together with its number, its span or its cause."""
    assert words in [said for _, said in told(finder, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Both cannot be right, as one diplomat remarked to me.", [("asserts", "Both cannot be right")]),
        ("Both slept soundly, as one diplomat dreamt of home.", []),
    ],
)
def test_as_somebody_remarked(finder: RuleFinder, text: str, found: list[tuple[str, str]]) -> None:
    """An "as" clause of saying makes the sentence around it somebody's; another does not."""
    assert told(finder, text) == found
