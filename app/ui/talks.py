"""The conversations of the library beside the open one: the line over it, the list, and what can be done with each."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import gradio as gr

from app.render.html import Html, join
from app.render.parties import colours
from app.render.talks import bar, conversations
from app.ui.facade import Desk
from app.ui.parts import panel, shown
from app.ui.talk import Talk
from app.ui.told import words as in_words
from domain.errors import NotFound, SitrepError

Changed = tuple[Talk, Html, Html]  # the conversation, the line over it, the list


class Talks:
    """The components, and handlers around one desk; the open conversation is a value of each session."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        with gr.Row(elem_id="talks-bar"):
            self.bar = panel(self.over(Talk()), "talk-bar")
            self.private = gr.Checkbox(
                label="Private: not kept", container=False, elem_id="talk-private", scale=0, min_width=110,
                visible=desk.talks.keeps,
            )  # fmt: skip
        with gr.Column(elem_id="talks"):
            self.find = gr.Textbox(
                label="Search the conversations", show_label=False, placeholder="Search the conversations…",
                max_length=200, container=False, elem_id="talks-find",
            )  # fmt: skip
            self.list = panel(self.listed(Talk()), "talk-list")
        self.asked = gr.Textbox(label="What is to be done", elem_id="talk-asked")
        self.go = gr.Button("Do it", elem_id="talk-go")

    def over(self, talk: Talk, coming: str = "") -> Html:
        """The line over the open conversation; `coming` is a question that is being answered in another one."""
        talks = self.desk.talks
        kept = len(talks.lines()) if talks.keeps else 0
        return shown(bar(talk.title, kept, private=talk.private, keeps=talks.keeps, coming=coming), "talk-bar")

    def listed(self, talk: Talk, words: str = "", undone: str = "") -> Html:
        """The list under these words."""
        found = self.desk.talks.lines(words)
        return shown(conversations(found, open_one=talk.id, sought=words, undone=undone), "talk-list")

    def keep(self, talk: Talk) -> Talk:
        """The conversation after its last answer was kept; a remark stands under it where that could not be done."""
        if talk.answered is None or talk.private:
            return talk
        try:
            name = self.desk.talks.keep(talk.answered, self._still_there(talk.id))
        except SitrepError as failure:
            return talk.noting(in_words(failure))
        return talk if name is None else self._named(talk, name)

    def _named(self, talk: Talk, name: str) -> Talk:
        title = next((line.title for line in self.desk.talks.lines() if line.id == name), talk.title)
        return replace(talk, id=name, title=title)

    def _still_there(self, name: str | None) -> str | None:
        """The conversation, unless another page deleted it, or another library is shown now: then a new one begins."""
        if name is None:
            return None
        try:
            return self.desk.talks.read(name).id
        except NotFound:
            return None

    def act(self, asked: str, talk: Talk, words: str) -> Changed:
        """What a button of the list asks for, done."""
        undone = ""
        try:
            match _verb(asked):
                case ["new"]:
                    talk = Talk()
                case ["open", name]:
                    talk = Talk.of(self.desk.talks.read(name), colours(self.desk.parties()))
                case ["rename", name, title]:
                    talk = self._called(talk, self.desk.talks.rename(name, title).id)
                case ["delete", name]:
                    undone = self.desk.talks.delete(name).id
                    talk = Talk() if talk.id == name else talk
                case ["restore", name]:
                    self.desk.talks.restore(name)
        except SitrepError as failure:
            return talk, self.over(talk), join((in_words(failure), self.listed(talk, words)))
        return talk, self.over(talk), self.listed(talk, words, undone)

    def _called(self, talk: Talk, name: str) -> Talk:
        return self._named(talk, name) if talk.id == name else talk


def deleted(asked: str) -> str:
    """The conversation that a button's value deletes; "" where it does something else."""
    match _verb(asked):
        case ["delete", name]:
            return name
    return ""


def _verb(asked: str) -> list[str]:
    """The words of a button's value; [] for what no button says."""
    try:
        value: Any = json.loads(asked)
    except ValueError:
        return []
    return value if isinstance(value, list) and all(isinstance(word, str) for word in value) else []
