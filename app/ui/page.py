"""The whole page: header, filters, tabs and the source pane beside them."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.render.desk import header, pane
from app.render.html import Html
from app.ui.ask import Ask
from app.ui.briefing import Briefing
from app.ui.disputes import Disputes
from app.ui.facade import Desk
from app.ui.filters import Choosers, choosers
from app.ui.library import Library
from app.ui.parts import QUIET, panel, shown
from app.ui.positions import Positions
from app.ui.told import told

KEPT_FOR = (3_600, 86_400)  # seconds: look every hour for uploads older than a day


def blocks(desk: Desk) -> gr.Blocks:
    """Every page around one desk."""
    made = gr.Blocks(title="Sitrep", fill_width=True, analytics_enabled=False, delete_cache=KEPT_FOR)
    with made:
        top = panel(_header(desk), "top")
        chosen = choosers(desk)
        with gr.Row(elem_id="work"):
            with gr.Column(elem_id="pages", scale=3):
                _pages(desk, made, top, chosen)
            with gr.Column(elem_id="side", scale=2):
                panel(pane(), "source-panel")
    return made


def _pages(desk: Desk, made: gr.Blocks, top: gr.Markdown, chosen: Choosers) -> None:
    with gr.Tabs(elem_id="tabs"):
        with gr.Tab("Ask", id="ask"):
            ask = Ask(desk, chosen)
        with gr.Tab("Briefing", id="briefing"):
            Briefing(desk, chosen)
        with gr.Tab("Positions", id="positions") as positions_tab:
            positions = Positions(desk)
        with gr.Tab("Disputes", id="disputes") as disputes_tab:
            disputes = Disputes(desk)
        with gr.Tab("Library", id="library") as library_tab:
            library = Library(desk)
    for tab, page in ((positions_tab, positions), (disputes_tab, disputes), (library_tab, library)):
        tab.select(page.show, chosen.inputs, page.panel, **QUIET)
        for chooser in chosen.inputs:
            chooser.change(page.show, chosen.inputs, page.panel, **QUIET)
    _arrivals(desk, made, top, ask, library, chosen)


def _arrivals(desk: Desk, made: gr.Blocks, top: gr.Markdown, ask: Ask, library: Library, chosen: Choosers) -> None:
    """What changes when the page is opened and when articles were added."""

    def arrived(*filters: Any) -> tuple[Any, ...]:
        names = gr.Dropdown(choices=list(desk.outlets())), gr.Dropdown(choices=list(desk.parties()))
        return shown(_header(desk), "top"), *names, library.show(*filters)

    changed = [top, chosen.outlets, chosen.parties, library.panel]
    made.load(arrived, chosen.inputs, changed, **QUIET)
    made.load(lambda: shown(ask.hello(), "talk"), None, ask.panel, **QUIET)
    once: dict[str, Any] = {"preprocess": False, "concurrency_limit": 1}
    added = library.files.upload(
        library.add, library.files, [library.files, library.stop, library.outcome], **QUIET | once
    )
    added.then(arrived, chosen.inputs, changed, **QUIET)


@told
def _header(desk: Desk) -> Html:
    return header(desk.scope(), desk.engine_line(), samples=desk.samples)
