"""The Timeline page: statements by the day of the event or of the statement, read anew each time the page is opened."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import gradio as gr

from app.render.html import Html
from app.render.parties import colours
from app.render.timeline import ONCE, start_of, timeline
from app.render.words import quiet
from app.ui.facade import Desk
from app.ui.filters import filters_of
from app.ui.parts import panel, shown
from app.ui.told import told
from app.view import query_of
from domain.record import TimelineBy


class Timeline:
    """The page's components, and its handler around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.by = gr.Radio(
            [("Day of the event", "event"), ("Day of the statement", "statement")],
            value="event", label="Placed by", elem_id="timeline-by",
        )  # fmt: skip
        self.turned = gr.Textbox(label="Day", elem_id="turned-day")
        self.panel = panel(quiet("Reading the articles…"), "timeline")

    @property
    def view(self) -> list[Any]:
        """The inputs that say which part is looked at, before the filters."""
        return [self.by, self.turned]

    def show(self, by: TimelineBy, turned: str, *chosen: Any) -> Html:
        """The plot and the days."""
        return shown(self._days(by, turned, chosen), "timeline")

    @told
    def _days(self, by: TimelineBy, turned: str, chosen: tuple[Any, ...]) -> Html:
        filters, kind = filters_of(*chosen), by if by == "statement" else "event"
        found = self.desk.records.timeline(filters, kind)
        first = start_of(found, turned or "")
        listed = self.desk.records.told(found.marks[first : first + ONCE], filters)
        query = "&".join(part for part in (urlencode({"by": kind}), query_of(filters)) if part)
        return timeline(found, first, listed, colours(self.desk.parties()), query)
