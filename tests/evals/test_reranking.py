"""The invented events that the re-ranker is trained on."""

from __future__ import annotations

from evals.reranking.data import faults, held, questions


def test_the_events_have_no_faults() -> None:
    """Every sentence that is named is there, no question stands twice in an event, none is both needed and beside."""
    assert faults() == []


def test_some_events_of_each_writer_are_held_out() -> None:
    """Five of each of six; what is held out has questions that nothing answers, too."""
    given = [q for q in questions() if held(q.event)]
    assert len({q.event for q in given}) == 30
    assert any(not q.must for q in given)
    assert any(len(q.must) > 1 for q in given)
