"""What stands beside an answer: what else comes close to the question, called what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answering.beyond import is_beyond
from answering.case import Case
from answering.ledger import Ledger
from answering.names import names_in
from answering.ranking import Ranking
from answering.unmet import is_unanswered
from answering.writers.besides import besides, likelihood
from answering.writers.particular import particulars
from answering.writers.pointed import line
from domain.article import Hit, Passage
from domain.headings import BESIDES
from tests.answering.builders import article, evidence, question

BOATS = article(
    "Two boats of Talmark sank off Harn. The Joint Harbour Mission raised one of them. It lay in forty metres of water. "
    "A crew of six was on board. The bells of Sant Orrel rang.",
    title="Boats",
    outlet="Lake News",
)
MEANT = {0: 0.7, 1: 0.66, 2: 0.64, 3: 0.6, 4: 0.42}


def ranked(text: str, *, found: bool = True) -> Ranking:
    """The boats' sentences for a question, in one passage that search found, or in none."""
    whole = Passage(
        id="p", article=BOATS.id, version=1, first=0, last=3, start=0, end=len(BOATS.text), text=BOATS.text
    )  # fmt: skip
    near = {BOATS.sentence_id(BOATS.sentences[n]): value for n, value in MEANT.items()}
    hits = (Hit(passage=whole, score=1.0, found_by=("words",)),) if found else ()
    given = replace(evidence([BOATS], []), near=near, hits=hits)
    return Ranking(case=Case(question=question(text), ledger=Ledger(evidence=given)))


def test_the_next_closest_sentences_stand_beside_a_short_answer() -> None:
    """They are called close, are at most two, and are none that the answer cites."""
    ranking = ranked("Which boats sank off Harn?")
    answer = line(ranking, ranking.best[0])

    shown = list(besides(ranking, [answer]))

    assert 1 <= len(shown) <= 2
    assert {d.heading for d in shown} == {BESIDES}
    assert not {i for d in shown for i in d.sentences} & set(answer.sentences)


def test_nothing_stands_beside_a_full_answer_or_none() -> None:
    """Three statements are an answer; where nothing is cited there is nothing to stand beside."""
    ranking = ranked("Which boats sank off Harn?")
    lines = [line(ranking, one) for one in ranking.best[:3]]

    assert list(besides(ranking, lines)) == []
    assert list(besides(ranking, [])) == []


def test_what_search_found_and_stands_next_to_it_is_likelier() -> None:
    """The same sentence is less likely far from what is cited, and outside every passage found."""
    close, far = ranked("Which boats sank off Harn?"), ranked("Which boats sank off Harn?", found=False)
    first, second, last = (close.best[0].id, close.best[1], close.best[-1].id)

    assert likelihood(close, second, [first]) > likelihood(far, second, [first])
    assert likelihood(close, second, [first]) > likelihood(close, second, [last])


@pytest.mark.parametrize(
    ("text", "given"),
    [("How deep did the boats of Talmark lie?", True), ("How heavy were the boats of Talmark?", False)],
)
def test_a_measure_is_given_in_other_words_or_not_at_all(text: str, given: bool) -> None:
    """“in forty metres of water” tells how deep; no sentence tells a weight."""
    assert bool(list(particulars(ranked(text)))) is given


def test_a_short_form_is_known_by_its_letters() -> None:
    """The Joint Harbour Mission is the JHM; of an XQM nothing is told."""
    assert not is_unanswered(ranked("What boats were raised by the JHM off Harn?"))
    assert is_unanswered(ranked("What boats were raised by the XQM off Harn?"))


def test_a_question_on_known_names_may_lie_further_off() -> None:
    """With the names of the articles a question is on their matter; without any, the same words are about something else."""
    assert not is_beyond(ranked("Did Talmark ever apologise and repent?"))
    assert is_beyond(ranked("Did anybody ever apologise and repent?"))


def test_a_month_cut_short_and_a_courtesy_are_no_names() -> None:
    """“Sept” is a month, “Thank” opens a sentence; “Marda” is a name."""
    assert names_in("Who spoke in Sept? Thank you, Marda.") == ("Marda",)
