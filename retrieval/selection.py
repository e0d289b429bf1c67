"""Filters as conditions on the catalogue."""

from __future__ import annotations

import calendar
import json
from collections.abc import Collection
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from domain.article import Filters
from domain.moment import Moment
from retrieval.schema import articles, claim_parties

T = TypeVar("T", str, int)


def one_of(column: ColumnElement[T], values: Collection[T]) -> ColumnElement[bool]:
    """True where the column holds one of any number of values (a plain IN stops at 32,766)."""
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(listed.c.value))


def conditions(filters: Filters) -> ColumnElement[bool]:
    """True for the articles under the filters; a party is met by a claim that it makes or that names it.

    An article with no date passes only when no date is asked for; one dated by month passes when the month overlaps.
    """
    chosen: list[ColumnElement[bool]] = [articles.c.hidden.is_(False)]
    if filters.since:
        chosen.append(articles.c.last_day >= filters.since.isoformat())
    if filters.until:
        chosen.append(articles.c.first_day <= filters.until.isoformat())
    if filters.outlets:
        chosen.append(or_(one_of(articles.c.outlet, filters.outlets), one_of(articles.c.name, filters.outlets)))
    if filters.articles:
        chosen.append(one_of(articles.c.id, filters.articles))
    if filters.parties:
        named = claim_parties.c.article == articles.c.id
        chosen.append(exists().where(named, one_of(claim_parties.c.party, filters.parties)))
    return and_(*chosen)


def searchable(filters: Filters) -> Select[str]:
    """The ids of the articles under the filters that search may show."""
    return select(articles.c.id).where(may_be_shown(filters))


def may_be_shown(filters: Filters) -> ColumnElement[bool]:
    """True for the articles under the filters that search may show."""
    return and_(conditions(filters), articles.c.state.in_(("indexed", "analysed")))


def days(moment: Moment | None) -> tuple[str | None, str | None]:
    """The first and last day a moment may mean, as ISO dates."""
    if moment is None:
        return None, None
    first = moment.first_day
    last = moment.day or date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first.isoformat(), last.isoformat()
