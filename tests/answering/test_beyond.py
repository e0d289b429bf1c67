"""Questions that the articles have nothing to do with are refused; paraphrases of what they tell are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answering.beyond import is_beyond
from answering.case import Case
from answering.ledger import Ledger
from answering.ranking import Ranking
from answering.unmet import of_others
from answering.writers.pointed import fitting
from tests.answering.builders import article, evidence, question
from tests.answering.test_pointed import answer_to, ranking


@pytest.mark.parametrize("text", ["qwertz", "What is a zither?", "Which vaccine works best against measles?"])
def test_what_no_article_speaks_of_is_beyond(text: str) -> None:
    """However near the nearest sentence is: the words are not there, nor sure other ones for them."""
    assert is_beyond(ranking(text))
    assert answer_to(text) == []


@pytest.mark.parametrize("text", ["What sum bought the roof?", "Who paid?", "mill", "Did anybody fire at the mill?"])
def test_what_an_article_tells_in_other_words_is_not(text: str) -> None:
    """A paraphrase, a bare word, a question of few words."""
    assert not is_beyond(ranking(text))


def test_a_topic_that_nobody_speaks_of_is_beyond() -> None:
    """Talmark speaks, of guns; of a mosque nothing is said. Of guns Corvale's word is there."""
    assert is_beyond(ranking("What did Talmark say about the mosque?"))
    assert not is_beyond(ranking("What did Corvale say about the guns?"))


def test_a_sentence_about_the_party_asked_for_goes_before_others() -> None:
    """The mill's own sentence is nearer; Talmark is in the other one."""
    best = ranking("Who blames Talmark for the mill?", {0: 0.62, 1: 0.5, 2: 0.6, 3: 0.5})
    assert best.case.question.parties == ("Talmark",)
    assert "Talmark" in fitting(best)[0].text


@pytest.mark.parametrize(
    ("said", "others"),
    [("The Orvenian ambassador to Talmark spoke of boats.", True), ("Talmark spoke of boats.", False)],
)
def test_an_envoys_post_names_no_party(said: str, others: bool) -> None:
    """Whom he is accredited to is not whom the sentence is about."""
    port = article(f"The bells rang. The harbour shut. It rained. {said}", title="Port", outlet="Lake News")
    asked = replace(question("Did Talmark send boats?"), parties=("Talmark",))
    near = {port.sentence_id(s): 0.6 for s in port.sentences}
    ranked = Ranking(case=Case(question=asked, ledger=Ledger(evidence=replace(evidence([port], []), near=near))))

    assert of_others(ranked, next(r for r in ranked.best if "spoke" in r.text)) is others
