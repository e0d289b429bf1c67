"""The Ask page: a conversation, and a box to ask in."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.render.desk import first_questions, welcome
from app.render.html import Html
from app.render.parties import colours
from app.ui.facade import Desk
from app.ui.filters import Choosers, filters_of
from app.ui.parts import QUIET, panel, shown
from app.ui.talk import Talk

LONGEST = 2_000  # characters of a question


class Ask:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk, choosers: Choosers) -> None:
        self.desk = desk
        self.talk = gr.State(Talk())
        self.panel = panel(self.hello(), "talk")
        with gr.Row(elem_id="asking"):
            self.box = gr.Textbox(
                placeholder="Ask about these articles…", label="Your question", show_label=False, elem_id="question",
                max_length=LONGEST, lines=1, max_lines=4, container=False, scale=6, autofocus=True,
            )  # fmt: skip
            self.button = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=84)
        asked = gr.on(
            [self.box.submit, self.button.click],
            self.ask,
            [self.box, self.talk],
            [self.box, self.talk, self.panel],
            **QUIET,
        )
        asked.then(self.reply, [self.talk, *choosers.inputs], [self.talk, self.panel], **QUIET)

    def hello(self) -> Html:
        """What stands there before anything was asked."""
        questions = first_questions(self.desk.parties()) if self.desk.scope().articles else ()
        return welcome(self.desk.scope(), questions, samples=self.desk.samples)

    def ask(self, text: str, talk: Talk) -> tuple[str, Talk, Html]:
        """The question at once, with a line that says it is being worked on."""
        asked = talk.ask(text)
        return "", asked, shown(asked.html(self.hello()), "talk")

    def reply(self, talk: Talk, *chosen: Any) -> tuple[Talk, Html]:
        """The answer in its place."""
        find = lambda asked, history: self.desk.ask(asked, history, filters_of(*chosen))  # noqa: E731 - the facade's call
        replied = talk.reply(find, colours(self.desk.parties()))
        return replied, shown(replied.html(self.hello()), "talk")
