"""The small form of the Positions page: a party is called otherwise, or counted with another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from app.render.html import Html
from app.render.words import note
from app.ui.facade import Desk
from app.ui.mending import WHO
from app.ui.parts import IN_TURN, panel, shown
from app.ui.told import told
from domain.correction import Correction
from domain.errors import UserError


class Renaming:
    """The form's components, and its handlers around one desk; `done` are the events after which names have changed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        with gr.Accordion("Rename or merge a party", open=False, elem_id="renaming"):
            with gr.Row():
                self.party = gr.Dropdown(list(desk.parties()), label="Party", value=None, min_width=200)
                self.new = gr.Dropdown(
                    list(desk.parties()), label="New name, or the party it belongs to", allow_custom_value=True,
                    value=None, min_width=220,
                )  # fmt: skip
            with gr.Row():
                rename = gr.Button("Rename", size="sm", scale=0, min_width=120, elem_id="rename")
                merge = gr.Button("Merge", size="sm", scale=0, min_width=120, elem_id="merge")
            outcome = panel(Html(""), "renamed")
        typed = [self.party, self.new]
        self.names = typed
        self.done = [
            button.click(handler, typed, outcome, concurrency_id="library", **IN_TURN)
            for button, handler in ((rename, self.rename), (merge, self.merge))
        ]

    def known(self, party: str | None = None, _new: str | None = None) -> tuple[Any, Any]:
        """Both lists with the present names; the form is emptied once no claim is by the party it names.

        What was chosen is else not sent back: it may have been chosen anew since the event.
        """
        names = list(self.desk.parties())
        emptied = {"value": None} if party and party not in names else {}
        return gr.update(choices=names, **emptied), gr.update(choices=names, **emptied)

    def rename(self, party: str | None, new: str | None) -> Html:
        """Call it otherwise."""
        return shown(self._named(self.desk.naming.rename, party, new), "renamed")

    def merge(self, party: str | None, into: str | None) -> Html:
        """Count it with the other."""
        return shown(self._named(self.desk.naming.merge, party, into), "renamed")

    @told
    def _named(self, name: Callable[..., Correction], party: str | None, new: str | None) -> Html:
        if not party or not (new or "").strip():
            raise UserError("Choose a party, and type its new name or choose the one it belongs to")
        done = name(party, new, who=WHO)
        return note(f"“{done.party}” is called “{done.into}” from now on. `sitrep undo {done.id}` takes it back.")
