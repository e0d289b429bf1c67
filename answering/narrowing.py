"""The filters that stand in a question's own words: outlets, periods of publication, and days counted from the newest article.

They only narrow what a person chose, are told with the answer, and can be taken off (`Filters.wide`).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answering.dating import MONTHS, dates_in
from answering.kinds import kind_of
from answering.papers import is_paper, unknown_outlet
from answering.relative_days import PUBLISHED, Days, absolute, days_in, said, undated
from answering.sides import sides_in
from domain.article import Filters
from domain.narrowing import Narrowing

Period = tuple[date | None, date | None]  # first and last day of publication, inclusive
_MONTH_YEAR = re.compile(r"(?i)\b(" + "|".join(MONTHS) + r")\s+((?:19|20)\d\d)\b")
_PERIOD = re.compile(r"(?i)\b(published|articles? (?:of|from|in|on)|since|after|before|until|between)\b(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """A question, the filters with what its words add to them, and what that is.

    `dated` is the question with the days of the calendar, "" where none were counted; `asked_as` is without them.
    """

    asked_as: str
    filters: Filters
    by: tuple[Narrowing, ...] = ()
    dated: str = ""


def narrowed(question: str, filters: Filters, outlets: Sequence[str], newest: date | None) -> Narrowed:
    """The question and the filters, narrowed by what its words say; `newest` is the day of the library's newest article."""
    told: list[Narrowing] = []
    chosen, days = filters, None
    if "outlets" not in filters.wide:
        chosen = _by_outlets(question, chosen, outlets, told)
    if "dates" not in filters.wide:
        days = None if _stated(question) or dates_in(question) else days_in(question, newest)
        chosen = _by_days(question, chosen, days, newest, told) if days else _by_period(question, chosen, told)
    return Narrowed(
        asked_as=undated(question, days) if days else question,
        filters=chosen,
        by=tuple(told),
        dated=absolute(question, days) if days and not days.doubt else "",
    )


def _by_outlets(question: str, filters: Filters, outlets: Sequence[str], told: list[Narrowing]) -> Filters:
    """The outlets that the question names; of outlets that a person chose, those of them."""
    named = tuple(
        o
        for o in outlets
        if re.search(rf"(?i)(?<!\w){re.escape(o)}(?!\w)(?!(?-i:[ -][A-Z]))", question) and _is_name(o, question)
    )
    kept = tuple(o for o in named if not filters.outlets or o in filters.outlets)
    if kept and (strange := unknown_outlet(question, named)):
        told += _not_loaded(strange)
        return filters
    if not kept or kept == filters.outlets or (len(kept) == 1 and _sets_beside(question)):
        return filters
    told.append(Narrowing(kind="outlets", words=", ".join(kept), means=f"of {' or '.join(kept)}"))
    return replace(filters, outlets=kept)


def _not_loaded(name: str) -> Sequence[Narrowing]:
    """What is told of an outlet that no article is of; of another name ("Lake Post and Orvenia") there is nothing to tell."""
    means = "no article of an outlet of this name is loaded, so articles of all outlets are searched"
    return (Narrowing(kind="outlets", words=name, means=means, used=False),) if is_paper(name) else ()


def _sets_beside(question: str) -> bool:
    """True for "Lake Relief versus the mayor: how many boats?": the other account may stand in another outlet."""
    return kind_of(question) in ("contradiction", "compare") or bool(sides_in(question))


def _is_name(outlet: str, question: str) -> bool:
    """An outlet named as a speaker's relay ("which claims did the Courier carry?") narrows; a common word does not."""
    return outlet[:1].isupper() or len(outlet.split()) > 1 or f'"{outlet}"' in question


def _by_period(question: str, filters: Filters, told: list[Narrowing]) -> Filters:
    """The filters within the period that the question names by the calendar, if any."""
    found = _stated(question)
    return filters if found is None else _within(filters, found[0], found[1], "", told)


def _by_days(question: str, filters: Filters, days: Days, newest: date | None, told: list[Narrowing]) -> Filters:
    """The filters within the days that were counted; as they were where those are in doubt."""
    if days.doubt or newest is None:
        told.append(Narrowing(kind="dates", words=days.words, means=days.doubt, used=False))
        return filters
    basis = f", counted from {said(newest)}, the day of the newest article"
    published = PUBLISHED.search(question[: days.start] + days.edge) is not None
    return _within(filters, _of_days(days, published=published), days.words, basis, told)


def _of_days(days: Days, *, published: bool) -> Period:
    """The days of publication: what was said or done on a day is reported then or later, never before.

    So "What did Talmark say on Tuesday?" has a first day and no last, and "articles published on Tuesday" has both.
    """
    match days.edge:
        case "before":
            return None, days.first
        case "until" | "till" | "by":
            return None, days.last
        case "after":
            return days.last, None
        case _:
            return days.first, days.last if published and days.edge != "since" else None


def _within(filters: Filters, period: Period, words: str, basis: str, told: list[Narrowing]) -> Filters:
    """The filters within a period too; it never widens what was chosen."""
    since = max((d for d in (filters.since, period[0]) if d), default=None)
    until = min((d for d in (filters.until, period[1]) if d), default=None)
    if (since, until) == (filters.since, filters.until):
        return filters
    told.append(Narrowing(kind="dates", words=words, means=f"published {_period_words(*period)}{basis}"))
    return replace(filters, since=since, until=until)


def _period_words(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {said(since)}" if since == until else f"from {said(since)} to {said(until)}"
    return f"on {said(since)} or later" if since else f"on {said(until)} or earlier" if until else "at any time"


def period_in(question: str) -> Period | None:
    """The days of publication that a question asks for in so many words: "published in May 2031", "before 5 May 2031".

    An event's date is no period: the report of it may appear days later, so "the clash of 4 May 2031" narrows nothing.
    """
    found = _stated(question)
    return found[0] if found else None


def _stated(question: str) -> tuple[Period, str] | None:
    """The period and its words."""
    found = _PERIOD.search(question)
    if found is None:
        return None
    dated = [d for d in dates_in(found[2]) if d.year is not None and _real(d.year, d.month, d.day)]
    days = [date(d.year or 0, d.month, d.day) for d in dated]
    end = max((d.span.end for d in dated), default=0)
    if not days and (month := _MONTH_YEAR.search(found[2])):
        year, number = int(month[2]), MONTHS.index(month[1].lower()) + 1
        days = [date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])]
        end = month.end()
    return (_period(found[1].lower(), days), f"{found[1]}{found[2][:end]}") if days else None


def _period(word: str, days: list[date]) -> Period:
    if word in ("since", "after"):
        return min(days), None
    if word in ("before", "until"):
        return None, max(days)
    return min(days), max(days)


def _real(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]
