"""The Briefing page: what it is to be about, how long and for whom; then what was written, kept, and can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from app.render.html import Html, tag
from app.render.words import quiet
from app.ui.facade import Desk
from app.ui.filters import Choosers, filters_of
from app.ui.parts import DIRECT, QUIET, panel, shown
from app.ui.writing import Write, Writing
from domain.answer import Audience
from domain.kept_briefing import KeptBriefing, Length, Order

WRITE = "Write briefing"
HINT = "Leave the topic empty for everything that is loaded. Every statement will cite its sentence."


class Briefing:
    """The page's components, and its handlers around one desk. Its listener fetches what is kept (see `briefings.py`)."""

    def __init__(self, desk: Desk, choosers: Choosers) -> None:
        self.desk, self.writing = desk, Writing()
        with gr.Row(elem_id="briefing-form"):
            self.topic = gr.Textbox(
                label="Topic", placeholder="Topic, or nothing for all", show_label=False, container=False,
                max_length=200, scale=6, elem_id="briefing-topic",
            )  # fmt: skip
            self.button = gr.Button(WRITE, variant="primary", scale=0, min_width=150, elem_id="briefing-write")
            self.stop = gr.Button("Stop", elem_id="stop-briefing", scale=0, min_width=84, visible=False)
        with gr.Row(elem_id="briefing-order"):
            self.since = _day("From", "briefing-since", "2031-05-03")
            self.until = _day("Until", "briefing-until", "2031-05-10")
            self.length = _choice("Length", [("Short", "short"), ("Long", "long")], "briefing-length")
            readers = [
                ("Editor", "editor"),
                ("Analyst, in full", "analyst"),
            ]
            self.audience = _choice("Reader", readers, "briefing-audience")
        self.steps = panel(Html(""), "briefing-steps")
        panel(tag("div", quiet(HINT), id="briefing-text"), "briefing")
        panel(tag("div", id="briefing-list"), "briefing-kept")
        self._events(choosers)

    def _events(self, choosers: Choosers) -> None:
        for theirs, ours in ((choosers.since, self.since), (choosers.until, self.until)):
            theirs.change(lambda day: day, theirs, ours, **DIRECT)
        given = [self.topic, self.since, self.until, self.length, self.audience]
        given += [choosers.outlets, choosers.parties, choosers.tags]
        gr.on([self.topic.submit, self.button.click], self.write, given, [self.stop, self.button, self.steps], **QUIET)
        self.stop.click(self.end, None, None, **DIRECT)

    def write(
        self, topic: str, since: str, until: str, length: Length, audience: Audience, outlets: list[str],
        parties: list[str], tags: list[str], request: gr.Request,
    ) -> Iterator[tuple[Any, Any, Html]]:  # fmt: skip
        """The steps while it is written, then the way to it."""
        task = self._task(topic, (since, until, outlets, parties, tags), length, audience)
        for step in self.writing.watch(task, request.session_hash or ""):
            yield gr.Button(visible=True), gr.Button("Writing…"), shown(step, "briefing-steps")
        yield gr.Button(visible=False), gr.Button(WRITE), gr.skip()

    def _task(self, topic: str, chosen: tuple[Any, ...], length: Length, audience: Audience) -> Write:
        def write(tell: Any, stopped: Any) -> KeptBriefing:
            order = Order(topic=topic.strip() or None, filters=filters_of(*chosen), length=length, audience=audience)
            return self.desk.briefings.write(order, progress=tell, stopped=stopped)

        return write

    def end(self, request: gr.Request) -> None:
        """Stop writing."""
        self.writing.stop(request.session_hash or "")


def _day(label: str, id_: str, like: str) -> gr.Textbox:
    return gr.Textbox(label=label, placeholder=like, max_length=10, min_width=120, max_lines=1, elem_id=id_)


def _choice(label: str, choices: list[tuple[str, str]], id_: str) -> gr.Radio:
    return gr.Radio(choices, value=choices[0][1], label=label, elem_id=id_, min_width=150)
