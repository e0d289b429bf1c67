"""Nearness of words and sentences: computed once, by meaning, and only where a model runs here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from domain.answer import Evidence, Question
from domain.article import Hit, Passage
from retrieval.closest import searched_for, with_nearness
from retrieval.embeddings import Vectors, unit
from retrieval.nearness import Nearness, words_in
from tests.retrieval.builders import article

AXES = {"boat": (1.0, 0.1), "ship": (0.9, 0.2), "bread": (0.0, 1.0)}


class Axes:
    """An embedder of two dimensions: what it knows has a direction, all else none to speak of."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        """A row for each text: that of the first word it knows."""
        self.asked += texts
        known = [next((AXES[w] for w in words_in(t) if w in AXES), (0.5, 0.5)) for t in texts]
        return unit(np.array(known, dtype=np.float32))

    def query(self, text: str) -> Vectors:
        """The row of one text."""
        row: Vectors = self.passages([text])[0]
        return row


class Judge:
    """A re-ranker to which the longer of two sentences is the better answer."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def scores(self, question: str, sentences: Mapping[str, str]) -> dict[str, float]:
        """The length of each."""
        self.asked.append(question)
        return {name: float(len(text)) for name, text in sentences.items()}


def test_kin_are_words_of_nearly_the_same_meaning() -> None:
    """A ship may stand for a boat, bread may not."""
    kin = Nearness(Axes().passages, Axes().query).kin(["boat"], ["The ship had bread."])
    assert "ship" in kin["boat"]
    assert "bread" not in kin["boat"]


def test_nothing_is_asked_without_words() -> None:
    """No words, no likeness; no sentences, no nearness."""
    model = Axes()
    nearness = Nearness(model.passages, model.query)
    assert nearness.kin([], ["The ship."]) == {}
    assert nearness.near(["boat"], {}) == {}
    assert model.asked == []


def test_a_sentence_is_computed_once() -> None:
    """A second question over the same sentence asks the model for the question only."""
    model = Axes()
    nearness = Nearness(model.passages, model.query)
    first = nearness.near(["a boat"], {"s": "The ship sank."})
    assert nearness.near(["a boat"], {"s": "The ship sank."}) == first
    assert model.asked.count("The ship sank.") == 1


def test_evidence_gets_nearness_of_what_search_found() -> None:
    """Every sentence near a hit has a nearness and is judged; a follow-up is searched with what it rests on."""
    found = article()
    passage = Passage(
        id="p", article=found.id, version=found.version, first=0, last=0, start=0, end=5, text=found.text[:5]
    )
    given = Evidence(articles={found.id: found}, hits=(Hit(passage=passage, score=1.0, found_by=("words",)),))
    asked = Question(text="And when?", asked_as="And when?", kind="when", context="Who fired?")
    model = Axes()
    judged = Judge()
    evidence = with_nearness(given, asked, Nearness(model.passages, model.query), judged)
    assert set(evidence.near) == set(evidence.judged) == {found.sentence_id(s) for s in found.sentences}
    assert judged.asked == ["And when?"]
    assert searched_for(asked) == "And when? Who fired?"
