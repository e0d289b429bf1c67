"""Who writes of it at all: the articles about an event, by outlet, with copies counted as one origin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.case import Case
from answering.matter import Matter
from answering.templates import capitalised, counted
from answering.words import tokens
from answering.writers.lines import AT_MOST, lead, sentence_line
from domain.answer import DraftStatement
from domain.article import Article
from domain.text import Sentence

_PAPERS = (
    r"(?:outlets?|sources?|articles?|(?:news)?papers?|media|reports?|publications?|stations?|agenc(?:y|ies)|stories|"
    r"documents?|texts?)"
)
_WRITE = (
    r"(?:carr(?:y|ies|ied)|report(?:s|ed)?|cover(?:s|ed)?|mention(?:s|ed)?|writes?|wrote|discuss(?:es|ed)?|deal(?:s|"
    r"t)? with|speaks? of|tells? of|(?:is|are|was|were) (?:about|on)|ha(?:ve|s) (?:reported|covered|carried|written))"
)
_ASKED = re.compile(
    rf"(?i)\bhow many (?:different |independent |separate )?{_PAPERS} (?:\w+ )?(?:{_WRITE}|do (?:we|you) have|(?:are )?there)\b|"
    rf"^\W*(?:and |but )?(?:which|what) {_PAPERS} (?:\w+ )?{_WRITE}\b(?! that\b)|\bwho (?:else )?(?:carr(?:y|ies|ied)|"
    rf"covers?|covered) (?!out\b)"
)
_OF_WORDS = re.compile(
    r"(?i)\b(?:tolls?|numbers?|figures?|counts?|casualt\w+|loss(?:es)?|dead|deaths?|killed|wounded|injur\w+|statements?|"
    r"claims?|words|denials?|"
    r"quot\w+|accusations?|appeals?|messages?|summary|interviews?|report of|rumou?rs?|that)\b"
)
_LONG = 7  # words of a sentence that tells something: shorter ones are titles and slug lines


def asks_coverage(question: str) -> bool:
    """True for a question for the outlets or the number of reports of an event, not of somebody's words or of a figure.

    >>> asks_coverage("Which outlets cover the fire?"), asks_coverage("Which outlets carried the ministry's statement?")
    (True, False)
    """
    found = _ASKED.search(question)
    return found is not None and _OF_WORDS.search(question[found.end() :]) is None


def write(case: Case) -> Iterator[DraftStatement]:
    """A count of articles, outlets and origins, then a sentence of each outlet; nothing when no article is about it."""
    matter = Matter(case=case)
    articles = matter.articles
    if not articles or matter.is_open:
        return
    outlets = {a.name: a for a in reversed(articles)}
    origins = {a.origin or a.id for a in articles}
    yield lead(
        "covered",
        articles=capitalised(counted(len(articles), "article")),
        outlets=counted(len(outlets), "outlet"),
        origins=counted(len(origins), "origin"),
    )
    for article in reversed(list(outlets.values())[-AT_MOST:]):
        sentence = telling(matter, article)
        if sentence is not None:
            yield sentence_line(article, sentence, ())


def telling(matter: Matter, article: Article) -> Sentence | None:
    """The first sentence of an article that tells most of the event; None when none may be cited."""
    case = matter.case
    citable = [s for a, s in case.sentences if a.id == article.id and _is_prose(s.span.of(a.text), article)]
    scored = [(round(case.cover(case.stems_at(article, s), matter.terms), 1), -s.index, s) for s in citable[:12]]
    return max(scored, key=lambda one: one[:2])[2] if scored else None


def _is_prose(text: str, article: Article) -> bool:
    """False for a title, a slug line or a heading."""
    titled = " ".join(text.split()) == " ".join((article.title or "").split())
    return not titled and len(tokens(text)) >= _LONG and text.rstrip("”\"’')] ").endswith((".", "!"))
