"""The filters that an answer took from its question's own words, each with a way to ask again without it."""

from __future__ import annotations

import json

from app.render.html import Html, join, tag
from app.render.words import note
from domain.answer import Answer
from domain.narrowing import Narrowing


def narrowings(found: Answer) -> Html:
    """A line for each, and words that filter nothing with why; nothing where the question sets no filter."""
    lines = [tag("div", _line(found, one) if one.used else one.line) for one in found.narrowed]
    return note(*lines) if lines else Html("")


def _line(found: Answer, one: Narrowing) -> Html:
    off = json.dumps([found.asked_as, *dict.fromkeys((*found.filters.wide, one.kind))])
    heard = tag("span", f": ask again without the filter “{one.words}”", class_="vh")
    return join((one.line, tag("button", "Take off", heard, type="button", class_="widen act-like", value=off)), " ")
