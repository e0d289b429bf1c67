"""The Library page: add files, texts, addresses and feeds; look through, remove and put back what is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from app.intake import is_too_little
from app.render.html import Html, join
from app.render.library import SORTS, View, articles
from app.render.shelves import bar, shelves
from app.render.words import quiet
from app.ui.adding import Adding, Task, sources_of
from app.ui.facade import Desk
from app.ui.filters import filters_of
from app.ui.parts import DIRECT, IN_TURN, panel, shown
from app.ui.tasks import Tasks
from app.ui.told import told

FORMATS = "Drop files: text, HTML, PDF, Word, EPUB, mail, JSON, CSV or ZIP"
PASTE = "Or paste the text of an article, or addresses and feeds, one a line"
LONGEST = 1_000_000  # characters of a pasted text, within what a request may bring
ONE_AT_A_TIME: dict[str, Any] = IN_TURN | {"concurrency_id": "library"}


class Library:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.adding, self.tasks = desk, Adding(), Tasks(desk)
        self._pasted: dict[str, str] = {}
        self._inputs()
        self.stop = gr.Button("Stop adding", elem_id="stop", visible=False, size="sm")
        self.outcome = panel(Html(""), "outcome")
        self._finding()
        self.panel = panel(quiet("Reading the library…"), "articles")
        self.shelves = panel(Html(""), "shelves")
        self._asked()
        self.stop.click(self.end, None, None, **DIRECT)

    def _inputs(self) -> None:
        with gr.Row(elem_id="adding"):
            self.files = gr.File(file_count="multiple", label=FORMATS, elem_id="upload", height=172, scale=2)
            with gr.Column(elem_id="pasting", scale=3):
                self.box = gr.Textbox(label=PASTE, lines=4, max_lines=8, max_length=LONGEST, elem_id="paste")
                with gr.Row(elem_id="paste-moves"):
                    self.add_button = gr.Button("Add", variant="primary", scale=0, min_width=84, elem_id="paste-add")
                    self.watch_button = gr.Button("Watch as feeds", scale=0, min_width=150, elem_id="paste-watch")

    def _finding(self) -> None:
        with gr.Row(elem_id="finding"):
            self.search = gr.Textbox(
                placeholder="Find in the library…", label="Find in the library", show_label=False, container=False,
                max_length=200, scale=3, elem_id="find",
            )  # fmt: skip
            sorts = [(words, sort) for sort, words in SORTS.items()]
            self.sort = gr.Dropdown(
                sorts, value="newest", label="Order", show_label=False, container=False, scale=1, elem_id="sort"
            )
        panel(bar(), "picked")

    def _asked(self) -> None:
        """What the page's listener fills and presses when one of our own buttons is pressed."""
        self.turned = gr.Textbox(label="Page", elem_id="turned")
        self.asked = gr.Textbox(label="Asked for", elem_id="asked")
        self.go = gr.Button("Do it", elem_id="asked-go")

    @property
    def view(self) -> list[Any]:
        """The inputs that say which part of the library is looked at, before the filters."""
        return [self.search, self.sort, self.turned]

    def add(self, payload: Any, request: gr.Request) -> Iterator[tuple[Any, Html]]:
        """Progress while files are added, then the result of each."""
        yield from self._watch(self.tasks.add(sources_of(payload)), request)

    def paste(self, text: str, request: gr.Request) -> Iterator[tuple[Any, Html]]:
        """Progress while a pasted text or address is added, then the result."""
        self._pasted[request.session_hash or ""] = text
        yield from self._watch(self.tasks.paste(text), request)

    def follow(self, text: str, request: gr.Request) -> Iterator[tuple[Any, Html]]:
        """Progress while pasted feeds are looked into, which are watched from now on."""
        self._pasted[request.session_hash or ""] = text
        yield from self._watch(self.tasks.watch(text), request)

    def emptied(self, text: str, request: gr.Request) -> Any:
        """The box after what it held was added: empty, unless it was refused, or something else was typed into it meanwhile."""
        same = text == self._pasted.pop(request.session_hash or "", None)
        return "" if same and not is_too_little(text) else gr.skip()

    def act(self, value: str, request: gr.Request) -> Iterator[tuple[Any, Html]]:
        """What a button in a list asks for: try again, remove, put back, check a feed, stop watching it."""
        yield from self._watch(lambda tell, stopped: self.tasks.asked(value)(tell, stopped), request)

    def _watch(self, task: Task, request: gr.Request) -> Iterator[tuple[Any, Html]]:
        for step in self.adding.watch(task, request.session_hash or ""):
            yield gr.Button(visible=True), shown(step, "outcome")
        yield gr.Button(visible=False), gr.skip()

    def end(self, request: gr.Request) -> None:
        """Stop adding."""
        self.adding.stop(request.session_hash or "")

    def show(self, words: str, sort: Any, turned: str, *chosen: Any) -> Html:
        """The table of articles."""
        view = View(words=words or "", sort=sort or "newest", turned=turned or "", pickable=not self.desk.samples)
        return shown(self._table(view, chosen), "articles")

    def beside(self) -> Html:
        """The fold-outs under the table."""
        return shown(self._shelves(), "shelves")

    @told
    def _table(self, view: View, chosen: tuple[Any, ...]) -> Html:
        desk = self.desk
        return articles(desk.articles(filters_of(*chosen)), view, desk.articles(), desk.tags.all())

    @told
    def _shelves(self) -> Html:
        desk = self.desk
        return join((shelves(desk.items("failed"), desk.feeds(), desk.removed(), desk.log()),))
