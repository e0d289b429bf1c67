"""What to look at, as a program says it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import TypedDict, get_args

from app.ui.facade import Desk
from domain.article import Filters
from domain.errors import NotFound, UserError
from domain.narrowing import NarrowKind

_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


class Looking(TypedDict, total=False):
    """Only what was published from `since` until `until` (a day or a month), of these outlets, articles, parties and tags.

    `no_filter` names what the words of a question shall not filter: "dates", "outlets".
    """

    since: str | date | None
    until: str | date | None
    outlets: Sequence[str]
    articles: Sequence[str]
    parties: Sequence[str]
    tags: Sequence[str]
    no_filter: Sequence[NarrowKind]


def filters_of(desk: Desk, looking: Looking) -> Filters:
    """The filters; UserError for a day that is none, NotFound for an article or an outlet that is not there."""
    since, until = day(looking.get("since"), last=False), day(looking.get("until"), last=True)
    if since and until and since > until:
        raise UserError(f"since {since} is after until {until}", "Turn them round")
    for article in looking.get("articles", ()):
        _refuse_unknown(desk, article)
    outlets = tuple(_outlet(name, desk.outlets()) for name in looking.get("outlets", ()))
    articles, parties = tuple(looking.get("articles", ())), tuple(looking.get("parties", ()))
    wide = tuple(_kind(name) for name in looking.get("no_filter", ()))
    tags = tuple(looking.get("tags", ()))
    return Filters(since=since, until=until, outlets=outlets, articles=articles, parties=parties, tags=tags, wide=wide)


def _refuse_unknown(desk: Desk, article: str) -> None:
    """NotFound for an article that is not there, with the nearest ids, or where a program finds ids."""
    try:
        desk.article(article)
    except NotFound as error:
        near = (
            error.hint
            if error.hint.startswith("Did you mean")
            else "The passages that search gives name their articles"
        )
        raise NotFound(str(error), near) from error


def _kind(name: str) -> NarrowKind:
    """The kind of filter; UserError for one that questions do not set."""
    for known in get_args(NarrowKind):
        if name == known:
            return known  # type: ignore[no-any-return] # one of the literal's own words
    raise UserError(f"{name!r} is no filter that a question sets", f"There are {', '.join(get_args(NarrowKind))}")


def day(given: str | date | None, *, last: bool) -> date | None:
    """The day, of a month its first or last; UserError when it is none.

    >>> day("2031-02", last=True), day("2031-05-04", last=False), day(None, last=True)
    (datetime.date(2031, 2, 28), datetime.date(2031, 5, 4), None)
    """
    if given is None or isinstance(given, date):
        return given
    found = _DAY.fullmatch(given)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)  # no date has either
    try:
        return date(
            year, month, int(found[3]) if found and found[3] else calendar.monthrange(year, month)[1] if last else 1
        )
    except ValueError as error:
        raise UserError(f"{given!r} is not a day", "Write it as 2031-05-04, or a month as 2031-05") from error


def _outlet(name: str, known: Sequence[str]) -> str:
    """The outlet as the library spells it."""
    by_fold = {outlet.casefold(): outlet for outlet in known}
    if name.casefold() not in by_fold:
        near = get_close_matches(name.casefold(), list(by_fold), n=1)
        hint = f"Did you mean {by_fold[near[0]]!r}?" if near else f"There are: {', '.join(known[:20])}"
        raise NotFound(f"no article of the outlet {name!r}", hint)
    return by_fold[name.casefold()]
