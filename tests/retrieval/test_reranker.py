"""The cross-encoder: there, unchanged, of sense, and the same whatever stands beside a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import ModelFailed
from retrieval.reranker import BundledReranker, in_context
from tests.retrieval.builders import article

MODEL = BundledReranker()
LINES = {
    "toll": "The hospital in Harn counted nine dead by the evening. | Shells fall on Harn | Streets were empty at noon.",
    "road": "The road to the hospital in Harn was closed in the evening. | Shells fall on Harn | Nobody knew why.",
    "bread": "Bread is sold at the mill on Sundays. | Market day | The fair opens at ten.",
}


def test_the_sentence_that_answers_is_judged_best() -> None:
    """Many of the question's words are not enough."""
    scores = MODEL.scores("How many people did the hospital in Harn say were killed?", LINES)
    assert sorted(scores, key=lambda name: -scores[name]) == ["toll", "road", "bread"]


def test_a_score_does_not_depend_on_its_neighbours() -> None:
    """Alone or among others, asked now or before."""
    question = "Who was killed in Harn?"
    alone = BundledReranker().scores(question, {"toll": LINES["toll"]})
    assert MODEL.scores(question, LINES)["toll"] == alone["toll"] == MODEL.scores(question, LINES)["toll"]
    assert MODEL.scores(question, {}) == {}


def test_a_sentence_is_judged_with_what_stands_around_it() -> None:
    """Its own words, the title, the sentence before; nothing for what is not there."""
    found = article()
    first, second = found.sentences[:2]
    words = [" ".join(s.span.of(found.text).split()) for s in (first, second)]
    assert in_context(found, first) == f"{words[0]} | {found.title or ''} | "
    assert in_context(found, second) == f"{words[1]} | {found.title or ''} | {words[0]}"


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    """Weights other than the known ones are not run, and the message says what to do."""
    (tmp_path / "reranker.npz").write_bytes(b"other weights")
    with pytest.raises(ModelFailed, match=r"reranker\.npz.*missing or changed"):
        BundledReranker(tmp_path / "reranker.npz").scores("Who was killed?", LINES)
