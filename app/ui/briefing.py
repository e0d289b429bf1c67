"""The Briefing page: a topic, a length, and a summary in which every statement is cited."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

import gradio as gr

from app.render.briefing import briefing
from app.render.html import Html
from app.render.parties import colours
from app.render.words import quiet
from app.ui.downloads import Kept, buttons, files
from app.ui.facade import Desk
from app.ui.filters import Choosers, filters_of
from app.ui.parts import QUIET, panel, shown
from app.ui.told import told

HINT = "Leave the topic empty for everything that is loaded. Every statement will cite its sentence."


class Briefing:
    """The page's components, and its handler around one desk."""

    def __init__(self, desk: Desk, choosers: Choosers) -> None:
        self.desk = desk
        with gr.Row(elem_id="briefing-form"):
            topic = gr.Textbox(
                label="Topic",
                placeholder="Topic, or nothing for all",
                show_label=False,
                container=False,
                max_length=200,
                scale=6,
            )
            length = gr.Radio(
                [("Short", "short"), ("Long", "long")],
                value="short",
                show_label=False,
                container=False,
                label="Length",
                elem_id="briefing-length",
                scale=2,
            )
            button = gr.Button("Write briefing", variant="primary", scale=0, min_width=150)
        page, kept = panel(quiet(HINT), "briefing"), gr.State(None)
        written = gr.on(
            [topic.submit, button.click],
            self.keep,
            [topic, length, *choosers.inputs],
            [page, kept],
            **QUIET | {"show_progress": "minimal"},
        )
        written.then(partial(files, desk), kept, buttons(), **QUIET)

    def write(self, topic: str, length: Literal["short", "long"], *chosen: Any) -> Html:
        """The briefing."""
        return self.keep(topic, length, *chosen)[0]

    def keep(self, topic: str, length: Literal["short", "long"], *chosen: Any) -> tuple[Html, Kept | None]:
        """The briefing, and what its files are made of (None when it could not be written)."""
        made: list[Kept] = []
        page = shown(self._written(topic.strip() or None, length, chosen, made), "briefing")
        return page, made[0] if made else None

    @told
    def _written(
        self, topic: str | None, length: Literal["short", "long"], chosen: tuple[Any, ...], made: list[Kept]
    ) -> Html:
        filters = filters_of(*chosen)
        made.append(Kept(self.desk.brief(topic, length, filters), filters))
        return briefing(made[0].briefing, colours(self.desk.parties()))
