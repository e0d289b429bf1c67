"""The library: the table of articles, as an editor looks through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from app.render.cautions import name_of
from app.render.cite import read
from app.render.drawing import cut
from app.render.html import Html, join, tag
from app.render.words import badge, count, day, heading, quiet
from domain.article import Article
from domain.language import language_name

SHOWN = 200  # rows of one page: a browser stays quick with a large library
Sort = Literal["newest", "oldest", "added", "outlet", "title"]
SORTS: Mapping[Sort, str] = {
    "newest": "Newest first", "oldest": "Oldest first", "added": "Last added first", "outlet": "By outlet", "title": "By title",
}  # fmt: skip
STATES = {
    "received": "waiting to be read", "parsed": "waiting for the index", "indexed": "searchable, claims not read yet",
    "failed": "could not be analysed",
}  # fmt: skip
OWN = "A tag of the article's own record"
OWN_SHOWN = 4  # tags of an article's own record that a row has room for
NO_TAGS: Mapping[str, Sequence[str]] = MappingProxyType({})
EMPTY = "No articles yet. Drop files above, or paste a text or addresses."
FILTERED = "No loaded article passes the filters. Take one off above, or clear all."
OPENING = 70  # characters of a text that stand for its title


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which part of the library is looked at: words that an article must hold, the order, and the page from 1.

    `turned` is what a page button says: the page, and the words and order that it was meant for.
    """

    words: str = ""
    sort: Sort = "newest"
    turned: str = ""
    pickable: bool = False

    def turn_to(self, page: int) -> str:
        """The value of the button that leads to a page of this view.

        >>> view = View(words="ford")
        >>> View(words="ford", turned=view.turn_to(3)).page, View(words="bridge", turned=view.turn_to(3)).page
        (3, 1)
        """
        return f"{page}|{self.sort}|{self.words.strip()}"

    @property
    def page(self) -> int:
        """The page that was turned to; the first one after other words or another order were chosen."""
        page, _, rest = self.turned.partition("|")
        return int(page) if page.isdecimal() and rest == f"{self.sort}|{self.words.strip()}" else 1


def articles(
    found: Sequence[Article],
    view: View = View(),
    known: Sequence[Article] | None = None,
    tags: Mapping[str, Sequence[str]] = NO_TAGS,
) -> Html:
    """The table of articles, a page of 200 at a time; `known` are those that copies may come from (left out: `found`).

    `tags` are those of each article that has some.
    """
    title = heading("Articles", badge(_counted(found)), *_states(found))
    if not found:
        return join((title, quiet(FILTERED if known else EMPTY)))
    chosen = _sorted([a for a in found if _holds(a, view.words, tags.get(a.id, ()))], view.sort)
    if not chosen:
        return join((title, quiet(f"No article holds “{view.words.strip()}”.")))
    pages = -(-len(chosen) // SHOWN)
    page = min(max(1, view.page), pages)
    origins = {a.id: a for a in (found if known is None else known)}
    rows = (_row(a, origins, view, tags.get(a.id, ())) for a in chosen[(page - 1) * SHOWN : page * SHOWN])
    names = (*(("Select",) if view.pickable else ()), "Title", "Outlet", "Published", "Cautions")
    head = tag("tr", *(tag("th", tag("span", n, class_="vh" if n == "Select" else ""), scope="col") for n in names))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="list")
    return join((title, tag("div", table, class_="scroller scope"), _pages(page, pages, len(chosen), view)))


def _counted(found: Sequence[Article]) -> str:
    """How many articles, and how many reports of their own they are: “3 articles, 1 origin”."""
    origins = len({a.origin or a.id for a in found})
    return count(len(found), "article") + (f", {count(origins, 'origin')}" if found else "")


def _states(found: Sequence[Article]) -> tuple[Html, ...]:
    """One badge for each state that an article still waits in."""
    waiting = Counter(a.state for a in found if a.state in STATES)
    return tuple(badge(f"{number:,} {STATES[state]}", "warn") for state, number in waiting.items())


def _holds(article: Article, words: str, tags: Sequence[str]) -> bool:
    """True when every word stands in the article, in what is known of it, or in its tags."""
    known = (article.title, article.outlet, article.agency, article.byline, article.url, article.source, article.text)
    readings = (flag.suggestion for flag in article.flags)
    text = "\n".join(part for part in (*known, *readings, *tags) if part).casefold()
    return all(word in text for word in words.casefold().split())


def _sorted(found: Sequence[Article], sort: Sort) -> list[Article]:
    """In the order chosen; articles without what is sorted by come last."""
    dated = {a.id: a.published.first_day.isoformat() if a.published else "" for a in found}
    kept = {a.id: str(a.versions[0].stored_at if a.versions else a.stored_at or "") for a in found}
    orders: dict[Sort, tuple[Callable[[Article], tuple[str, ...]], bool]] = {
        "newest": (lambda a: (dated[a.id], a.id), True),
        "oldest": (lambda a: (dated[a.id] or "9999", a.id), False),
        "added": (lambda a: (kept[a.id], a.id), True),
        "outlet": (lambda a: (a.name.casefold(), dated[a.id], a.id), False),
        "title": (lambda a: ((a.title or a.name).casefold(), a.id), False),
    }
    by, backwards = orders[sort]
    return sorted(found, key=by, reverse=backwards)


def _row(article: Article, origins: Mapping[str, Article], view: View, tags: Sequence[str]) -> Html:
    when = day(article.published.iso, year=True) if article.published else tag("span", "no date", class_="none")
    kinds = dict.fromkeys(f.kind for f in article.flags)
    cautions = join((badge(name_of(kind), "warn") for kind in kinds), " ")
    name = called(article)
    credited = article.agency if article.agency and article.agency != article.name else ""
    outlet = join((tag("bdi", article.name), tag("div", f"credits {credited}", class_="chain") if credited else ""))
    cells = (
        *((tag("td", pick(article.id, name), class_="picks"),) if view.pickable else ()),
        tag(
            "td",
            join(
                (read(article.id, article.version, name), _tagged(tags, article.keywords), _remarks(article, origins))
            ),
        ),
        tag("td", outlet, class_="outlet"),
        tag("td", when, class_="when"),
        tag("td", cautions, class_="" if kinds else "empty"),
    )
    return tag("tr", *cells)


def called(article: Article) -> str:
    """The title; one that has none is known by how its text begins, not by its outlet, which many have in common."""
    begins = " ".join(article.text[: 2 * OPENING].split())
    return article.title or (f"Untitled: “{cut(begins, OPENING)}”" if begins else article.name)


def pick(id_: str, name: str) -> Html:
    """The button that selects a row; the page's listener counts what is selected."""
    return tag("button", tag("span", f"Select “{name}”", class_="vh"), type="button", class_="pick", value=id_)


def _tagged(tags: Sequence[str], own: Sequence[str]) -> Html:
    """The tags under a title: those that persons gave, then the first few of the article's own record, marked as such."""
    known = {name.casefold() for name in own}
    given = [name for name in tags if name.casefold() not in known]
    told = [name for name in tags if name.casefold() in known]
    shown = [*(badge(name) for name in given), *(badge(name, "own", title=OWN) for name in told[:OWN_SHOWN])]
    more = told[OWN_SHOWN:]
    shown += [badge(f"+{len(more)}", "own", title=f"{OWN}: {', '.join(more)}")] if more else []
    heard = tag("span", "Tagged: ", class_="vh")
    return tag("div", heard, join(shown, " "), class_="tags") if shown else Html("")


def _remarks(article: Article, origins: Mapping[str, Article]) -> Html:
    """Under the title: whose copy it is, its language, and what it waits for."""
    origin = origins.get(article.origin or "") if article.origin != article.id else None
    copied = (
        join((tag("span", "copy of "), read(origin.id, origin.version, origin.name)))
        if origin is not None
        else Html("copy of another report")
        if article.origin not in (None, article.id)
        else ""
    )
    several = count(len(article.copies), "copy", "copies") if article.copies and not copied else ""
    tongue = language_name(article.language) if article.language and article.language != "en" else ""
    parts = (copied, several, tongue, STATES.get(article.state, ""))
    shown = join((part if isinstance(part, Html) else tag("bdi", part) for part in parts if part), " · ")
    return tag("div", shown, class_="chain") if shown else Html("")


def _pages(page: int, pages: int, number: int, view: View) -> Html:
    """Which part is shown, and the way to the others; nothing when one page holds all."""
    if pages == 1:
        return Html("")
    first = (page - 1) * SHOWN + 1
    shown = tag("span", f"{first:,}–{min(page * SHOWN, number):,} of {number:,}", role="status")
    moves = (
        tag("button", words, type="button", class_="turn-page", value=view.turn_to(to), disabled=not 1 <= to <= pages)
        for words, to in (("Earlier rows", page - 1), ("Later rows", page + 1))
    )
    return tag("div", join((*moves, shown), " "), class_="pages")
