"""What hostile, broken or strange inputs share: how one is described, made, parsed in the real processes and judged."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from domain.article import Article, Refusal
from domain.report import Link, Parsed, Source
from ingest.limits import Limits
from ingest.sources import expand
from ingest.worker import Parsers

BODY = "Shells fell near the Sella crossing on Tuesday, the army of Orvenia said. Nobody was hurt in the town."
MOST_SECONDS = 30
MOST_MEMORY = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """One bad input by its number in the list, how it is made, and what is to become of it.

    `refused`: a word of the reason ("" where it goes in). `flags`, `holds`, `lacks`: of the one article that goes in.
    """

    number: int
    what: str
    make: Callable[[Path], list[Source]]
    refused: str = ""
    flags: frozenset[str] = frozenset()
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    articles: int = 1
    slow: bool = False
    either: bool = False
    """True where both an article and a refusal are right, since it hangs on a library how much of it can be saved."""


@dataclass(slots=True)
class Outcome:
    """What became of the bad ones of a batch, in order, and how long the batch took in seconds."""

    articles: list[Article] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    seconds: float = 0.0


def file(name: str, content: str | bytes | Callable[[], str | bytes], **more: str) -> Callable[[Path], list[Source]]:
    """Makes one file of that name; large content is only made when its test runs."""

    def make(folder: Path) -> list[Source]:
        data = content() if callable(content) else content
        (folder / name).write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        return [Source(location=str(folder / name), **more)]

    return make


def cases(*bad: Bad) -> pytest.MarkDecorator:
    """A test for each."""
    marked = [
        pytest.param(one, id=f"{one.number}-{one.what}", marks=[pytest.mark.slow] if one.slow else []) for one in bad
    ]
    return pytest.mark.parametrize("bad", marked)


def processes() -> Iterator[Parsers]:
    """The real thing, with the limits of the product; ended after the tests of a file."""
    with Parsers(Limits(), processes=2) as parsers:
        yield parsers


def judge(bad: Bad, parsers: Parsers, folder: Path) -> Outcome:
    """What becomes of a bad input between two good ones, checked against what should; the good ones must go in."""
    outcome = batch(parsers, folder, bad.make(folder))
    assert outcome.seconds < MOST_SECONDS
    assert 0 < parsers.peak_memory <= MOST_MEMORY
    for one in outcome.refused:
        assert ": " in one.reason, "a reason says what to do"
        assert len(one.reason) < 400
    if outcome.refused if bad.either else bad.refused:
        assert not outcome.articles
        assert len(outcome.refused) == 1, [one.reason for one in outcome.refused]
        assert bad.refused in outcome.refused[0].reason
    else:
        _check_articles(bad, outcome)
    return outcome


def _check_articles(bad: Bad, outcome: Outcome) -> None:
    assert not outcome.refused, [one.reason for one in outcome.refused]
    assert len(outcome.articles) == bad.articles
    for one in outcome.articles:
        check_sound(one)
        assert bad.flags <= {flag.kind for flag in one.flags}, one.flags
        assert all(words in one.text for words in bad.holds), one.text[:500]
        assert not any(words in one.text for words in bad.lacks), one.text[:500]


def check_sound(article: Article) -> None:
    """An article that can be stored, cut and quoted: no control or invisible characters, sentences inside the text."""
    article.text.encode("utf-8")
    article.raw.encode("utf-8")
    assert article.text.strip()
    assert not any(char in article.text for char in "\0\x1b\u200b\u202e\ufeff\U000e0041")
    assert article.sentences
    assert article.sentences[-1].end <= len(article.text)
    assert article.offsets.pieces[-1].raw_end <= len(article.raw)


def batch(parsers: Parsers, folder: Path, bad: list[Source]) -> Outcome:
    """What becomes of sources between two good ones."""
    first, last = (Source(location=str(folder / f"good {n}.txt")) for n in (1, 2))
    for source in (first, last):
        Path(source.location).write_text(BODY, "utf-8")
    began = time.monotonic()
    opened = [one for source in (first, *bad, last) for one in expand(source, Limits())]
    answers = list(parsers.parse(one for one in opened if isinstance(one, Source)))
    outcome = Outcome(seconds=time.monotonic() - began)
    outcome.refused += [one for one in opened if isinstance(one, Refusal)]
    for answer in answers:
        _gather(outcome, answer, good=answer.source in (first, last))
    return outcome


def _gather(outcome: Outcome, answer: Parsed, *, good: bool) -> None:
    if good:
        assert [one.text for one in answer.articles] == [BODY]
        return
    outcome.articles += answer.articles
    outcome.refused += answer.refused
    outcome.links += answer.links
