"""What an answer must hold by the question's own words: where each rule fires, and where it stays quiet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from answering.case import Case
from answering.kin import Kin
from answering.kinds import kind_of
from answering.ledger import Ledger
from answering.narrowing import narrowed
from answering.ranking import Ranking
from answering.slots import uncovered_by, undone, unfilled, unhurt, unmeasured, unspecified
from answering.wanting import without_times
from answering.writers.pairing import best_pair, traits
from answering.writers.pointed import chosen
from domain.article import Filters
from tests.answering.builders import article, claim, evidence, question

PORT = article(
    "The ferry Anselm sank off Talmark on Monday. Two sailors were killed, the harbour office in Talmark said. "
    "The harbour office says that nobody opened the gates. Corvale says that a guard opened all four gates. "
    "Sergeant Ada Renn was arrested on 4 May. A captain of Corvale bought nets with general Orlen for 900 crowns.",
    outlet="Lake News",
)
SAID = [
    claim(PORT, "harbour office", "nobody opened the gates", kind="organisation"),
    claim(PORT, "Corvale", "a guard opened all four gates", party="Corvale"),
]


def ranking(text: str, near: Mapping[int, float], kin: Mapping[str, Mapping[str, float]] | None = None) -> Ranking:
    """The port's sentences ranked for a question, by the nearness of each."""
    ids = {PORT.sentence_id(PORT.sentences[n]): value for n, value in near.items()}
    given = replace(evidence([PORT], SAID), near=ids, kin=kin or {})
    return Ranking(case=Case(question=question(text), ledger=Ledger(evidence=given)))


LOSSES, ARREST, GATES = {0: 0.6, 1: 0.7}, {0: 0.6, 4: 0.7}, {0: 0.5, 2: 0.7, 3: 0.69, 5: 0.65}


@pytest.mark.parametrize(
    ("rule", "text", "near", "fires"),
    [
        (unmeasured, "How much ransom was paid for the Anselm?", LOSSES, True),
        (unmeasured, "How much did the nets of Corvale cost?", {5: 0.7}, False),
        (undone, "When was the harbour rebuilt?", LOSSES, True),
        (undone, "On which date was the sergeant arrested?", ARREST, False),
        (unhurt, "How many sailors were wounded, not killed?", LOSSES, True),
        (unhurt, "How many sailors were killed?", LOSSES, False),
        (unspecified, "What calibre is the gun of the Anselm?", LOSSES, True),
        (unspecified, "What rank did Ada Renn hold?", ARREST, False),
    ],
)
def test_a_slot_that_stays_open_is_seen(rule, text: str, near: dict[int, float], fires: bool) -> None:  # type: ignore[no-untyped-def]  # one of four functions of one shape
    """Each rule fires where the thing asked for stands nowhere near, and is quiet where it does."""
    asked = ranking(text, near)
    assert rule(asked, asked.best[:3]) is fires
    assert unfilled(asked, asked.best[:3]) is fires


def test_the_coverage_of_an_outlet_that_is_not_held_is_no_answer() -> None:
    """“Lake News” has an article, “Port Mail” has none."""
    assert uncovered_by(ranking("How does Lake News's coverage of the ferry differ from Port Mail's?", LOSSES))
    assert not uncovered_by(ranking("How does the coverage of the ferry differ?", LOSSES))


def test_two_accounts_that_stand_beside_each_other_are_a_pair() -> None:
    """The two who speak of the gates are shown, not the sentence that is nearly as close."""
    asked = ranking("Where do the accounts of the gates differ?", GATES)
    pair = best_pair(asked, asked.best, ())
    assert {r.sentence.index for r in pair} == {2, 3}
    assert {r.sentence.index for r in chosen(asked)} == {2, 3}
    assert traits(asked, pair[0], pair[1], ())["beside"] == 1.0
    assert traits(asked, pair[0], pair[1], (frozenset(["office"]), frozenset(["corvale"])))["sides"] == pytest.approx(
        2.0
    )
    assert best_pair(asked, asked.best[:1], ()) == asked.best[:1]


def test_words_are_compared_with_a_name_once() -> None:
    """The second set holds one word more, which is no form of the name."""
    kin = Kin()
    assert kin.meets("corvale", frozenset(("gate", "corvales")))
    assert not kin.meets("corvale", frozenset(("gate", "cold")))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Where do the stories about the gates diverge?", "contradiction"),
        ("How far apart are the two counts?", "contradiction"),
        ("Does his testimony square with that?", "contradiction"),
        ("Losses at the gates: the final number?", "how-many"),
        ("How many guards took part in the parade?", "how-many"),
    ],
)
def test_words_of_differing_and_counting_tell_the_kind(text: str, kind: str) -> None:
    """To diverge, to square with and to be apart are to differ; a latest tally is a count; to take part is not to part."""
    assert kind_of(text) == kind


def test_a_comparison_is_not_narrowed_to_one_outlet() -> None:
    """The harbour office's account stands in another article than that of Lake News."""
    both = narrowed("Lake News versus the harbour office: who opened the gates?", Filters(), ["Lake News"], None)
    one = narrowed("What does Lake News report on the gates?", Filters(), ["Lake News"], None)
    assert both.filters.outlets == ()
    assert one.filters.outlets == ("Lake News",)


def test_the_first_day_of_a_range_counts_nothing() -> None:
    """“2 to 3 May” is two days, “2 to 3 guards” are guards."""
    assert "2" not in without_times("in the night of 2 to 3 May")
    assert "2" in without_times("2 to 3 guards")
