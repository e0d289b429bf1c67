"""The Ask page: a conversation, and a box to ask in."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import gradio as gr

from app.render.desk import welcome
from app.render.html import Html
from app.render.parties import colours
from app.ui.facade import Desk
from app.ui.filters import Choosers, filters_of
from app.ui.parts import DIRECT, QUIET, panel, shown
from app.ui.talk import Talk
from app.ui.talks import Talks
from app.ui.widening import Widening, again, without
from domain.answer import Answer, Turn

Shown = tuple[Any, Any, Any]  # the conversation, the page's HTML, the Stop button
LONGEST = 2_000  # characters of a question


class Ask:
    """The page's components, and its handlers around one desk."""

    def __init__(self, desk: Desk, choosers: Choosers) -> None:
        self.desk = desk
        self._stops: dict[str, threading.Event] = {}
        self.talk = gr.State(Talk())
        with gr.Column(elem_id="ask-page"):
            self.talks = Talks(desk)
            self.panel = panel(self.hello(), "talk")  # with questions to press once it is opened
            self._composer()
            self.widening = Widening()
        asked = gr.on(
            [self.box.submit, self.button.click, self.widening.go.click],
            self.ask,
            [self.box, self.talk, self.talks.private, self.widening.asked],
            [self.box, self.talk, self.panel, self.stop, self.widening.asked],
            **DIRECT,
        )
        replied = asked.then(self.reply, [self.talk, *choosers.inputs], [self.talk, self.panel, self.stop], **QUIET)
        self.answered = replied.then(
            self.keep, [self.talk, self.talks.find], [self.talk, self.panel, *self._beside], **DIRECT
        )
        self.stop.click(self.end, None, None, **DIRECT)
        self._listen()

    def _composer(self) -> None:
        with gr.Row(elem_id="asking"):
            self.box = gr.Textbox(
                placeholder="Ask about these articles…", label="Your question", show_label=False, elem_id="question",
                max_length=LONGEST, lines=1, max_lines=4, container=False, scale=6, autofocus=True,
            )  # fmt: skip
            self.button = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=84)
            self.stop = gr.Button("Stop", elem_id="stop-answer", scale=0, min_width=84, visible=False)

    @property
    def _beside(self) -> list[gr.Markdown]:
        return [self.talks.bar, self.talks.list]

    def _listen(self) -> None:
        """The events of the list of conversations."""
        talks, seen = self.talks, [self.talk, self.panel]
        talks.go.click(self.act, [talks.asked, self.talk, talks.find], [*seen, *self._beside], **DIRECT)
        talks.find.change(
            lambda talk, words: talks.listed(talk, words), [self.talk, talks.find], talks.list,
            trigger_mode="always_last", **DIRECT,
        )  # fmt: skip

    def hello(self, questions: Sequence[str] = ()) -> Html:
        """What stands there before anything was asked."""
        return welcome(self.desk.scope(), questions, samples=self.desk.samples)

    def _drawn(self, talk: Talk) -> Html:
        return shown(talk.html() or self.hello(self.desk.openers()), "talk")

    def opened(self) -> tuple[Html, Html, Html]:
        """The page as it is opened: a new conversation, and the list of those that are kept."""
        return self._drawn(Talk()), self.talks.over(Talk()), self.talks.listed(Talk())

    def ask(
        self, text: str, talk: Talk, private: bool = False, widened: str = ""
    ) -> tuple[str, Talk, Html, dict[str, Any], str]:
        """The question at once, with a line that says it is being worked on; `widened` asks one again without its filters."""
        repeated = again(widened)
        asked = talk.ask(*(repeated[0], private, repeated[1]) if repeated else (text, private))
        return text if repeated else "", asked, self._drawn(asked), gr.update(visible=self.desk.streams), ""

    def reply(self, talk: Talk, *chosen: Any, request: gr.Request | None = None) -> Iterator[Shown]:
        """The answer in its place, as it grows."""
        session = request.session_hash or "" if request else ""
        halt = self._stops[session] = threading.Event()

        def find(asked: str, history: Sequence[Turn]) -> Iterator[Answer]:
            filters = without(filters_of(*chosen), talk.wide)
            return self.desk.answers(asked, history, filters, stopped=halt.is_set, private=talk.private)

        for replied in talk.replies(find, colours(self.desk.parties())):
            yield replied, self._drawn(replied), gr.skip()
        self._stops.pop(session, None)
        yield gr.skip(), gr.skip(), gr.update(visible=False)

    def keep(self, talk: Talk, words: str) -> tuple[Talk, Any, Html, Html]:
        """What was answered is kept, unless it is private; the page is drawn anew only where that went wrong."""
        kept = self.talks.keep(talk)
        page = gr.skip() if kept.shown == talk.shown else self._drawn(kept)
        done = replace(kept, answered=None)
        return done, page, self.talks.over(done), self.talks.listed(done, words)

    def act(self, asked: str, talk: Talk, words: str) -> tuple[Talk, Any, Html, Html]:
        """What a button of the list asks for; the conversation is drawn anew only when another one is open now."""
        now, over, listed = self.talks.act(asked, talk, words)
        page = gr.skip() if now.shown == talk.shown else self._drawn(now)
        return now, page, over, listed

    def end(self, request: gr.Request) -> None:
        """Ask this session's answer to end where it is; what was shown stays."""
        if halt := self._stops.get(request.session_hash or ""):
            halt.set()
