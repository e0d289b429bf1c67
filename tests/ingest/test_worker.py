"""Parsing in child processes: the same articles in the same order, and one refusal for what ends a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.article import Article
from domain.report import Parsed, Source
from ingest.limits import Limits
from ingest.load import load
from ingest.worker import Parsers
from tests.ingest.build import record, written


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    """Two processes for all tests that do not break them."""
    with Parsers(Limits(), processes=2) as both:
        yield both


def sources(folder: Path, **files: str) -> list[Source]:
    """One source for each file, written first; `a_txt` is named a.txt."""
    return [Source(location=str(written(folder, name.replace("_", "."), text))) for name, text in files.items()]


def articles(answers: list[Parsed]) -> list[Article]:
    """All articles, in order."""
    return [article for answer in answers for article in answer.articles]


def test_articles_are_those_of_this_process_in_the_order_of_the_sources(tmp_path: Path, parsers: Parsers) -> None:
    """A child's work cannot be told from our own: every field is the same."""
    page = (
        "<html><body><article>"
        + "<p>Guns were fired near Sella on Tuesday, the army said.</p>" * 4
        + "</article></body></html>"
    )
    given = sources(
        tmp_path,
        a_txt="Calm returns\n\nIt rained in Sella &amp; beyond.",
        b_html=page,
        c_jsonl=record(id="x") + "\n" + record(title="T"),
    )
    assert articles(list(parsers.parse(given))) == [one for one in load(given) if isinstance(one, Article)]


def test_a_long_file_comes_in_parts(tmp_path: Path, parsers: Parsers) -> None:
    """At most 64 articles each; only the last part says that it is the last."""
    (given,) = sources(tmp_path, long_jsonl="\n".join(record(f"Shell {n} fell.") for n in range(150)))
    answers = list(parsers.parse([given]))
    assert [len(answer.articles) for answer in answers] == [64, 64, 22]
    assert [answer.last for answer in answers] == [False, False, True]
    assert [one.text for one in articles(answers)] == [f"Shell {n} fell." for n in range(150)]
