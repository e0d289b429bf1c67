"""Transcripts and interviews: each statement is its speaker's, an outlet's own host says and carries nothing."""

from __future__ import annotations

from claims.finder import RuleFinder
from claims.transcript import answers_of, turn_at, turns_of
from tests.claims.build import an_article, content, names

TALK = (
    "REEL: Good evening. On the line is Major Dana Halk of the guard. Major, who fired?\n\n"
    "HALK: The first shots came from the ridge at noon. We did not answer for an hour.\n\n"
    "REEL: And what of the dead?\n\nHALK: I am not going to go into numbers.\n\nREEL: Major, thank you."
)
INTERVIEW = (
    "General Ole Tarn receives us in a schoolroom near the ford.\n\nHow many prisoners did you take?\n\n"
    "Forty men of the guard are in our hands.\n\nWho shelled the mill?\n\nThe guard shelled it with guns from abroad.\n\n"
    "Will you let a convoy in?\n\nThe road is open to any doctor who comes.\n\nDo you expect talks?\n\n"
    "Talks are a matter of days."
)


def test_each_statement_of_a_turn_is_its_speakers(finder: RuleFinder) -> None:
    """The guest's sentences are his, one by one; what the host asks is nobody's claim."""
    article = an_article(TALK, outlet="Harbour Radio")
    found = [(names(c)[0], c.stance, content(c, article)) for c in finder.find(article) if not c.is_narrator]
    assert [words for _, _, words in found] == [
        "The first shots came from the ridge at noon",
        "We did not answer for an hour",
        "I am not going to go into numbers",
    ]
    assert {who for who, _, _ in found} == {"Dana Halk"}
    assert found[-1][1] == "declines"


def test_the_host_hands_nothing_on(finder: RuleFinder) -> None:
    """What an outlet's own host tells of others has no carrier but the outlet."""
    text = TALK.replace("And what of the dead?", "A doctor told us that nine men had died. And what of the dead?")
    article = an_article(text, outlet="Harbour Radio")
    doctor = next(c for c in finder.find(article) if "nine" in content(c, article))
    assert [v.name for v in doctor.via] == ["Harbour Radio"]


def test_who_asks_and_who_answers() -> None:
    """Whoever ends most turns in a question asks; a list of items with colons is no conversation."""
    assert [t.asks for t in turns_of(TALK)] == [True, False, True, False, True]
    assert turn_at(TALK, TALK.index("first shots")) == turns_of(TALK)[1]
    assert turns_of("Date: today.\nPlace: the ford.\nTime: noon.\nWeather: rain.") == ()


def test_answers_without_names(finder: RuleFinder) -> None:
    """Between questions on every second line, all that is answered is the guest's."""
    article = an_article(INTERVIEW)
    found = [(names(c), content(c, article)) for c in finder.find(article) if not c.is_narrator]
    assert (("Ole Tarn",), "The guard shelled it with guns from abroad") in found
    assert len(answers_of(INTERVIEW)) == 4


def test_a_report_with_questions_is_no_interview() -> None:
    """Two rhetorical questions in a long report answer nothing."""
    text = "\n\n".join(
        ["The mayor met the press.", "Who knows why?", *(["We walked along the river."] * 9), "And you, reader?"]
    )
    assert answers_of(text) == ()
