"""Whose an office is when no state stands beside it, and where nothing may be inferred."""

from __future__ import annotations

import pytest

from claims.finder import RuleFinder
from domain.claim import Speaker
from tests.claims.build import an_article

QUARREL = "Kenya accused Somalia of shelling the ford. Somalia denied the attack and said Kenya had fired first.\n\n"


def last(finder: RuleFinder, text: str, outlet: str = "Courier") -> Speaker:
    """The speaker of the last statement of a text."""
    return [s for c in finder.find(an_article(text, outlet=outlet)) for s in c.speakers if s.kind != "narrator"][-1]


@pytest.mark.parametrize(
    ("text", "outlet", "party"),
    [
        ("The Defence Ministry said the ford was calm.", "Nairobi Courier", "Kenya"),
        ("The Defence Ministry said the ford was calm.", "Courier", None),
        ("In Mogadishu, the General Staff said the ford was calm.", "Nairobi Courier", "Somalia"),
        ("Somalia gave another account. The General Staff said the ford was calm.", "Courier", "Somalia"),
        ("Somalia's version has changed. A barn burned. The army now says the ford was calm.", "Courier", "Somalia"),
        ("A nurse said the ford was calm.", "Nairobi Courier", None),
        ("Opposition leader Karin Doss said the ford was calm.", "Nairobi Courier", None),
        ("Retired general Omid Sarr said the ford was calm.", "Nairobi Courier", None),
        ("The Mufti of Sellen said the ford was calm.", "Nairobi Courier", None),
        ("The embassy said the ford was calm.", "Nairobi Courier", None),
        ("Energy Minister Malin Oss was quoted by the Ugandan daily Denik as saying it was calm.", "Nairobi Courier", None),
    ],
)  # fmt: skip
def test_a_bare_office_is_of_where_the_text_stands(
    finder: RuleFinder, text: str, outlet: str, party: str | None
) -> None:
    """The place that opens the sentence, then the topic, then the outlet's own state; a wrong party is worse than none."""
    assert last(finder, QUARREL + text, outlet).party == party


def test_the_dateline_places_a_bare_office(finder: RuleFinder) -> None:
    """An agency's report from one of the two capitals."""
    text = f"NAIROBI, May 5 (Northern Wire) - {QUARREL}Foreign Secretary Silas Preel said the ford was calm."
    assert last(finder, text, "Northern Wire").party == "Kenya"


def test_the_dateline_is_not_the_speaker(finder: RuleFinder) -> None:
    """The words behind the dash speak."""
    claim = finder.find(an_article("NAIROBI, May 5 (Northern Wire) - Kenya accused Somalia of shelling a post."))[0]
    assert claim.parties == ("Kenya",)


def test_an_institution_named_before_is_meant_again(finder: RuleFinder) -> None:
    """The interior minister is of the interior ministry that was named with its state."""
    text = (
        QUARREL
        + "The convoy was stopped, the Somali Interior Ministry said.\n\nInterior Minister Basil Orun ruled out talks."
    )
    assert last(finder, text).party == "Somalia"


def test_who_accuses_one_of_two_is_of_the_other(finder: RuleFinder) -> None:
    """A prime minister without a state accuses one of the only two parties."""
    text = (
        "Water from Somalia drowned a Kenyan village. Kenya has no gates of its own; Somalia has six. "
        "Prime Minister Jonas Obasi accused the Somalis of opening all gates."
    )
    found = last(finder, text)
    assert (found.party, found.resolved_by) == ("Kenya", "inferred")


def test_each_and_both_are_the_two_in_dispute(finder: RuleFinder) -> None:
    """The words "both sides" become the pair; "neither country" says nothing for anybody."""
    claims = finder.find(an_article(QUARREL + "Both sides said they kept to the truce."))
    assert set(claims[-1].parties) == {"Kenya", "Somalia"}


def test_a_publisher_says_we(finder: RuleFinder) -> None:
    """In what an organisation publishes itself "we" is the organisation; in a newspaper it is nobody's side."""
    text = "We call on both governments to open the ford."
    assert [last(finder, text, outlet).party for outlet in ("United Nations", "Courier")] == ["United Nations", None]


def test_a_transcript_names_its_speakers(finder: RuleFinder) -> None:
    """The word "I" in the lines behind a label is the one whom the label names."""
    text = (
        "Briefing by Kenyan Energy Minister Piotr Morenk\n\nMINISTER MORENK: Good morning.\n\n"
        "QUESTION: Do you accept it?\n\nMINISTER MORENK: I say that the gates were closed."
    )
    assert last(finder, text).name == "Piotr Morenk"


def test_a_people_before_its_ministry_is_never_the_nearest_state(finder: RuleFinder) -> None:
    """Also where the only other word of it is an agency's name, and another state stands nearer."""
    text = (
        "OSTEN, May 4 (Marvenian Wire) - One guard was killed when Talmark troops fired on a post, the Marvenian Defence "
        "Ministry said.\n\nThe ministry accused Talmark of opening fire, it told Marvenian Wire."
    )
    speakers = [s for c in finder.find(an_article(text)) for s in c.speakers]
    assert speakers
    assert "Talmark" not in {s.party for s in speakers}
