"""Denials as newspapers print them, from text to dispute: scoffs, pleas, two voices of one side, what is called made up."""

from __future__ import annotations

import pytest

from claims.disputes import compared
from claims.finder import RuleFinder
from tests.claims.build import an_article
from tests.claims.test_figures import LEAD


def _sides(finder: RuleFinder, text: str) -> list[set[str]]:
    """Who stands against whom in the plain disputes of a text."""
    article = an_article(LEAD + text)
    found = compared(finder.find(article), {article.id: article})
    return [{s.party for s in d.sides if s.claims} for d in found.disputes]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Port papers wrote that the Marlin carried stolen copper. “Rubbish,” snorted her captain, Jory Tamm.",
         {"Port papers", "Jory Tamm"}),
        ("Kenya's customs office claimed that the lorries were full of rifles. “Absolute nonsense!” retorted envoy Lena Marr.",
         {"Kenya", "Lena Marr"}),
        ("Prosecutors say that the driver sold the route to the rebels. The driver, Ilan Vey, pleaded not guilty.",
         {"Prosecutors", "Ilan Vey"}),
        ("The governor of Kenya blamed the fire on Somali drones. That version does not hold, said Somali envoy Lena Marr.",
         {"Kenya", "Somalia"}),
        ("One of the men confessed that he had laid the mine, a Kenyan colonel said. Somalia calls the confession extorted.",
         {"Kenya", "Somalia"}),
        ("Harn officials accuse the mine of poisoning the river. The mine's owners shot back that the water was clean.",
         {"Harn officials", "mine's owners"}),
        ("Ilan Vey, 34, is charged with having led the convoy into a trap. He pleaded not guilty.",
         {"unnamed source", "Ilan Vey"}),
        ("The governor said the hospital had power. Doctors said otherwise.", {"governor", "Doctors"}),
        ("Villagers say soldiers looted the shops. Colonel Tarn Hallow said: “It was not us.”", {"Villagers", "Tarn Hallow"}),
        ("The army says the road is clear. Drivers who came through tell a different story.", {"Kesh", "Drivers"}),
        ("Kenya rejected as baseless a Somali claim that its drones had crossed the river.", {"Kenya", "Somalia"}),
        ("Kenya says the port is open. Shipping agents said it had been closed since Friday.", {"Kenya", "Shipping agents"}),
        ("An aide to Premier Vey said that the army had known. General Ada Orsa disputes this account and said she was away.",
         {"aide to Premier Vey", "Ada Orsa"}),
        ("Kenya said the envoy had been hurt when he was pulled from the car. Somalia said the envoy was unhurt.",
         {"Kenya", "Somalia"}),
    ],
)  # fmt: skip
def test_a_denial_in_its_own_way_makes_a_dispute(finder: RuleFinder, text: str, sides: set[str]) -> None:
    """However it is worded, the one who denies stands against the one whose words are denied."""
    assert any(sides <= found for found in _sides(finder, text))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said that the dam had been opened. The energy minister of Kenya, Tarn Hallow, said that it would be closed.",
        "Prosecutors say that the driver sold the route. The driver, Ilan Vey, pleaded guilty.",
        "The governor told a different crowd that the hospital had power. Doctors gave another patient a bed.",
        "A mother said that the bus had jumped. The Somalis have denied everything.",
        "Kenya says the port is open. Shipping agents said it could be closed by Friday.",
        "Kenya said the road was mined. “Indeed,” sighed the captain, Jory Tamm.",
        "Kenya said that the letter was late. Somalia said that the villagers were forced to leave.",
    ],
)
def test_what_denies_nothing_makes_none(finder: RuleFinder, text: str) -> None:
    """An admission, an assent, another voice that adds something, and a word that judges no statement."""
    assert _sides(finder, text) == []


def test_two_of_one_party_who_contradict_each_other_are_the_sides(finder: RuleFinder) -> None:
    """The minister denies what the deputy says, both of Kenya: each by name, not Kenya against itself."""
    text = (
        "A deputy minister of Kenya said that the dam had been opened on purpose. "
        "The Kenyan energy minister, Tarn Hallow, denied that claim."
    )
    assert _sides(finder, text) == [{"deputy minister of Kenya", "Tarn Hallow"}]


def test_a_party_is_not_set_against_its_own_voice(finder: RuleFinder) -> None:
    """The staff's general speaks for the staff: "the charge" is somebody else's."""
    text = "The Kenyan general staff said that the bridge was open. Kenyan chief of staff Ada Orsa denied the charge."
    assert _sides(finder, text) == []


def test_a_deputy_is_not_the_minister_whom_the_article_names(finder: RuleFinder) -> None:
    """The phrase "a deputy minister" introduces somebody; "Kenya's president" may be the one who is named."""
    text = "A deputy minister of Kenya said that nine had died. The Kenyan energy minister, Tarn Hallow, said no more."
    assert "deputy minister of Kenya" in {s.name for c in finder.find(an_article(LEAD + text)) for s in c.speakers}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "Kenya’s foreign ministry called the Somali report “a work of fiction”. The report says nine had died.",
            ("Somalia",),
        ),
        ("A Somali report came out. Kenya’s minister then gave a report. The report says nine had died.", ()),
    ],
)
def test_the_report_is_whose_it_was_called(finder: RuleFinder, text: str, owners: tuple[str, ...]) -> None:
    """Not of whoever judged it just before; a report that came in between is another one."""
    assert [c.parties for c in finder.find(an_article(LEAD + text))][-1] == owners
