"""A briefing names accounts that may not agree apart from what is plainly disputed, cited on both sides."""

from __future__ import annotations

from dataclasses import replace

from answering.briefing import brief
from answering.extractive import ExtractiveEngine
from answering.titles import DISPUTED, DOUBTFUL
from domain.answer import Brief, Evidence, Scope
from domain.briefing import Briefing
from tests.answering.builders import article, claim, dispute, evidence

QUESTION = "Orvenia says “the engineer was shot in the cells”: does the account of Talmark differ?"


def _given(pairs: int = 1) -> Evidence:
    """One article a pair: what Orvenia says of a prisoner, and what Talmark says next."""
    articles, claims, possible = [], [], []
    for n in range(pairs):
        made = article(
            f"Orvenia said that the engineer {n} was shot in the cells. Talmark said that it was his heart number {n}.",
            id=f"paper-{n}",
        )
        one = claim(made, "Orvenia", f"the engineer {n} was shot in the cells", cue="said", party="Orvenia")
        other = claim(made, "Talmark", f"it was his heart number {n}", cue="said", party="Talmark")
        sides = (("Orvenia", "shot", one), ("Talmark", "his heart", other))
        point = dispute(f"{n}: {QUESTION}" if n else QUESTION, *sides, kind="denial")
        articles.append(made)
        claims += [one, other]
        possible.append(replace(point, id=f"possible-{n}", certain=False))
    return replace(evidence(articles, claims), possible=tuple(possible))


def _made(given: Evidence, length: str = "long") -> Briefing:
    task = Brief(length="short" if length == "short" else "long")
    return brief(task, given, ExtractiveEngine(), Scope(articles=len(given.articles), origins=1))


def test_both_accounts_are_told_and_cited() -> None:
    """Each side with its own citation under the question, in a section of its own, and the pair's id in `possible`."""
    made = _made(_given())
    (section,) = [s for s in made.sections if s.title == DOUBTFUL]
    assert [(s.heading, bool(s.citations), s.status) for s in section.statements] == [(QUESTION, True, "verified")] * 2
    assert (made.possible, made.disputed) == (("possible-0",), ())
    assert DISPUTED not in [s.title for s in made.sections]


def test_there_are_few_of_them() -> None:
    """A short briefing on a few articles names three, the likeliest first."""
    assert _made(_given(6), "short").possible == ("possible-0", "possible-1", "possible-2")


def test_none_no_section() -> None:
    """Where all accounts agree, nothing is said of it."""
    given = replace(_given(), possible=())
    assert DOUBTFUL not in [s.title for s in _made(given).sections]
