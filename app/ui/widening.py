"""Asking again without a filter that stood in the question's own words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import gradio as gr

from domain.article import Filters
from domain.narrowing import NarrowKind

Again = tuple[str, tuple[NarrowKind, ...]]  # the question, and what of it shall not filter


class Widening:
    """The box that the page's listener fills when a filter is taken off, and the button that it presses then."""

    def __init__(self) -> None:
        self.asked = gr.Textbox(label="What to ask again", elem_id="ask-wide")
        self.go = gr.Button("Ask again", elem_id="ask-widen")


def again(value: str) -> Again | None:
    """What a button of an answer asks; None for what no button says.

    >>> again('["Who spoke?", "dates"]'), again("no JSON")
    (('Who spoke?', ('dates',)), None)
    """
    try:
        words: Any = json.loads(value)
    except ValueError:
        return None
    fits = isinstance(words, list) and len(words) > 1 and all(isinstance(word, str) for word in words)
    if not fits or not set(words[1:]) <= set(get_args(NarrowKind)):
        return None
    return words[0], tuple(words[1:])


def without(filters: Filters, wide: tuple[NarrowKind, ...]) -> Filters:
    """The filters that a person chose, and nothing of these kinds from the question's words."""
    return replace(filters, wide=wide)
