"""The gold stands on the sample articles word for word, and has the kinds that it promises."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from evals.claims_score import GOLD
from evals.cli import ARTICLES, Json, read
from evals.run import QUESTIONS

KINDS = {
    "who-reported", "how-many", "chain", "position", "contradiction", "when", "order", "what-is", "follow-up",
    "unanswerable", "false-premise",
}  # fmt: skip
STANCES = {"asserts", "denies", "accuses", "urges", "expresses", "questions", "commits", "confirms", "declines"}


@cache
def words_of(file: str) -> str:
    """The text of an article by the name that the gold uses."""
    name, _, key = file.partition("#")
    path = ARTICLES / name
    if key:
        return next(str(record["text"]) for record in read(path) if record["id"] == key)
    text = path.read_text(encoding="utf-8")
    return " ".join(html.fromstring(text).xpath("//article//text()")) if path.suffix == ".html" else text


def straight(text: str) -> str:
    """The text with straight quotation marks and apostrophes."""
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', text))


@pytest.mark.parametrize("question", read(QUESTIONS), ids=lambda q: str(q["id"]))
def test_what_must_be_cited_stands_in_every_file_named(question: Json) -> None:
    """Each quotation is verbatim in each of its files, and only refusals need none."""
    for wanted in question["must_cite"]:
        assert [f for f, quote in wanted.items() if straight(quote) not in straight(words_of(f))] == []
    assert bool(question["must_cite"]) == (question["behaviour"] != "refuse")


def test_the_questions_are_of_every_kind() -> None:
    """There are 24 questions, among them four that the articles do not answer and two with a false premise."""
    kinds = Counter(q["type"] for q in read(QUESTIONS))
    assert set(kinds) == KINDS
    assert (kinds.total(), kinds["unanswerable"], kinds["false-premise"]) == (24, 4, 2)


def test_ids_are_given_once() -> None:
    """No two questions share an id, or answers would be scored twice."""
    ids = [q["id"] for q in read(QUESTIONS)]
    assert len(ids) == len(set(ids))


def test_follow_ups_have_a_history_and_only_they() -> None:
    """A question leans on earlier turns exactly when its type says so."""
    assert [q["id"] for q in read(QUESTIONS) if bool(q["history"]) != (q["type"] == "follow-up")] == []


@pytest.mark.parametrize("question", read(QUESTIONS), ids=lambda q: str(q["id"]))
def test_forbidden_patterns_can_be_compiled(question: Json) -> None:
    """Each "re:" entry is a regular expression that does not match the question itself."""
    for entry in question["must_not_say"]:
        if entry.startswith("re:"):
            assert not re.search(entry[3:], question["question"])


@pytest.mark.parametrize("gold", read(GOLD), ids=lambda g: str(g["content_contains"])[:40])
def test_a_gold_statement_stands_in_its_article(gold: Json) -> None:
    """Content, speaker and carriers of a gold statement are words of its article, and its stance is one of ours."""
    text = straight(words_of(gold["file"]))
    assert straight(gold["content_contains"]) in text
    assert [s for s in gold["speaker_contains"].lower().split("|") if s not in text.lower()] == []
    assert [name for name in gold["via"] if name not in text] == []
    assert gold["stance"] in STANCES


def test_the_gold_covers_nine_articles() -> None:
    """Nine articles are annotated, with denials, accusations and figures among their statements."""
    golds = read(GOLD)
    assert len({g["file"] for g in golds}) == 9
    assert {"denies", "accuses", "urges", "declines"} <= {g["stance"] for g in golds}
    assert sum(len(g["figures"]) for g in golds) >= 15


def test_the_gold_folder_is_where_the_readme_says() -> None:
    """Questions and gold lie beside the scorers."""
    assert {QUESTIONS.parent, GOLD.parent} == {Path(__file__).resolve().parents[2] / "evals"}
