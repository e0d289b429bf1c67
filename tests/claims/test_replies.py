"""Statements that follow each other: where the second may not agree with the first, and where it is no reply."""

from __future__ import annotations

import pytest

from claims.board import Board
from claims.disputes import Compared, compared
from claims.replies import Reply, replies
from claims.reply_signs import SIGNS
from claims.reply_weights import CERTAIN, POSSIBLE, WEIGHTS
from tests.claims.disputing import Page


def _replies(page: Page) -> list[Reply]:
    """The neighbours of a page, with nothing known of them by plainer rules."""
    board = Board.over(page.claims, {page.key: page.article()})
    return list(replies(board, ()))


def _compared(page: Page) -> Compared:
    return compared(page.claims, {page.key: page.article()})


def _far(page: Page) -> None:
    """A long stretch of the article in which nobody speaks."""
    page.text += "\n\n" + "The road runs north along the river for a while. " * 8 + "\n\n"


def test_every_sign_has_a_weight() -> None:
    """The fitted weights are of these signs and no others."""
    assert set(WEIGHTS) == set(SIGNS)
    assert POSSIBLE < CERTAIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the Talmark warders had beaten the men", "that nobody laid a finger on them"),
        ("that Talmark still holds ninety of its people", "that it was fewer than ten"),
        ("that the engineer in Talmark custody was shot", "that it was his heart"),
    ],
)
def test_an_account_beside_another_may_not_agree(one: str, other: str) -> None:
    """Right after what one side says of the other, in the other's words: named as accounts that may not agree."""
    page = Page()
    page.says("Orvenia", one)
    page.says("Talmark", other)
    found = _compared(page)
    shown = (*found.possible, *found.disputes)
    assert {"Orvenia": ("a-c1",), "Talmark": ("a-c2",)} in [{s.party: s.claims for s in d.sides} for d in shown]


def test_what_may_not_agree_is_no_plain_dispute() -> None:
    """A possible one says so of itself, asks whether they differ, and is not among the plain ones."""
    page = Page()
    page.says("Orvenia", "that the engineer in Talmark custody was shot")
    page.says("Talmark", "that it was his heart")
    found = _compared(page)
    assert (found.disputes, [d.certain for d in found.possible]) == ((), [False])
    assert found.possible[0].question.endswith("”: does the account of Talmark differ?")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the harvest was poor", "that a new school would be built by spring in the capital"),
        ("that the minister would travel to Velmora", "that trains run again"),
    ],
)
def test_other_matters_far_apart_are_no_accounts_of_one_thing(one: str, other: str) -> None:
    """Two sides that speak of other things, with other text between them."""
    page = Page()
    page.says("Orvenia", one)
    _far(page)
    page.says("Talmark", other)
    assert _compared(page).possible == ()


def test_who_confirms_does_not_disagree() -> None:
    """As in "The mission confirmed the withdrawal": no other account; the same words by one who does not are weighed."""
    confirming, saying = Page(), Page()
    for page in (confirming, saying):
        page.says("Orvenia", "that its guns had left the ridge")
    confirming.says("the mission", "the withdrawal", "confirms", cue="confirmed")
    saying.says("the mission", "the withdrawal", cue="described")
    assert (_replies(confirming), len(_replies(saying))) == ([], 1)


def test_what_is_confirmed_may_be_denied() -> None:
    """Who denies what another confirms is of another account."""
    page = Page()
    page.says("the mission", "that Orvenian guns had left the ridge", "confirms", cue="confirmed")
    page.says("Talmark", "that any gun had left it", "denies", cue="denied")
    assert "Talmark" in {s.party for d in (*_compared(page).possible, *_compared(page).disputes) for s in d.sides}


def test_a_refutation_in_other_words_is_plain() -> None:
    """A party that disputes what was said right before, of itself, in words that it does not share."""
    page = Page()
    page.says("Orvenia", "Talmark of hiding the bodies", "accuses", cue="accused", target="Talmark")
    page.says("Talmark", "the inquiry as a farce staged by amateurs", "asserts", cue="dismissed", kind="person")
    assert [(r.clash.claim.id, r.clash.against.id, r.certain) for r in _replies(page)] == [("a-c1", "a-c2", True)]


def test_counts_are_left_to_the_figures() -> None:
    """Two numbers are compared as figures: near each other they may not agree, and are no plain dispute by that alone."""
    page = Page()
    page.says("Orvenia", "that six gates were open in Talmark")
    page.says("Talmark", "it at fewer than two", cue="disputed, putting")
    assert [r.certain for r in _replies(page)] == [False]


def test_a_pair_in_a_plain_dispute_is_not_named_again() -> None:
    """What plain rules set against each other is no possible dispute besides."""
    page = Page()
    page.says("Orvenia", "Talmark of shelling the mill", "accuses", cue="accused", target="Talmark")
    page.says("Talmark", "it", "denies", cue="denied")
    found = _compared(page)
    assert (len(found.disputes), found.possible) == (1, ())


def test_two_reports_of_one_thing_have_no_sign_of_an_answer() -> None:
    """The same told by two who are near each other in the text, neither of them of the other: nothing to look at."""
    page = Page()
    page.says("the Meridian Watch", "that shells fell on the market", party=False)
    page.says("the Lantern Office", "that shells fell on the market and on a school", party=False)
    assert [r.answers for r in _replies(page)] == [False]
    assert _compared(page).possible == ()


def test_what_is_told_only_to_be_denied_is_no_answer() -> None:
    """As in "The ministry rejects the agency's reports that a boat was sunk": the reports are answered, and answer nothing."""
    page = Page()
    page.says("Orvenia", "that its port was open")
    told = page.says("the Talmark Press", "that a boat of Orvenia was sunk there", party=False)
    before = [(r.clash.claim.id, r.clash.against.id) for r in _replies(page)]
    page.says("Orvenia", "these reports", "denies", cue="rejects", denies=told)
    after = [(r.clash.claim.id, r.clash.against.id) for r in _replies(page)]
    assert (before, after) == ([("a-c1", "a-c2")], [])


def test_a_land_s_adjective_in_a_longer_name_is_not_the_land() -> None:
    """The Talmark Watch is told of by its name; "Orvenian" in another's name is not all that Orvenia does."""
    told, other = Page(), Page()
    told.says("Orvenia", "that Talmark lost the bridge")
    told.says("Talmark", "that trains run over it")
    other.says("Talmark", "that Orvenia lost the bridge")
    other.says("Orvenian Watch", "that trains run over it", party=False)
    assert _replies(told)[0].weight > _replies(other)[0].weight
