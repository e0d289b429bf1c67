"""One report in two outlets is one statement: what only repeats an earlier one from a copy of it is not shown again."""

from __future__ import annotations

from collections.abc import Mapping

from answering.words import tokens
from domain.answer import Statement
from domain.article import Article


def repeats(made: Statement, earlier: Statement, articles: Mapping[str, Article]) -> bool:
    """True for the same words by the same speaker out of copies of one report, "Post: “…”" and "Times: “…”".

    Quiet where the reports have different origins: two who say the same are two.
    """
    return _bare(made) == _bare(earlier) and _origins(made, articles) == _origins(earlier, articles)


def _bare(statement: Statement) -> tuple[str | None, tuple[str, ...]]:
    """The speaker, and the words without an outlet's name before them."""
    text = statement.text
    outlets = (c.outlet for c in statement.citations if c.outlet)
    label = next((f"{name}:" for name in outlets if text.startswith(f"{name}:")), "")
    speaker = None if statement.speaker in {c.outlet for c in statement.citations} else statement.speaker
    return speaker, tuple(tokens(text.removeprefix(label)))


def _origins(statement: Statement, articles: Mapping[str, Article]) -> frozenset[str]:
    cited = (articles[c.article] for c in statement.citations if c.article in articles)
    return frozenset(a.origin or a.id for a in cited)
