"""The line over every page that says what is looked at: each filter with a way to drop it, and the link to this view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.render.html import Html, join, tag
from app.render.words import count, day, note
from app.view import query_of
from domain.article import Filters


def showing(filters: Filters, articles: int, loaded: int, problems: Sequence[str] = ()) -> Html:
    """How many of the loaded articles the filters leave, the filters, and what of a link could not be followed."""
    now = query_of(filters)
    if now:
        words = f"Showing {articles:,} of {count(loaded, 'article')}:"
        chips = join((*_chips(filters), _drop("Clear all", "", "all filters")), " ")
    else:
        words, chips = f"Showing all {count(loaded, 'article')}" if loaded else "", Html("")
    said = tag("span", words, role="status")
    copy = tag("button", "Copy link to this view", type="button", class_="act-like", id="copy-link", value=now)
    done = tag("span", "", id="copied", class_="copied", role="status")
    line = tag("div", tag("span", join((said, chips), " "), class_="chosen"), done, copy, class_="showing")
    return join((line, _problems(filters, problems, articles, now)))


def _none(filters: Filters) -> str:
    if filters.since and filters.until and filters.since > filters.until:
        return "The first day is later than the last: no article is from between them. Change one of them."
    return "No loaded article passes these filters. Take one off, or clear all."


def _problems(filters: Filters, problems: Sequence[str], articles: int, now: str) -> Html:
    none = (_none(filters),) if now and not articles and not problems else ()
    told = (*problems, *none)
    return note(*(tag("p", line) for line in told), kind="error") if told else Html("")


def _chips(filters: Filters) -> Iterator[Html]:
    """Each filter, with the query that is left without it."""
    if filters.since:
        yield _chip(f"from {day(filters.since.isoformat(), year=True)}", replace(filters, since=None))
    if filters.until:
        yield _chip(f"until {day(filters.until.isoformat(), year=True)}", replace(filters, until=None))
    for name in filters.outlets:
        yield _chip(name, replace(filters, outlets=tuple(o for o in filters.outlets if o != name)))
    for name in filters.parties:
        yield _chip(name, replace(filters, parties=tuple(p for p in filters.parties if p != name)))
    for name in filters.tags:
        yield _chip(f"tag {name}", replace(filters, tags=tuple(t for t in filters.tags if t != name)))


def _chip(words: str, without: Filters) -> Html:
    drop = _drop("✕", query_of(without), f"the filter {words}")
    return tag("span", tag("bdi", words), drop, class_="badge chip")


def _drop(words: str, query: str, about: str) -> Html:
    heard = tag("span", f"Drop {about}", class_="vh") if words == "✕" else ""
    sign = tag("span", words, aria_hidden="true") if heard else words
    return tag("button", heard, sign, type="button", class_="unfilter", value=query)
