"""The scorer of the own questions gives and withholds what it should."""

from __future__ import annotations

from typing import Any

import pytest

from evals.asking.run import main, questions_of
from evals.asking.score import Score, percents, score, table
from evals.cli import Json

QUOTE = "The mill stopped at noon, the miller said."


def question(**changes: Any) -> Json:
    """A question that wants the miller's sentence."""
    wanted = [[{"article": "m1", "quote": "mill stopped at noon"}]]
    plain: Json = {
        "id": "q", "kind": "when", "question": "When did it stop?", "history": [], "must_cite": wanted, "bears": [],
        "must_say": ["noon"], "must_not_say": ["midnight"], "behaviour": "answer",
    }  # fmt: skip
    return plain | changes


def scored(asked: Json, *quotes: str, refused: bool = False, text: str = QUOTE) -> Score:
    """The score of an answer that cites these sentences of the miller's article."""
    citations = [{"number": n, "article": "a1", "quote": q} for n, q in enumerate(quotes)]
    given = {"refused": refused, "answer": text, "statements": [{"citations": citations}], "gaps": []}
    return score(asked, given, {"a1": "m1"})


def test_a_whole_answer_is_right() -> None:
    """Cited, said, to the point."""
    got = scored(question(), QUOTE)
    assert (got.right, got.stray, got.refused) == (True, (), False)


@pytest.mark.parametrize(
    ("quotes", "text"),
    [
        (("The baker slept through all of it.",), QUOTE),
        ((QUOTE,), "At noon, not at midnight."),
        ((QUOTE, *(f"The baker slept {n} hours." for n in range(6))), QUOTE),
    ],
)
def test_what_lacks_something_is_not_right(quotes: tuple[str, ...], text: str) -> None:
    """Another sentence, a word that is forbidden, seven citations."""
    assert not scored(question(), *quotes, text=text).right


def test_what_is_not_said_is_right_and_not_said() -> None:
    """A word that is missing is counted beside, as the issue defines what is right."""
    got = scored(question(), QUOTE, text="It stopped.")
    assert (got.right, got.said) == (True, False)


def test_an_unanswerable_question_is_right_when_refused() -> None:
    """An answer to it is wrong, whatever it cites."""
    asked = question(behaviour="refuse", must_cite=[], must_say=[])
    assert scored(asked, refused=True).declined
    assert not scored(asked, QUOTE).right


def test_a_false_premise_may_be_refused_or_set_right() -> None:
    """Citing the sentence that contradicts counts as much as refusing; citing another does not."""
    asked = question(behaviour="correct", must_say=[])
    assert scored(asked, refused=True).right
    assert scored(asked, QUOTE).declined
    assert not scored(asked, "The baker slept through all of it.").declined


def test_columns_and_rows() -> None:
    """Strays are counted over citations, refusals over the answerable."""
    scores = [scored(question(), QUOTE, "The baker slept through all of it."), scored(question(), refused=True)]
    found = percents(scores)
    assert (found["right"], found["to point"], found["over-refused"]) == (50.0, 50.0, 50.0)
    assert "when" in table(scores)


def test_details_of_the_unseen_half_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Only totals of it may be read."""
    assert main(["unseen", "--detail"]) == 2
    assert "only totals" in capsys.readouterr().err


def test_the_seen_half_has_its_quotas() -> None:
    """At least five of each kind, sixteen without a plain answer, twelve follow-ups."""
    asked = questions_of("seen")
    kinds = [q["kind"] for q in asked]
    assert len(asked) == 64
    assert min(kinds.count(kind) for kind in kinds) >= 5
    assert sum(q["behaviour"] != "answer" for q in asked) == 16
    assert sum(bool(q["history"]) for q in asked) == 12
