"""The figure ledger: for each kind and side, every claimant's count with its day, chain and sentence, older ones behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.render.cautions import touching
from app.render.cite import Place, chain, cites
from app.render.figure_words import VICTIMS, group_name
from app.render.html import Html, join, tag
from app.render.parties import colour
from app.render.plot import plot, table_link
from app.render.words import badge, count, day, heading, quiet
from domain.citation import Citation
from domain.count_words import count_words
from domain.record import FigureGroup, FigureLine, FigureRow

OPEN = 8  # groups that are shown unfolded
COLUMNS = ("Claimant", "Count", "Of whom", "As of", "Said", "Through")


def figures(found: Sequence[FigureGroup], palette: Mapping[str, str], counted: Mapping[Place, int], query: str) -> Html:
    """The ledger with a plot for each group; the groups after the first few are folded away."""
    title = heading("Figures", badge(f"{count(len(found), 'count')} by who gives them · no verdicts"))
    if not found:
        return tag("section", title, quiet("No figure of losses was found in these articles."), id="figures")
    csv = tag("p", table_link("figures", query, "Save all figures as CSV"), class_="foot")
    cards = tuple(_group(group, palette, counted, query) for group in found)
    more = cards[OPEN:]
    summary = tag("summary", tag("b", count(len(more), "further count")))
    folded = tag("details", summary, *more, class_="shelf", id="shelf-figures") if more else Html("")
    return tag("section", title, csv, tag("div", *cards[:OPEN], folded, class_="scope"), id="figures")


def citations_of(found: Sequence[FigureGroup]) -> Iterator[Citation]:
    """Every citation of the ledger, in the order of the page."""
    for row in (row for group in found for row in group.rows):
        for one in (row.latest, *row.earlier):
            yield from one.told.citations


def _group(found: FigureGroup, palette: Mapping[str, str], counted: Mapping[Place, int], query: str) -> Html:
    head = tag(
        "h3", group_name(found), " ", badge(count(len({r.claimant for r in found.rows}), "claimant")), id=found.id
    )
    columns = tag("tr", *(tag("th", name, scope="col") for name in COLUMNS))
    rows = (_row(row, palette, counted) for row in found.rows)
    table = tag("table", tag("thead", columns), tag("tbody", *rows), class_="list ledger")
    drawn = plot(f"figures-{found.id}", query, f"of {group_name(found)}")
    return tag("section", head, drawn, tag("div", table, class_="scroller"), class_="card")


def _row(row: FigureRow, palette: Mapping[str, str], counted: Mapping[Place, int]) -> Html:
    latest = row.latest
    who = tag("bdi", row.claimant, class_=f"who {colour(latest.told.party or row.claimant, palette)}")
    cells = (
        tag("td", who),
        tag("td", _count(latest, counted), _behind(row.earlier, counted), touching(latest.told.citations)),
        tag("td", _victims(latest)),
        _filled(day(latest.figure.as_of), "as of "),
        _filled(day(latest.told.said_on), "said "),
        tag("td", chain(latest.told.chain)),
    )
    return tag("tr", *cells)


def _filled(words: str, called: str) -> Html:
    name = tag("span", called, class_="small chain")
    return tag("td", name, words, class_="when") if words else tag("td", "not given", class_="when none empty")


def _count(one: FigureLine, counted: Mapping[Place, int]) -> Html:
    denied = tag("span", "denies", class_="stance") if one.denied else ""
    scope = badge("of one day") if one.figure.scope == "daily" else ""
    return tag("p", join((denied, tag("b", count_words(one.figure)), cites(one.told.citations, counted), scope), " "))


def _victims(one: FigureLine) -> str:
    kind = VICTIMS[one.figure.victims_kind] or "not said who"
    own = {True: "own losses", False: "the other side’s losses", None: ""}[one.figure.own_losses]
    return ", ".join(part for part in (kind, own) if part)


def _behind(older: Sequence[FigureLine], counted: Mapping[Place, int]) -> Html:
    """The counts that the same claimant gave before."""
    if not older:
        return Html("")
    rows = (tag("li", _count(one, counted), _when(one)) for one in older)
    return tag("details", tag("summary", count(len(older), "earlier count")), tag("ul", *rows), class_="behind")


def _when(one: FigureLine) -> Html:
    revised = "revised since" if one.revised else ""
    return chain(one.told.chain, f"said {day(one.told.said_on)}" if one.told.said_on else "", revised)
