"""Questions about what is told: what is not known, who confirms or denies, who writes of it, what came later, what changed."""

from __future__ import annotations

import dataclasses

import pytest

from answering.groups import group_rule
from answering.unsaid import leaves_open, tells_of_checking
from answering.wanting import holds, wanted
from answering.writers.coverage import asks_coverage
from answering.writers.later import asks_later
from answering.writers.revised import asks_revision
from answering.writers.standing import act_asked
from answering.writers.unknown import asks_unknown
from domain.answer import Evidence
from domain.claim import Relation
from tests.answering.builders import article, claim, dispute, evidence, figure
from tests.answering.test_extractive import ask

WIRE = article(
    "Guns fired on the ferry at Quell on Monday, killing two sailors, the Orvenian navy said. "
    "Talmark denied that its guns had fired on the ferry. "
    "It was not clear who had given the order to the guns. "
    "The Orvenian navy did not say how many passengers the ferry at Quell had carried.",
    id="wire-1",
    outlet="Lake Wire",
    published="2031-06-02",
)
POST = article(
    "Four sailors died at Quell, the Orvenian navy said on Wednesday, two days after guns fired on the ferry. "
    "The harbour union could not verify the count of the dead from the ferry at Quell.",
    id="post-1",
    outlet="Harbour Post",
    published="2031-06-04",
)
GRAIN = article(
    "The grain harvest in Marlow was poor, the farmers' union said. It did not give a figure for the harvest at Marlow.",
    id="grain-1",
    outlet="Field News",
    published="2031-06-05",
)
TWO = claim(
    WIRE, "Orvenian navy", "Guns fired on the ferry at Quell on Monday, killing two sailors", party="Orvenia", cue="said",
    figures=[figure(WIRE, "two sailors", "killed", 2, victims="Orvenia", own=True, victims_kind="military")],
)  # fmt: skip
DENIAL = claim(
    WIRE, "Talmark", "its guns had fired on the ferry", party="Talmark", stance="denies", cue="denied", id="wire-1:deny"
)
FOUR = claim(
    POST, "Orvenian navy", "Four sailors died at Quell", party="Orvenia", cue="said",
    figures=[figure(POST, "Four sailors died", "killed", 4, victims="Orvenia", own=True, victims_kind="military")],
)  # fmt: skip
POOR = claim(GRAIN, "farmers' union", "The grain harvest in Marlow was poor", cue="said")
WHO_FIRED = dispute(
    "Did Talmark fire on the ferry at Quell?",
    ("Orvenia", "it did", TWO),
    ("Talmark", "it did not", DENIAL),
    kind="denial",
)


def harbour() -> Evidence:
    """Two reports of guns that fired on a ferry, a denial, a later count, and a poor harvest elsewhere."""
    return evidence(
        [WIRE, POST, GRAIN],
        [TWO, DENIAL, FOUR, POOR],
        [WHO_FIRED],
        [Relation(kind="update", claims=(TWO.id, FOUR.id), note="a later count")],
    )


def cited(text: str, given: Evidence | None = None) -> str:
    """All sentences that an answer cites, as one text."""
    return " ".join(c.quote for c in ask(text, given or harbour()).citations)


def test_what_is_not_known_is_listed_with_its_sentences() -> None:
    """Declared silences of the event, each cited, and the point in dispute with both sides; nothing of the harvest."""
    found = ask("What is not known about the ferry at Quell?", harbour())
    quotes = [c.quote for c in found.citations]

    assert "leave something open" in found.lead
    assert any("It was not clear who" in q for q in quotes)
    assert any("did not say how many passengers" in q for q in quotes)
    assert {s.party for s in found.statements if s.heading == WHO_FIRED.question} == {"Orvenia", "Talmark"}
    assert not any("harvest" in q for q in quotes)
    assert all(s.citations for s in found.statements)
    assert not found.withheld


def test_what_is_not_known_without_an_event_is_of_all_that_is_loaded() -> None:
    """A question that names nothing finds the silences of every article."""
    quotes = cited("What is not known?")
    assert "did not give a figure" in quotes
    assert "not clear" in quotes


def test_what_is_known_is_no_question_for_gaps() -> None:
    """The same words without the negation ask for what is told."""
    assert asks_unknown("What do the sources not say about the ferry?")
    assert asks_unknown("What is still unclear?")
    assert asks_unknown("What isn’t known about the ferry?")
    assert asks_unknown("What didn't the ministry specify?")
    assert asks_unknown("Which questions are open questions here?")
    assert not asks_unknown("What is known about the ferry?")
    assert not asks_unknown("What does Talmark say about the unknown gunman?")


def test_who_confirmed_says_that_nobody_is_quoted_as_confirming() -> None:
    """Who states it follows, and who denies it; the lead makes no confirmation of a statement."""
    found = ask("Who confirmed that guns fired on the ferry at Quell?", harbour())

    assert found.lead.startswith("Nobody in the loaded articles is quoted as confirming this")
    assert {s.party for s in found.statements} == {"Orvenia", "Talmark"}
    assert not found.withheld


def test_who_confirmed_names_those_who_did() -> None:
    """Where somebody confirms, the lead does not say that nobody does."""
    paper = article("The Corvale coastguard confirmed that guns fired on the ferry at Quell. Rain fell.", id="c-1")
    told = claim(
        paper,
        "Corvale coastguard",
        "guns fired on the ferry at Quell",
        party="Corvale",
        stance="confirms",
        cue="confirmed",
    )
    given = harbour()
    more = dataclasses.replace(given, articles={**given.articles, paper.id: paper}, claims=(*given.claims, told))
    found = ask("Who confirmed that guns fired on the ferry at Quell?", more)

    assert "Nobody" not in found.lead
    assert found.statements
    assert "Corvale" in {s.party for s in found.statements}


def test_what_no_article_tells_of_is_not_confirmed_by_silence() -> None:
    """A deed that stands nowhere is refused: "nobody confirms" would take it for told."""
    assert ask("Who confirmed that the lighthouse at Brask was mined?", harbour()).refused


def test_a_check_that_failed_is_told() -> None:
    """Whether anybody verified the count: the sentence about the check comes first."""
    found = ask("Did anyone independently verify the number of dead at Quell?", harbour())
    assert found.lead.startswith("What the loaded articles tell of checks")
    assert "could not verify the count" in found.statements[0].citations[0].quote


def test_where_nobody_checked_that_is_said() -> None:
    """Without any sentence on a check the lead says so, and who states it follows."""
    alone = evidence([WIRE], [TWO, DENIAL])
    found = ask("Has anyone independently verified that guns fired on the ferry at Quell?", alone)
    assert found.lead.startswith("The loaded articles tell of no independent check")
    assert found.statements


def test_who_denied_gives_the_denial_alone() -> None:
    """Those who state it did not deny it."""
    found = ask("Who denied that guns fired on the ferry at Quell?", harbour())
    assert {s.party for s in found.statements} == {"Talmark"}


def test_whether_it_is_true_gives_no_verdict() -> None:
    """Both sides follow a line that says that nothing is judged."""
    found = ask("Is it true that guns fired on the ferry at Quell?", harbour())
    assert "not judged" in found.lead
    assert {s.party for s in found.statements} >= {"Orvenia", "Talmark"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Has that been confirmed?", "confirms"),
        ("Which ministry confirmed the raid?", "confirms"),
        ("How reliable is the report?", "truth"),
        ("What evidence is there that the mill was mined?", "truth"),
        ("Has anyone corroborated the toll?", "checks"),
        ("Did anybody deny it?", "denies"),
        ("Do the accounts contradict each other?", None),
        ("What did Talmark deny?", None),
        ("Who lit the fire?", None),
        ("When did the office confirm it?", None),
    ],
)
def test_what_a_question_asks_of_an_assertion(text: str, act: str | None) -> None:
    """Each act with a question that looks like it and asks for something else."""
    assert act_asked(text) == act


def test_which_outlets_write_of_it_is_counted() -> None:
    """Two outlets tell of the ferry; the third tells of a harvest."""
    found = ask("Which outlets report the gunfire at Quell?", harbour())
    assert found.lead == "Two articles from two outlets, of two origins, tell of this."
    assert {c.outlet for c in found.citations} == {"Lake Wire", "Harbour Post"}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How many sources report the fire?", True),
        ("Which newspapers covered the raid?", True),
        ("Which outlets carried the ministry's statement?", False),
        ("How many sources gave a toll?", False),
        ("Which papers reported the number of dead?", False),
    ],
)
def test_coverage_is_of_an_event_not_of_words_or_figures(text: str, asks: bool) -> None:
    """A statement's carriers and a count's reporters have writers of their own."""
    assert asks_coverage(text) is asks


def test_what_happened_next_is_told_from_later_reports() -> None:
    """The later report under its day; the first one is not repeated."""
    found = ask("What happened after guns fired on the ferry at Quell?", harbour())
    assert [s.heading for s in found.statements] == ["4 June 2031"]
    assert found.statements[0].citations[0].outlet == "Harbour Post"
    assert asks_later("So what happened next?")
    assert not asks_later("What happened at the mill?")


def test_a_changed_figure_is_shown_by_day() -> None:
    """Two on one day and four later, of the same source."""
    found = ask("Has Orvenia revised its count of the dead at Quell?", harbour())
    assert found.lead == "These figures differ by day:"
    assert [s.heading for s in found.statements] == ["2 June 2031", "4 June 2031"]


def test_an_unchanged_figure_is_called_so() -> None:
    """With one report the answer does not make up a change."""
    found = ask("Has Orvenia changed its figures for the ferry at Quell?", evidence([WIRE], [TWO, DENIAL]))
    assert found.lead.startswith("No change of this figure was found")
    assert asks_revision("How has the toll risen?")
    assert not asks_revision("Why was the toll raised?")
    assert not asks_revision("How many did Orvenia count?")


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("The consul declined to comment on the raid.", True),
        ("The cause has not been established.", True),
        ("No group has claimed responsibility.", True),
        ("An inquiry into the fire is under way.", True),
        ("Two deckhands are still missing.", True),
        ("Whose boat it was could not be established.", True),
        ("He did not elaborate.", False),
        ("The port confirmed the count.", False),
        ("We can confirm the count.", False),
        ("Who knows what is unclear?", False),
    ],
)
def test_a_sentence_that_leaves_something_open(text: str, opens: bool) -> None:
    """Each way of saying that something is not known, and sentences that say no such thing."""
    assert leaves_open(text) is opens


def test_a_check_is_told_by_its_words() -> None:
    """A count is no check."""
    assert tells_of_checking("Independent surveyors examined the hull.")
    assert not tells_of_checking("Ten sailors died.")


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("How many of them were children?", "Two boys were among the dead.", True),
        ("How many of them were children?", "Nine sailors died.", False),
        ("How many women were hurt?", "A widow was hurt.", True),
    ],
)
def test_a_group_that_is_counted_must_be_named(question: str, text: str, fits: bool) -> None:
    """Children are told of as boys and girls too; sailors are no children."""
    rule = group_rule(question)
    assert rule is not None
    assert (rule.search(text) is not None) is fits


def test_who_asks_and_who_is_set_against_whom_is_no_group() -> None:
    """A reporter who sees soldiers and relief workers as a side are not what is counted."""
    assert group_rule("How many soldiers did the reporter see?") is None
    assert group_rule("Army versus relief workers: how many fled?") is None


def test_where_wants_a_place() -> None:
    """A place and no day."""
    assert wanted("Where did the ferry sink?") == "place"
    assert wanted("Where do the accounts differ?") is None
    assert holds("place", "It went down two miles off the mole.")
    assert holds("place", "It burnt in Quell.")
    assert not holds("place", "It went down on Monday.")


def test_a_yes_or_no_question_has_both_sides() -> None:
    """Who denies it stands beside who says it: nobody here says yes."""
    given = dataclasses.replace(harbour(), near={WIRE.sentence_id(WIRE.sentences[0]): 0.8})
    found = ask("Did Talmark's guns fire on the ferry at Quell?", given)
    assert {"Orvenia", "Talmark"} <= {s.party for s in found.statements}


def test_a_question_that_is_no_yes_or_no_is_left_as_it_is() -> None:
    """Who speaks of the harvest is answered by who does."""
    found = ask("What did the farmers' union say about the harvest in Marlow?", harbour())
    assert {s.party for s in found.statements} == {None}


def test_own_losses_that_are_admitted() -> None:
    """Whether a party owns up to losses is answered by its own count, not by another's."""
    found = ask("Does Orvenia admit any losses?", harbour())
    assert {s.party for s in found.statements} == {"Orvenia"}
    assert ask("Does Corvale admit any losses?", harbour()).refused


def test_who_began_it_at_a_place_that_only_the_article_names() -> None:
    """Neither account names Quell again; both stand in articles about it. Another place has no such dispute."""
    orvenia = article("Guns sank a boat at Quell. Talmark opened fire first, the Orvenian navy said.", id="a-1")
    talmark = article("A boat sank at Quell. The enemy opened fire first, the Talmark army said.", id="b-1")
    ours = claim(orvenia, "Orvenian navy", "Talmark opened fire first", party="Orvenia", cue="said")
    theirs = claim(talmark, "Talmark army", "The enemy opened fire first", party="Talmark", cue="said")
    point = dispute(
        "Who opened fire first: Orvenia or Talmark?", ("Orvenia", "t", ours), ("Talmark", "o", theirs), kind="initiator"
    )
    given = evidence([orvenia, talmark, GRAIN], [ours, theirs, POOR], [point])

    assert {s.party for s in ask("Who opened fire first at Quell?", given).statements} == {"Orvenia", "Talmark"}
    assert ask("Who opened fire first at Marlow?", given).refused
