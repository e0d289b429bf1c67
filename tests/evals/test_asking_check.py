"""The check of a question set sees each fault of form, and the sets themselves have none."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from evals.asking.check import counts, faults, main, rows, set_faults
from evals.asking.words import content_stems, sentences, shared

TEXTS = {
    "a1": "Mr. Osk, the mayor of Lund Bay, said nine people were hurt. He blamed the navy of Corvale.\n\n“It was no accident.”",
    "a2": "The navy of Corvale denied the charge on Monday. No.",
}
QUESTION: dict[str, Any] = {
    "id": "q-1",
    "kind": "how_many",
    "question": "Lund Bay: number of injured?",
    "history": [],
    "must_cite": [[{"article": "a1", "quote": "said nine people were hurt"}]],
    "bears": [{"article": "a2", "quote": "denied the charge on Monday"}],
    "must_say": ["re:nine|9"],
    "must_not_say": ["killed"],
    "behaviour": "answer",
    "note": "One figure, one speaker.",
}
EVALS = Path(__file__).parents[2] / "evals"


def question(**changes: object) -> dict[str, Any]:
    """A sound question with some of its fields changed."""
    return copy.deepcopy(QUESTION) | changes


def test_a_sound_question_has_no_faults() -> None:
    """A question with verbatim quotations, other words than its answer and keys that can be met passes."""
    assert faults(question(), TEXTS) == ()


def test_a_sound_refusal_has_no_faults() -> None:
    """A refusal needs neither a sentence nor a key, and may follow a talk of two turns."""
    talk = [{"role": "user", "content": "Who is the mayor?"}, {"role": "assistant", "content": "Mr. Osk."}]
    refusal = question(behaviour="refuse", must_cite=[], must_say=[], history=talk, question="And his age?")
    assert faults(refusal, TEXTS) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"extra": 1}, "fields: ['extra']"),
        ({"kind": "which"}, "unknown kind"),
        ({"behaviour": "guess"}, "unknown kind or behaviour"),
        ({"note": " "}, "no question or no note"),
        ({"must_cite": [[]]}, "an empty group"),
        ({"bears": [{"quote": "denied the charge on Monday"}]}, "a quotation has other fields"),
        ({"history": [{"role": "user", "content": "Who?"}]}, "history"),
        ({"must_cite": [], "must_say": []}, "an answer without must_cite"),
        ({"behaviour": "refuse"}, "a refusal with must_cite"),
        ({"must_cite": QUESTION["must_cite"] * 7}, "more than 6 groups"),
        ({"bears": [{"article": "a2", "quote": "denied the charges on Monday"}]}, "quotation 2 does not stand"),
        ({"bears": [{"article": "a9", "quote": "denied the charge on Monday"}]}, "quotation 2 does not stand"),
        ({"bears": [{"article": "a1", "quote": "were hurt. He blamed the navy"}]}, "quotation 2 does not stand"),
        ({"bears": [{"article": "a2", "quote": "on Monday"}]}, "quotation 2 has under 5 words"),
        ({"bears": QUESTION["must_cite"][0]}, "1 quotations of must_cite stand in bears too"),
        ({"must_say": ["eleven"]}, "must_say 1 stands in no article"),
        ({"must_not_say": ["re:denied|confirmed"]}, "must_not_say 1 stands in the question"),
        ({"question": "How many people were hurt, the mayor of Lund Bay says?"}, "quotation 1 of must_cite holds"),
    ],
)
def test_a_fault_is_seen(changes: dict[str, object], fault: str) -> None:
    """Each rule of the README, broken once, is reported in words that name it."""
    assert any(found.startswith(fault) for found in faults(question(**changes), TEXTS))


def test_a_whole_short_sentence_may_be_quoted() -> None:
    """A sentence of under five words is quoted whole; the same words out of a longer one are too few."""
    short = question(bears=[{"article": "a1", "quote": "It was no accident"}])
    assert faults(short, TEXTS) == ()


def test_an_id_that_stands_twice_is_seen() -> None:
    """Two questions of one id are reported once, with the id."""
    assert set_faults([question(), question()], TEXTS) == ("q-1: the id stands twice",)


def test_faults_never_show_a_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed names ids, fields and places, but no word of the question or of its quotations."""
    asked, told = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    bad = question(must_cite=[[{"article": "a1", "quote": "said nobody at all was hurt"}]], must_say=["nobody"])
    asked.write_text(json.dumps(bad) + "\n", "utf-8")
    told.write_text("".join(json.dumps({"id": k, "text": v}) + "\n" for k, v in TEXTS.items()), "utf-8")
    assert main([str(asked), str(told)]) == 1
    printed = capsys.readouterr().out
    assert "q-1: quotation 1" in printed
    assert not [word for word in ("nobody", "Lund", "injured") if word in printed]


def test_sentences_end_where_a_reader_ends_them() -> None:
    """A title and a clock time end nothing; a closed quotation and a paragraph do."""
    assert sentences("Gen. Osk left at 5 a.m. on Monday. “Why?” asked Dr. Lund.\n\nNo answer") == (
        "Gen. Osk left at 5 a.m. on Monday.",
        "“Why?” asked Dr. Lund.",
        "No answer",
    )


def test_words_are_compared_by_their_stems() -> None:
    """Forms of one word count as one, stop words and single letters not at all, other words for a thing not either."""
    assert content_stems("Who fired on the firing Corvalans?") == content_stems("It fires. Corvale's")
    assert shared("How many deaths in Lund?", "Nine were killed in Lund.") == 0.5
    assert shared("And then?", "And then he left.") == 0.0


@pytest.mark.parametrize(("name", "articles"), [("second", "fourth"), ("third", "fifth"), ("unseen", "unseen")])
def test_a_set_by_others_has_no_faults_and_keeps_its_quotas(name: str, articles: str) -> None:
    """The sets by writers who had not seen the code hold what they were asked to hold; no word of them is shown here."""
    texts = {a["id"]: a["text"] for a in rows(EVALS / "claims" / articles / "articles.jsonl")}
    questions = rows(EVALS / "asking" / f"{name}.jsonl")
    wrong = len(set_faults(questions, texts))
    assert wrong == 0
    held = counts(questions)
    least = dict.fromkeys(("who", "how_many", "chain", "position", "contradiction", "when", "what_is", "compare"), 8)
    least |= {"questions": 64, "refuse": 9, "correct": 6, "follow-ups": 12}
    assert {name: held[name] for name, number in least.items() if held[name] < number} == {}


def test_the_many_plain_questions_have_no_faults() -> None:
    """They may use the words of their answers; all else is asked of them too."""
    homes = ("seen", "third", "fourth", "fifth")
    texts = {a["id"]: a["text"] for home in homes for a in rows(EVALS / "claims" / home / "articles.jsonl")}
    questions = rows(EVALS / "asking" / "many.jsonl")
    assert set_faults(questions, texts, plain=True) == ()
    assert len(set_faults(questions[:40], texts)) > 0
    assert counts(questions)["questions"] >= 350
