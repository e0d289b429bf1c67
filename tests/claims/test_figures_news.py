"""Counts as news agencies write them: headlines, parts, tolls, texts without marks, and whose losses they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.across_coined import without_coined_sides
from claims.finder import RuleFinder
from claims.parties import Parties
from tests.claims.build import an_article, names
from tests.claims.test_figures import LEAD, figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shell fell on Adra killing 4 pupils hurting 7 teachers and breaking windows.", [("killed", 4), ("wounded", 7)]),
        ("Keshi Drone Strike Kills 3 Reservists in Adra", [("killed", 3)]),
        ("Shelling of Lisk Kills Five Injures Seven", [("killed", 5), ("wounded", 7)]),
        ("Keshi gunmen kidnapped 340 executed 26 farmers near Adra.", [("captured", 340), ("killed", 26)]),
        ("The Front executed 85 members of a clan that had turned on it.", [("killed", 85)]),
        ("The army said a strike could kill 40 people.", []),
        ("The mayor said of the wounded 12 had gone home.", []),
    ],
)  # fmt: skip
def test_the_verb_right_before_a_count_tells(finder: RuleFinder, text: str, expected: list[tuple[str, int]]) -> None:
    """However a headline or a text without commas is parsed; what could happen has not."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bombing of the port killed 26 dockers including 11 apprentices and wounded another 70.",
         [("killed", 26), ("killed", 11), ("wounded", 70)]),
        ("The floods of fire killed 36 villagers including 15 children 8 women and 13 men.",
         [("killed", 36), ("killed", 15), ("killed", 8), ("killed", 13)]),
        ("The army said 230 troops were killed, including about 40 in the previous day.", [("killed", 230), ("killed", 40)]),
        ("Eleven pupils were among the killed.", [("killed", 11)]),
        ("Six farmers and 17 guards were among 52 captives executed near Adra.", [("killed", 6), ("killed", 17), ("killed", 52)]),
        ("The strike wounded 12 people, including two who were killed later.", [("wounded", 12), ("killed", 2)]),
    ],
)  # fmt: skip
def test_a_part_is_of_the_kind_of_its_whole(finder: RuleFinder, text: str, expected: list[tuple[str, int]]) -> None:
    """What is included is no count besides, unless its own words tell another fate."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Death toll of Adra ferry fire at least 87", [("killed", 87)]),
        ("The death toll of the raid on a ferry with families fleeing Adra has climbed to 34 a harbour doctor said.",
         [("killed", 34)]),
        ("The raid on Adra brought the death of six and the injury of 43.", [("killed", 6), ("wounded", 43)]),
        ("Some thirty pupils suffered from smoke poisoning.", [("wounded", 30)]),
        ("Four sailors were beaten to death.", [("killed", 4)]),
        ("The strike killed a family of four.", [("killed", 4)]),
        ("The clinic said 98 evacuees were killed.", [("killed", 98)]),
        ("Twelve villagers were quickly brought to first-aid posts.", [("wounded", 12)]),
        ("The war has killed 300 soldiers since fighting began in March 2029.", [("killed", 300)]),
        ("Two soldiers died here in March 2029.", []),
        ("Seven ferrymen from one family were killed.", [("killed", 7)]),
        ("The Keshi army captured several positions and two villages.", []),
        ("6 May 2031 Some 23 dockers were killed.", [("killed", 23)]),
        ("Page 27 About fourteen ferrymen were killed.", [("killed", 14)]),
        ("Lisk is a haven for several Free Orvenia groups.", []),
    ],
)  # fmt: skip
def test_tolls_and_what_is_no_count(finder: RuleFinder, text: str, expected: list[tuple[str, int]]) -> None:
    """Tolls in headlines, set phrases, states of people that end in death; no dates, places, families or years ago."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == expected


def test_a_count_is_no_part_of_a_speakers_name(finder: RuleFinder) -> None:
    """As in "wounded dozens more state radio reported", where no comma parts the count from who gives it."""
    text = LEAD + "The fire killed 31 dockers and wounded dozens more state radio reported."
    told = [(names(c), [f.low for f in c.figures]) for c in finder.find(an_article(text)) if c.figures]
    assert told == [(("state radio",), [31, 24])]


def test_a_speaker_keeps_the_dead_of_his_name(finder: RuleFinder) -> None:
    """As in "The widow of two dead fishermen said": the two are in her name, not in what she says."""
    told = finder.find(an_article(LEAD + "The widow of two dead fishermen said the harbour was closed."))
    assert names(told[-1]) == ("widow of two dead fishermen",)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The Harn Observatory for Human Rights accused Kesh of shelling a market, killing nine people.", None),
        ("The Orvenian army accused Kesh of shelling a post, killing nine soldiers.", "Orvenia"),
        ("Nine pro-Kesh fighters were killed.", None),
        ("Nine Keshi fighters were killed.", "Kesh"),
        ("Nine Keshi rebels were killed.", None),
    ],
)
def test_whose_losses_the_words_tell(finder: RuleFinder, text: str, victims: str | None) -> None:
    """A monitor loses nobody by what it reports; who fights for a state or against it is not its own."""
    assert [f.victims for f in figures_of(finder, text)] == [victims]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Keshi Forces Kill 35 Terrorists", "military"),
        ("Market Blast in Adra Kills 35 Teachers", "civilian"),
        ("Market Blast in Adra Kills 35", "unknown"),
    ],
)
def test_capitals_hide_no_sort_of_victims(finder: RuleFinder, text: str, sort: str) -> None:
    """In a headline the word stands with a capital and in the plural."""
    assert [f.victims_kind for f in figures_of(finder, text)] == [sort]


@pytest.mark.parametrize(
    ("text", "scope", "day"),
    [
        ("Twelve people were hurt and the number of dead may yet grow.", None, "2031-05-06"),
        ("The war has killed 12,000 people.", "total", "2031-05-06"),
        ("Twelve guards were killed since the siege began on Sunday.", "total", "2031-05-06"),
        ("Twelve people were killed on Sunday.", None, "2031-05-04"),
    ],
)
def test_when_a_count_holds(finder: RuleFinder, text: str, scope: str | None, day: str) -> None:
    """A toll to come tells nothing; a war's dead are all so far; "since Sunday" is until now."""
    assert [(f.scope, f.as_of) for f in figures_of(finder, text)] == [(scope, day)]


@pytest.mark.parametrize(
    ("text", "place"),
    [("Four Soldiers Killed in Rebel Attack", None), ("Four soldiers were killed in Adra", "Adra")],
)
def test_a_headlines_capitals_are_no_place(finder: RuleFinder, text: str, place: str | None) -> None:
    """As in "in Rebel Attack"."""
    assert [f.place for f in figures_of(finder, text)] == [place]


@pytest.mark.parametrize("inferred", [True, False])
def test_a_guess_at_a_town_is_no_side(finder: RuleFinder, *, inferred: bool) -> None:
    """As in "Harn Police Command", in a report on a war of known states; what words call a side stays one."""
    found = finder.find(
        an_article("The French army said a raid on France killed nine. Harn Police said two were killed.")
    )
    army, police = (claim for claim in found if claim.figures)
    counted = tuple(replace(f, victims="Harn", victims_inferred=inferred) for f in police.figures)
    cleared = without_coined_sides((army, replace(police, figures=counted)), Parties.load())
    assert [f.victims for f in cleared[1].figures] == ([None] if inferred else ["Harn"])
    assert cleared[0] == army
