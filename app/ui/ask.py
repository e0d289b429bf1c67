"""The Ask page: a conversation, and a box to ask in."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from app.render.desk import first_questions, welcome
from app.render.html import Html
from app.render.parties import colours
from app.ui.facade import Desk
from app.ui.filters import Choosers, filters_of
from app.ui.parts import QUIET, panel, shown
from app.ui.talk import Talk
from domain.answer import Answer, Turn

Shown = tuple[Any, Any, Any]  # the conversation, the page's HTML, the Stop button
LONGEST = 2_000  # characters of a question


class Ask:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk, choosers: Choosers) -> None:
        self.desk = desk
        self._stops: dict[str, threading.Event] = {}
        self.talk = gr.State(Talk())
        self.panel = panel(self.hello(), "talk")
        with gr.Row(elem_id="asking"):
            self.box = gr.Textbox(
                placeholder="Ask about these articles…", label="Your question", show_label=False, elem_id="question",
                max_length=LONGEST, lines=1, max_lines=4, container=False, scale=6, autofocus=True,
            )  # fmt: skip
            self.button = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=84)
            self.stop = gr.Button("Stop", elem_id="stop-answer", scale=0, min_width=84, visible=False)
        asked = gr.on(
            [self.box.submit, self.button.click],
            self.ask,
            [self.box, self.talk],
            [self.box, self.talk, self.panel, self.stop],
            **QUIET,
        )
        asked.then(self.reply, [self.talk, *choosers.inputs], [self.talk, self.panel, self.stop], **QUIET)
        self.stop.click(self.end, None, None, **QUIET)

    def hello(self) -> Html:
        """What stands there before anything was asked."""
        questions = first_questions(self.desk.parties()) if self.desk.scope().articles else ()
        return welcome(self.desk.scope(), questions, samples=self.desk.samples)

    def ask(self, text: str, talk: Talk) -> tuple[str, Talk, Html, dict[str, Any]]:
        """The question at once, with a line that says it is being worked on."""
        asked = talk.ask(text)
        return "", asked, shown(asked.html(self.hello()), "talk"), gr.update(visible=self.desk.streams)

    def reply(self, talk: Talk, *chosen: Any, request: gr.Request | None = None) -> Iterator[Shown]:
        """The answer in its place, as it grows."""
        session = request.session_hash or "" if request else ""
        halt = self._stops[session] = threading.Event()

        def find(asked: str, history: Sequence[Turn]) -> Iterator[Answer]:
            return self.desk.answers(asked, history, filters_of(*chosen), stopped=halt.is_set)

        for replied in talk.replies(find, colours(self.desk.parties())):
            yield replied, shown(replied.html(self.hello()), "talk"), gr.skip()
        self._stops.pop(session, None)
        yield gr.skip(), gr.skip(), gr.update(visible=False)

    def end(self, request: gr.Request) -> None:
        """Ask this session's answer to end where it is; what was shown stays."""
        if halt := self._stops.get(request.session_hash or ""):
            halt.set()
