"""What to look at: dates, outlets and parties, chosen once for every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import gradio as gr

from app.ui.facade import Desk
from domain.article import Filters
from domain.errors import BadQuestion


@dataclass(frozen=True, slots=True)
class Choosers:
    """The four inputs that every page's events are given."""

    since: gr.Textbox
    until: gr.Textbox
    outlets: gr.Dropdown
    parties: gr.Dropdown

    @property
    def inputs(self) -> list[gr.Textbox | gr.Dropdown]:
        """In the order that `filters_of` takes them."""
        return [self.since, self.until, self.outlets, self.parties]


def choosers(desk: Desk) -> Choosers:
    """A folded row of four inputs."""
    with gr.Accordion("Filter by date, outlet or party", open=False, elem_id="filters"), gr.Row():
        since = gr.Textbox(label="From", placeholder="2031-05-03", max_length=10, min_width=120)
        until = gr.Textbox(label="Until", placeholder="2031-05-09", max_length=10, min_width=120)
        outlets = gr.Dropdown(list(desk.outlets()), label="Outlets", multiselect=True, min_width=220)
        parties = gr.Dropdown(list(desk.parties()), label="Parties", multiselect=True, min_width=220)
    return Choosers(since, until, outlets, parties)


def filters_of(since: str, until: str, outlets: list[str], parties: list[str]) -> Filters:
    """The filters that were chosen; BadQuestion when a date is none."""
    return Filters(since=_day(since), until=_day(until), outlets=tuple(outlets or ()), parties=tuple(parties or ()))


def _day(text: str) -> date | None:
    if not (text or "").strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadQuestion(f"Not a date: {text!r}", "Write the day as 2031-05-04.") from None
