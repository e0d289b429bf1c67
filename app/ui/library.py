"""The Library page: add files, see what became of each, and what is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from app.render.html import Html
from app.render.library import articles
from app.render.words import quiet
from app.ui.adding import Adding, sources_of
from app.ui.facade import Desk
from app.ui.filters import filters_of
from app.ui.parts import QUIET, panel, shown
from app.ui.told import told


class Library:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.adding = desk, Adding(desk)
        self.files = gr.File(
            file_count="multiple",
            label="Add articles: text, Markdown, HTML or JSON files",
            elem_id="upload",
            height=150,
        )
        self.stop = gr.Button("Stop adding", elem_id="stop", visible=False, size="sm")
        self.outcome = panel(Html(""), "outcome")
        self.panel = panel(quiet("Reading the library…"), "articles")
        self.stop.click(self.end, None, None, **QUIET)

    def add(self, payload: Any, request: gr.Request) -> Iterator[tuple[Any, Any, Html]]:
        """Progress while files are added, then the result of each; the file box is emptied."""
        for step in self.adding.watch(sources_of(payload), request.session_hash or ""):
            yield gr.skip(), gr.Button(visible=True), shown(step, "outcome")
        yield None, gr.Button(visible=False), gr.skip()

    def end(self, request: gr.Request) -> None:
        """Stop adding."""
        self.adding.stop(request.session_hash or "")

    def show(self, *chosen: Any) -> Html:
        """The table of articles."""
        return shown(self._table(chosen), "articles")

    @told
    def _table(self, chosen: tuple[Any, ...]) -> Html:
        return articles(self.desk.articles(filters_of(*chosen)))
