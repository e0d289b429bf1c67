"""Gradio pieces made one way: a block of our HTML, and an event that is not a public API."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.render.html import Html
from app.render.words import page

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}  # for every event of a page
DIRECT: dict[str, Any] = QUIET | {"queue": False}  # for what is answered at once: one request, and no turn to wait for
LAST: dict[str, Any] = DIRECT | {
    "trigger_mode": "always_last"
}  # for drawing: what changed while it drew is drawn after it
IN_TURN: dict[str, Any] = QUIET | {"concurrency_limit": 1, "trigger_mode": "multiple"}
"""For acts, each of which counts: Gradio drops a press while an earlier one is at work, unless it is told to keep "multiple"."""


def shown(inside: Html, id_: str) -> Html:
    """Our HTML as the value of a `panel`."""
    return page(inside, id_=f"{id_}-inside")


def panel(inside: Html, id_: str) -> gr.Markdown:
    """A place for our HTML.

    Markdown and not `gr.HTML`: the latter evaluates its template as JavaScript, which the page's security policy
    refuses; and Markdown's sanitiser is a second guard behind our escaping.
    """
    return gr.Markdown(shown(inside, id_), elem_id=id_, latex_delimiters=[], sanitize_html=True, container=False)
