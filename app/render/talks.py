"""The conversations that are kept: the line over the one that is open, and the list of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from app.render.drawing import cut
from app.render.html import Html, join, tag
from app.render.words import count
from domain.conversation import ConversationLine

FILES = {"md": "Markdown", "docx": "Word", "pdf": "PDF", "json": "JSON"}
NOT_KEPT = "Conversations are not kept here."


def bar(title: str, kept: int, *, private: bool, keeps: bool, coming: str = "") -> Html:
    """What is open, with a button for the list and one for a new conversation.

    `coming` is a question that is still being answered in another conversation.
    """
    new = _act("New", "new", class_="talk-act small", id="talk-new")
    if not keeps:
        return join((new, tag("span", NOT_KEPT, class_="talk-title")))
    shown = tag(
        "button",
        f"Conversations ({kept:,})" if kept else "Conversations",
        type="button",
        class_="small",
        id="talks-toggle",
    )
    name = title or ("Private: nothing of it is kept" if private else "New conversation")
    return join((shown, new, tag("bdi", name, class_="talk-title"), _coming(coming)))


def _coming(question: str) -> Html:
    if not question:
        return Html("")
    words = f"Still being answered: “{cut(question, 40)}”"
    return tag("span", words, class_="talk-coming", role="status")


def conversations(
    found: Sequence[ConversationLine], *, open_one: str | None, sought: str = "", undone: str = ""
) -> Html:
    """The list, the open one marked; `undone` names one that was just deleted, to be brought back."""
    if not found:
        none = "No conversation holds all these words." if sought.strip() else "Nothing was asked yet."
        return join((_undo(undone), tag("p", none, class_="none")))
    return join((_undo(undone), tag("ul", *(_line(one, one.id == open_one) for one in found), class_="talks")))


def _undo(name: str) -> Html:
    if not name:
        return Html("")
    return tag("p", "Deleted. ", _act("Undo", "restore", name, class_="talk-act small"), class_="note", role="status")


def _line(one: ConversationLine, is_open: bool) -> Html:
    title = tag("b", one.title)
    about = tag("span", f"{count(one.exchanges, 'question')} · {moment(one.changed)}", class_="chain")
    opener = _act(join((title, about)), "open", one.id, class_="talk-act talk-open", aria_current=is_open)
    return tag("li", opener, _tools(one), class_="on" if is_open else None)


def _tools(one: ConversationLine) -> Html:
    saves = (
        tag("button", name, type="button", class_="talk-save small", value=f"/conversation/{one.id}?form={form}")
        for form, name in FILES.items()
    )
    tools = (
        tag("button", "Rename", type="button", class_="talk-rename small", value=one.id),
        _act("Delete", "delete", one.id, class_="talk-act small"),
        tag("span", "Save as ", *saves, class_="chain"),
    )
    more = tag("summary", tag("span", f"More for {one.title}", class_="vh"), tag("span", "⋯", aria_hidden="true"))
    return tag("details", more, tag("div", *tools, class_="talk-tools"))


def moment(at: datetime) -> str:
    """A time in a list, in the server's own zone."""
    return f"{at.astimezone():%d %b %Y, %H:%M}"


def _act(words: str, *verb: str, **attributes: str | bool | None) -> Html:
    return tag("button", words, type="button", value=json.dumps(verb), **attributes)
