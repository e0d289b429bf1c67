"""The scorer of answers gives and withholds what it should."""

from __future__ import annotations

from typing import Any

import pytest

from evals.cli import Json
from evals.score import behaves, is_said, makes_point, score, score_all, table

FILES = {"a1": "one.txt", "a2": "two.txt"}
QUOTE = "The mill stopped at noon, the miller said, and it will not start again this year."


def question(**changes: Any) -> Json:
    """A question that wants the miller's sentence from one.txt."""
    plain: Json = {
        "id": "q1", "type": "when", "question": "When did the mill stop?", "history": [], "behaviour": "answer",
        "must_cite": [{"one.txt": "The mill stopped at noon"}],
        "must_not_say": ["at midnight"], "expected_points": ["miller + noon|12:00", "mill + year"],
    }  # fmt: skip
    return plain | changes


def answer(text: str = QUOTE, **changes: Any) -> Json:
    """An answer that cites one sentence of article a1."""
    citation = {"number": 1, "article": "a1", "quote": QUOTE}
    plain: Json = {"id": "q1", "answer": text, "refused": False, "statements": [{"citations": [citation]}], "gaps": []}
    return plain | changes


def test_a_whole_answer_scores_full() -> None:
    """All points, the citation, nothing forbidden, and not refused."""
    got = score(question(), answer(), FILES)
    assert (got.points, got.cited, got.clean, got.behaviour, got.cites) == (1.0, 1.0, 1.0, 1.0, 1)


def test_a_missing_answer_scores_nothing() -> None:
    """A question that nobody answered has no points, no citation and no right behaviour."""
    (got,) = score_all([question()], [], FILES)
    assert (got.points, got.cited, got.behaviour) == (0, 0, 0)


def test_a_line_that_reports_an_error_is_no_answer() -> None:
    """The batch's error lines are scored like missing answers."""
    (got,) = score_all([question()], [{"id": "q1", "line": 1, "error": "no text"}], FILES)
    assert got.behaviour == 0


def test_the_right_words_from_the_wrong_article_are_not_cited() -> None:
    """A quotation counts only when it comes from a file that the gold names."""
    got = score(question(), answer(statements=[{"citations": [{"number": 1, "article": "a2", "quote": QUOTE}]}]), FILES)
    assert got.cited == 0


def test_a_wrong_refusal_makes_no_points() -> None:
    """A refusal that repeats the question's words has not answered it."""
    assert score(question(), answer("No miller, noon, mill or year was found.", refused=True), FILES).points == 0


def test_the_nearest_sentences_of_a_refusal_are_no_citations() -> None:
    """What a refusal shows as nearest does not count as cited."""
    silence = {"kind": "nothing found", "nearest": [{"number": 1, "article": "a1", "quote": QUOTE}]}
    got = score(question(), answer("Nothing found.", refused=True, statements=[], silence=silence), FILES)
    assert (got.cited, got.cites) == (0, 0)


@pytest.mark.parametrize(
    ("point", "text", "made"),
    [
        ("Talmark + nine|9", "Talmarks Heer zählt 9 Tote", True),
        ("nine", "ninety men", False),
        ("9", "1,900 or 19 or 9.5", False),
        ("2,100", "2,100 people", True),
        ("denies|denied", "It was not said", False),
    ],
)
def test_points(point: str, text: str, *, made: bool) -> None:
    """Every group must occur; numbers stand alone, other words may go on."""
    assert makes_point(point, text) is made


@pytest.mark.parametrize(
    ("behaviour", "refused", "text", "right"),
    [
        ("refuse", True, "Not in these articles.", True),
        ("refuse", False, "It cost nine.", False),
        ("answer", True, "Not in these articles.", False),
        ("correct-premise", False, "She denied it.", True),
        ("correct-premise", False, "Because it was cheap.", False),
        ("correct-premise", True, "Not in these articles.", False),
    ],
)
def test_behaviour(behaviour: str, text: str, *, refused: bool, right: bool) -> None:
    """Refusals where they belong, and a contradiction where the premise is false."""
    assert behaves(question(behaviour=behaviour), answer(text, refused=refused)) is right


def test_forbidden_words_are_found_as_text_and_as_pattern() -> None:
    """Typographic quotation marks do not hide a forbidden text, and patterns ignore case."""
    assert is_said("it's over", "It’s over, he said")
    assert is_said(r"re:talmark (?:is|was) right", "TALMARK was right")
    assert not is_said("it's over", "It was over")


def test_the_table_has_a_row_for_all_and_for_each_type() -> None:
    """Two types make three rows under the head; what was never to be cited shows a dash."""
    refusal = question(id="q2", type="unanswerable", behaviour="refuse", must_cite=[], expected_points=[])
    scores = score_all([question(), refusal], [answer(), answer(id="q2", refused=True)], FILES)
    rows = table(scores).splitlines()
    assert [row.split()[0] for row in rows] == ["type", "all", "when", "unanswerable"]
    assert rows[3].split()[3] == "-"
