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
from app.ui.library import ONE_AT_A_TIME, Library
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
    for tab, page in ((positions_tab, positions), (disputes_tab, disputes)):
        gr.on([tab.select, *(c.change for c in chosen.inputs)], page.show, chosen.inputs, page.panel, **QUIET)
    positions_tab.select(positions.renaming.known, None, positions.renaming.names, **QUIET)
    looked_at = [*library.view, *chosen.inputs]
    looks = [library_tab.select, *(c.change for c in looked_at)]
    gr.on(looks, library.show, looked_at, library.panel, trigger_mode="always_last", **QUIET)
    library_tab.select(library.beside, None, library.shelves, **QUIET)
    _arrivals(desk, made, top, ask, library, chosen)
    _set_right(desk, positions, disputes, chosen)


def _set_right(desk: Desk, positions: Positions, disputes: Disputes, chosen: Choosers) -> None:
    """What changes when a claim or a party was set right."""
    anew = gr.Button(
        "Draw again", elem_id="draw-again"
    )  # the page's listener presses it after a form of the source pane
    draws: tuple[tuple[Any, Any, Any], ...] = (
        (positions.show, chosen.inputs, positions.panel),
        (disputes.show, chosen.inputs, disputes.panel),
        (positions.renaming.known, None, positions.renaming.names),
        (lambda: gr.Dropdown(choices=list(desk.parties())), None, chosen.parties),
    )
    afterwards: tuple[Any, ...] = (anew.click, *(event.then for event in positions.renaming.done))
    for then in afterwards:
        for draw in draws:
            then(*draw, **QUIET)


def _arrivals(desk: Desk, made: gr.Blocks, top: gr.Markdown, ask: Ask, library: Library, chosen: Choosers) -> None:
    """What changes when the page is opened and when something was done in the library."""

    def arrived(*looked_at: Any) -> tuple[Any, ...]:
        names = gr.Dropdown(choices=list(desk.outlets())), gr.Dropdown(choices=list(desk.parties()))
        return shown(_header(desk), "top"), *names, library.show(*looked_at), library.beside()

    looked_at = [*library.view, *chosen.inputs]
    changed = [top, chosen.outlets, chosen.parties, library.panel, library.shelves]
    made.load(arrived, looked_at, changed, **QUIET)
    made.load(ask.opened, None, [ask.panel, ask.talks.bar, ask.talks.list], **QUIET)
    told_in = [library.stop, library.outcome]
    done = (
        library.files.upload(library.add, library.files, told_in, **ONE_AT_A_TIME | {"preprocess": False}),
        library.add_button.click(library.paste, library.box, told_in, **ONE_AT_A_TIME),
        library.watch_button.click(library.follow, library.box, told_in, **ONE_AT_A_TIME),
        library.go.click(library.act, library.asked, told_in, **ONE_AT_A_TIME),
    )
    for event, emptied in zip(done, (library.files, library.box, library.box, None), strict=True):
        event.then(arrived, looked_at, changed, **QUIET)
        if emptied is not None:
            event.then(lambda: None, None, emptied, **QUIET)


@told
def _header(desk: Desk) -> Html:
    return header(desk.scope(), desk.engine_line(), samples=desk.samples)
