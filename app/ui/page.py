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
from app.ui.filters import Choosers, choosers, tags_of
from app.ui.library import ONE_AT_A_TIME, Library
from app.ui.looking import Drawn, Looking
from app.ui.parts import DIRECT, LAST, panel, shown
from app.ui.positions import Positions
from app.ui.settings import Settings
from app.ui.timeline import Timeline
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
    tabs: dict[str, gr.Tab] = {}
    with gr.Tabs(elem_id="tabs"):
        with gr.Tab("Ask", id="ask") as tabs["ask"]:
            ask = Ask(desk, chosen)
        with gr.Tab("Briefing", id="briefing") as tabs["briefing"]:
            Briefing(desk, chosen)
        with gr.Tab("Positions", id="positions") as tabs["positions"]:
            positions = Positions(desk)
        with gr.Tab("Disputes & figures", id="disputes") as tabs["disputes"]:
            disputes = Disputes(desk)
        with gr.Tab("Timeline", id="timeline") as tabs["timeline"]:
            timeline = Timeline(desk)
        with gr.Tab("Library", id="library") as tabs["library"]:
            library = Library(desk)
        with gr.Tab("Settings", id="settings") as tabs["settings"]:
            settings = Settings(desk)
    drawn = (
        Drawn("positions", positions.show, positions.panel),
        Drawn("disputes", disputes.show, disputes.panel),
        Drawn("timeline", timeline.show, timeline.panel, timeline.view),
        Drawn("library", library.show, library.panel, library.view),
    )
    looking = Looking(desk, chosen, drawn)
    looking.follow()
    tabs["positions"].select(positions.renaming.known, positions.renaming.names, positions.renaming.names, **DIRECT)
    tabs["library"].select(library.beside, None, library.shelves, **DIRECT)
    tabs["settings"].select(settings.show, None, settings.panel, **DIRECT)
    if desk.streams:  # the header tells what the model has taken
        ask.answered.then(lambda: shown(_header(desk), "top"), None, top, **DIRECT)
    _arrivals(desk, made, top, ask, library, looking)
    _set_right(desk, positions, looking)


def _set_right(desk: Desk, positions: Positions, looking: Looking) -> None:
    """What changes when a claim or a party was set right."""
    anew = gr.Button(
        "Draw again", elem_id="draw-again"
    )  # the page's listener presses it after a form of the source pane

    def again(party: str | None, new: str | None) -> tuple[Any, ...]:
        return looking.changed(), *positions.renaming.known(party, new), gr.Dropdown(choices=list(desk.parties()))

    names = positions.renaming.names
    changed = [looking.stale, *names, looking.chosen.parties]
    anew.click(again, names, changed, **LAST)
    for event in positions.renaming.done:
        event.then(again, names, changed, **LAST)


def _arrivals(desk: Desk, made: gr.Blocks, top: gr.Markdown, ask: Ask, library: Library, looking: Looking) -> None:
    """What changes when the page is opened and when something was done in the library."""
    chosen = looking.chosen

    def greeted() -> tuple[Any, ...]:
        names = (gr.Dropdown(choices=list(some)) for some in (desk.outlets(), desk.parties()))
        return shown(_header(desk), "top"), *names, gr.Dropdown(**tags_of(desk))

    def arrived() -> tuple[Any, ...]:
        return *greeted(), library.beside(), looking.changed()

    def opened(request: gr.Request) -> tuple[Any, ...]:
        """The frame in one request; what may have to read every article comes in another."""
        return shown(_header(desk), "top"), *looking.opened(request)

    named = [top, chosen.outlets, chosen.parties, chosen.tags]
    changed = [*named, library.shelves, looking.stale]
    made.load(opened, None, [top, *looking.set_by_view], **DIRECT)
    made.unload(ask.left)
    made.load(ask.opened, None, [ask.panel, ask.talks.bar, ask.talks.list], **DIRECT)
    told_in = [library.stop, library.outcome]
    done = (
        library.files.upload(library.add, library.files, told_in, **ONE_AT_A_TIME | {"preprocess": False}),
        library.add_button.click(library.paste, library.box, told_in, **ONE_AT_A_TIME),
        library.watch_button.click(library.follow, library.box, told_in, **ONE_AT_A_TIME),
        library.go.click(library.act, library.asked, told_in, **ONE_AT_A_TIME),
    )
    files, pasted, followed, acted = done
    emptied = (
        files.then(lambda: None, None, library.files, **LAST),
        *(event.then(library.emptied, library.box, library.box, **LAST) for event in (pasted, followed)),
    )
    for event in (*emptied, acted):
        event.then(arrived, None, changed, **LAST).then(ask.arrived, ask.talk, ask.begun, **LAST)


@told
def _header(desk: Desk) -> Html:
    return header(desk.scope(), desk.engine_line(), samples=desk.samples)
