"""What is counted, and what is no count of losses at all."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from tests.claims.test_figures import figures_of

Counts = list[tuple[str, int | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The agency said 14 people are known to have died and nine are still unaccounted for.",
            [("killed", 14), ("missing", 9)],
        ),
        (
            "The agency counts 17 dead, 4 missing and 3,140 displaced.",
            [("killed", 17), ("missing", 4), ("displaced", 3140)],
        ),
        ("The strike left six people dead and 15 wounded, the mayor said.", [("killed", 6), ("wounded", 15)]),
        ("The hospital had taken in 27 bodies by nightfall, its director said.", [("killed", 27)]),
        ("The names of 31 people who were killed are on the list, the mayor said.", [("killed", 31)]),
        ("Thirteen people lost their lives in the raid, the mayor said.", [("killed", 13)]),
        ("The raid claimed the lives of 13 people, the mayor said.", [("killed", 13)]),
        ("The army said it had neutralised 16 militants.", [("killed", 16)]),
        ("Five lads never came home, the mayor said.", [("killed", 5)]),
        ("Two of his colleagues are in hospital, the mayor said.", [("wounded", 2)]),
        ("One driver was hit in the leg, the mayor said.", [("wounded", 1)]),
        ("A nurse said she had treated two soldiers with gunshot wounds.", [("wounded", 2)]),
        ("Three sailors were taken off on stretchers, the mayor said.", [("wounded", 3)]),
        ("The navy said it holds seven fishermen.", [("captured", 7)]),
        ("Ten engineers remain in captivity, the mayor said.", [("captured", 10)]),
        ("Gunmen led away eleven people, the mayor said.", [("captured", 11)]),
        ("Some 2,100 people who went home in June have fled again, the mayor said.", [("displaced", 2100)]),
        ("The mayor said 3,000 residents were sleeping in schools.", [("displaced", 3000)]),
        ("The agency has registered 3,900 people who cannot go home, the mayor said.", [("displaced", 3900)]),
        ("Two hundred families have left the village, the mayor said.", [("displaced", 200)]),
        (
            "The army said it had destroyed a weapons depot and two armoured vehicles.",
            [("equipment", 1), ("equipment", 2)],
        ),
        ("Captured were two machine guns and a radio set, the army said.", [("equipment", 2), ("equipment", 1)]),
        ("The mayor said casualties numbered 40 killed and wounded.", [("casualties", 40)]),
        ("No losses were reported among the crews.", [("casualties", 0)]),
        ("Divers are looking for two sailors, the mayor said.", [("missing", 2)]),
        ("The mayor said the police had looked for these sixty men.", []),
        (
            "The army said no guard was hurt and not one of its men had been scratched.",
            [("wounded", 0), ("casualties", 0)],
        ),
    ],
)
def test_a_fate_is_read(finder: RuleFinder, text: str, expected: Counts) -> None:
    """By noun, adjective, relative clause, verb of the subject, verb of the object, place, and with zero."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll from the raid has climbed to 31, the mayor said.", [("killed", 31)]),
        ("The mayor put the number of injured at six.", [("wounded", 6)]),
        ("The mayor put the number of families who have left the town at about sixty.", [("displaced", 60)]),
        ("The number of missing has fallen to six.", [("missing", 6)]),
        ("The army put enemy losses at up to a dozen.", [("casualties", None)]),
    ],
)
def test_a_toll_is_read(finder: RuleFinder, text: str, expected: Counts) -> None:
    """The number stands apart from the word that tells what it counts."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven guards are being treated, four of them in intensive care, the army said.", [("wounded", 11), ("wounded", 4)]),
        ("Twelve engineers were missing, nine drivers and three nurses, the mayor said.",
         [("missing", 12), ("missing", 9), ("missing", 3)]),
        ("The mayor said 20 people were killed, including six children.", [("killed", 20), ("killed", 6)]),
        ("The mayor said 31 people were killed. Twenty-six were civilians.", [("killed", 31), ("killed", 26)]),
        ("Three guards were wounded, one of them seriously, the army said.", [("wounded", 3)]),
    ],
)  # fmt: skip
def test_a_part_is_of_the_kind_of_its_whole(finder: RuleFinder, text: str, expected: Counts) -> None:
    """As in "four of them", "including six children"; how badly one was hurt is no other count."""
    assert [(f.kind, f.low) for f in figures_of(finder, text)] == expected


def test_a_bare_number_repeats_the_kind_inside_a_statement_only(finder: RuleFinder) -> None:
    """In "the mayor said eleven" it is the dead again; a narrator's "took three" is nothing."""
    told = figures_of(finder, "The army said nine guards were killed. The mayor said eleven.")
    assert [(f.kind, f.low) for f in told] == [("killed", 9), ("killed", 11)]
    quiet = figures_of(finder, "The army said nine guards were killed. The convoy had two.")
    assert [f.low for f in quiet] == [9]


@pytest.mark.parametrize(
    "text",
    [
        "The army said the post lies 12 km from the town and was shelled for 48 hours.",
        "The mayor said 14 March was a day of mourning.",
        "Dana Orsa, 44, told the paper that she was glad.",
        "The army said it had fired 30 rounds and seized 200 hectares.",
        "Were any of the nine hurt?",
        "The mayor said that if two people were killed he would resign.",
        "The army said the strike would have killed 40 people.",
        "The army denied that 12 people were not evacuated.",
        "A guard was killed here in 2016, the mayor said.",
        "The mayor spoke at eight in the evening.",
        "The rebels want forty-two prisoners freed.",
        "No outside body has confirmed it, the mayor said.",
        "Dana Orsa said she had lost two brothers.",
        "The mayor said any death is a death in the family.",
    ],
)
def test_what_is_no_count_of_losses(finder: RuleFinder, text: str) -> None:
    """Distances, hours, dates, ages, rounds, questions, conditions, fears, demands, idioms and families."""
    assert figures_of(finder, text) == []
