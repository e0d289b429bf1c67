"""The pages that show the articles under filters: each is drawn when it is opened, and again when the filters change."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import gradio as gr

from app.ui.facade import Desk
from app.ui.filters import NOTHING_TOLD, Choosers, Followed, chosen_line, now_showing, tags_of, values_of
from app.ui.parts import LAST, shown
from app.view import Known, query_of, view_of

PAGES = ("ask", "briefing", "positions", "disputes", "timeline", "library", "settings")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that is drawn from its own inputs and the filters."""

    name: str
    show: Callable[..., Any]
    panel: gr.Markdown
    inputs: Sequence[Any] = field(default=())


class Looking:
    """Which page is open, under which filters; an address brings both, and the line over the pages says them."""

    def __init__(self, desk: Desk, chosen: Choosers, drawn: Sequence[Drawn]) -> None:
        self.desk, self.chosen, self.drawn = desk, chosen, drawn
        self.followed = gr.State(NOTHING_TOLD)  # the filters of the link that was followed last, and its problems
        self.inputs = [self.followed, chosen.page, *(i for page in drawn for i in page.inputs), *chosen.inputs]
        self.stale = gr.Textbox(label="Changed at", elem_id="view-stale")  # written when what is shown has changed
        self.panels = [chosen.showing, *(page.panel for page in drawn)]

    def follow(self) -> None:
        """Draw the open page when another is opened, when its own inputs or the filters change, and when it is stale.

        One handler draws for all of these, and one at a time: two would race, and a page drawn under the filters of a
        moment ago could arrive last; two that wait for their last event also start each other again. Nor is a view lost
        that is asked for while another is still on its way: back and forward come quickly one after the other.
        """
        own = (one for page in self.drawn for one in page.inputs)
        inputs = [self.chosen.page, self.stale, *self.chosen.inputs, *own]
        looked_at = [one.change for one in inputs]
        gr.on(looked_at, self.again, self.inputs, self.panels, **LAST)
        self.chosen.go.click(self.asked, self.chosen.asked, self.set_by_view, **LAST)

    @property
    def set_by_view(self) -> list[Any]:
        """What an address sets: the filters, the line that says them, and what could not be followed."""
        return [*self.chosen.inputs, self.chosen.showing, self.followed]

    def again(self, followed: Followed, current: str, *given: Any) -> tuple[Any, ...]:
        """The line and the open page drawn again; the others wait until they are opened."""
        chosen = list(given)
        own = {page.name: [chosen.pop(0) for _ in page.inputs] for page in self.drawn}
        pages = (page.show(*own[page.name], *chosen) if page.name == current else gr.skip() for page in self.drawn)
        return self.line(followed, *chosen), *pages

    def changed(self) -> str:
        """Another value of `stale`, so that the open page is drawn again by the one handler that draws."""
        return str(time.monotonic_ns())

    def line(self, followed: Followed, *chosen: Any) -> Any:
        """The line over the pages; the problems of a link stay as long as its filters do."""
        return chosen_line(self.desk, followed, *chosen)

    def asked(self, query: str) -> tuple[Any, ...]:
        """The filters of an address, and what of it could not be followed."""
        desk = self.desk
        known = Known(pages=PAGES, outlets=desk.outlets(), parties=desk.parties(), tags=desk.tags.names())
        view = view_of(query, known)
        line = shown(now_showing(self.desk, view.filters, view.problems), "showing")
        return *values_of(view.filters), line, (query_of(view.filters), view.problems)

    def opened(self, request: gr.Request) -> tuple[Any, ...]:
        """The same for the address that the page was opened at, with what can be chosen by now; the page is made only once."""
        query = urlencode(list(request.query_params.multi_items())) if request.query_params else ""
        since, until, outlets, parties, tags, *said = self.asked(query)
        known = ({"choices": list(names)} for names in (self.desk.outlets(), self.desk.parties()))
        offered = (*known, tags_of(self.desk))
        chosen = (_offering(some, value) for some, value in zip(offered, (outlets, parties, tags), strict=True))
        return since or gr.skip(), until or gr.skip(), *chosen, *said


def _offering(some: Mapping[str, Any], chosen: list[str]) -> Any:
    """What there is to choose from; what is chosen is left alone when nothing is, for each change draws the pages anew."""
    return gr.Dropdown(**some, value=chosen) if chosen else gr.Dropdown(**some)
