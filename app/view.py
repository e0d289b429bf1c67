"""What a reader looks at, as the query of an address: a page under filters, so that it can be sent as a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, urlencode

from domain.article import Filters

LONGEST = 8_000  # characters of a query that is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a link may name: the pages by their short names, and the outlets, parties and tags of the library."""

    pages: Sequence[str]
    outlets: Sequence[str]
    parties: Sequence[str]
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page under filters; `problems` say in whole sentences what of a link could not be followed."""

    page: str
    filters: Filters = field(default_factory=Filters)
    problems: tuple[str, ...] = ()


def query_of(filters: Filters) -> str:
    """The filters as the part of an address behind "?"; "" when there is none.

    >>> from datetime import date
    >>> query_of(Filters(since=date(2031, 5, 3), outlets=("Harbour Radio", "A&B")))
    'since=2031-05-03&outlet=Harbour+Radio&outlet=A%26B'
    """
    days = [(name, day.isoformat()) for name, day in (("since", filters.since), ("until", filters.until)) if day]
    names = [("outlet", name) for name in filters.outlets] + [("party", name) for name in filters.parties]
    names += [("tag", name) for name in filters.tags]
    return urlencode([*days, *names], errors="replace")


def view_of(query: str, known: Known) -> View:
    """The view that an address asks for; what it names and nobody knows is left out and said.

    >>> known = Known(pages=("ask", "positions"), outlets=("Post",), parties=())
    >>> view = view_of("view=positions&since=2031-05-03&outlet=Post&outlet=Herald", known)
    >>> view.page, view.filters.outlets, view.problems
    ('positions', ('Post',), ('The link asks for the outlet “Herald”, which is not in this library.',))
    """
    given = parse_qsl(query.removeprefix("?")[:LONGEST], errors="replace")
    problems: list[str] = []
    page = next((value for name, value in given if name == "view"), known.pages[0])
    if page not in known.pages:
        problems.append(f"The link asks for a page “{page[:60]}”, and there is none of that name.")
    filters = Filters(
        since=_day(given, "since", problems),
        until=_day(given, "until", problems),
        outlets=_names(given, "outlet", known.outlets, problems),
        parties=_names(given, "party", known.parties, problems),
        tags=_names(given, "tag", known.tags, problems),
    )
    if filters.since and filters.until and filters.since > filters.until:
        problems.append("The link’s first day is later than its last: no article is from between them.")
    return View(page=page if page in known.pages else known.pages[0], filters=filters, problems=tuple(problems))


def _day(given: Sequence[tuple[str, str]], name: str, problems: list[str]) -> date | None:
    written = next((value for key, value in given if key == name), "")
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        problems.append(f"The link’s day “{written[:40]}” is none. A day is written as 2031-05-04.")
        return None


def _names(given: Sequence[tuple[str, str]], name: str, known: Sequence[str], problems: list[str]) -> tuple[str, ...]:
    """The names as the library spells them: a tag that was typed as “Harbour” is the tag “harbour”."""
    spelt = {one.casefold(): one for one in known} | {one: one for one in known}
    asked = tuple(dict.fromkeys(value for key, value in given if key == name))
    found = {one: spelt.get(one) or spelt.get(one.casefold()) for one in asked}
    problems += (
        f"The link asks for the {name} “{one[:80]}”, which is not in this library." for one in asked if not found[one]
    )
    return tuple(dict.fromkeys(one for one in found.values() if one))
