"""What to look at: dates, outlets, parties and tags, chosen once for every page and kept in the address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from app.render.html import Html
from app.render.showing import showing
from app.ui.facade import Desk
from app.ui.parts import panel, shown
from app.ui.told import told
from app.view import query_of
from domain.article import Filters
from domain.errors import BadQuestion

NONE = Filters()
OFFERED = 50  # tags to choose from
Followed = tuple[str, tuple[str, ...]]  # the filters of a link as a query, and what of it could not be followed
NOTHING_TOLD: Followed = ("", ())


@dataclass(frozen=True, slots=True)
class Choosers:
    """The five inputs that every page's events are given, the page that is open, and the line that says what is looked at.

    The page's listener says which page is open, in a box of its own: the server would learn it from several events at
    once, in any order.
    """

    since: gr.Textbox
    until: gr.Textbox
    outlets: gr.Dropdown
    parties: gr.Dropdown
    tags: gr.Dropdown
    showing: gr.Markdown
    page: gr.Textbox
    asked: gr.Textbox
    go: gr.Button

    @property
    def inputs(self) -> list[gr.Textbox | gr.Dropdown]:
        """In the order that `filters_of` takes them."""
        return [self.since, self.until, self.outlets, self.parties, self.tags]


def choosers(desk: Desk) -> Choosers:
    """A folded row of five inputs, the line beside it, and what the page's listener fills to ask for a view."""
    with gr.Row(elem_id="choosing"):
        with gr.Accordion("Filter by date, outlet, party or tag", open=False, elem_id="filters"), gr.Row():
            since = _day_box("From", "since", "2031-05-03")
            until = _day_box("Until", "until", "2031-05-10")
            outlets = gr.Dropdown(list(desk.outlets()), label="Outlets", multiselect=True, min_width=220)
            parties = gr.Dropdown(list(desk.parties()), label="Parties", multiselect=True, min_width=220)
            tags = gr.Dropdown(
                label="Tags", multiselect=True, min_width=160, allow_custom_value=True, elem_id="tags", **tags_of(desk)
            )
        line = panel(now_showing(desk, NONE), "showing")
        page = gr.Textbox("ask", label="Page", elem_id="view-page")
        asked = gr.Textbox(label="View", elem_id="view-asked")
        go = gr.Button("Show the view", elem_id="view-go")
    return Choosers(since, until, outlets, parties, tags, line, page, asked, go)


def tags_of(desk: Desk) -> dict[str, Any]:
    """What the input for tags offers: by name, the tags that most articles have; any other is typed.

    Articles bring keywords of their own: a few hundred of them, most on one article only, would hide the tags that tell
    articles apart.
    """
    used = Counter(tag for tags in desk.tags.all().values() for tag in set(tags))
    most = sorted(used, key=lambda tag: (-used[tag], tag.casefold()))[:OFFERED]
    more = f"The {OFFERED} most used of {len(used):,}. Type any other and press Enter." if len(used) > OFFERED else None
    return {"choices": sorted(most, key=str.casefold), "info": more}


def _day_box(label: str, id_: str, like: str) -> gr.Textbox:
    """A box for a day; the page's listener makes it the browser's own field for days."""
    return gr.Textbox(label=label, placeholder=like, max_length=10, min_width=130, max_lines=1, elem_id=id_)


@told
def now_showing(desk: Desk, filters: Filters, problems: tuple[str, ...] = ()) -> Html:
    """What the filters leave of the library."""
    return showing(filters, desk.scope(filters).articles, desk.scope().articles, problems)


def chosen_line(desk: Desk, followed: Followed, *chosen: Any) -> Html:
    """The same for what stands in the inputs, with the problems of the link that set them; a day that is none is said there."""
    return shown(_line(desk, followed, *chosen), "showing")


@told
def _line(desk: Desk, followed: Followed, *chosen: Any) -> Html:
    filters = filters_of(*chosen)
    return now_showing(desk, filters, followed[1] if followed[0] == query_of(filters) else ())


def filters_of(
    since: str | None, until: str | None, outlets: list[str], parties: list[str], tags: list[str] | None = None
) -> Filters:
    """The filters that were chosen; BadQuestion when a date is none."""
    outlet, party, tag = (tuple(names or ()) for names in (outlets, parties, tags))
    return Filters(since=_day(since), until=_day(until), outlets=outlet, parties=party, tags=tag)


def values_of(filters: Filters) -> tuple[str, str, list[str], list[str], list[str]]:
    """What stands in the five inputs under these filters."""
    since, until = (day.isoformat() if day else "" for day in (filters.since, filters.until))
    return since, until, list(filters.outlets), list(filters.parties), list(filters.tags)


def _day(text: str | None) -> date | None:
    if not (text or "").strip():
        return None
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        raise BadQuestion(f"Not a date: {text!r}", "Write the day as 2031-05-04.") from None
