"""The day of a library's newest article, from which the days of a question ("yesterday") are counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.article import Article


def newest_day(articles: Iterable[Article]) -> date | None:
    """The latest day of publication; None when no article has one. A date that is marked as impossible does not count."""
    return max((day for one in articles if (day := _day(one)) is not None), default=None)


def _day(article: Article) -> date | None:
    if article.published is None or any(flag.kind == "impossible-date" for flag in article.flags):
        return None
    return article.published.day
