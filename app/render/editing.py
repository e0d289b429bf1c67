"""A briefing laid out to be changed: every line with a form for its words and buttons for the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.render.cite import cites
from app.render.html import Html, join, tag
from app.render.marks import marks
from app.render.parties import colour
from app.render.words import badge, count, note
from domain.edition import Edition, Line, Removed
from domain.kept_briefing import KeptBriefing

KINDS = {"lead": "Lead", "section": "Section", "heading": "Heading", "sentence": "Sentence", "gap": "Not said"}
HELP = (
    "Change words, move lines, add sentences of your own. A changed sentence is not verified until it is checked again; "
    "exports say which sentences are by hand. The original stays."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    id: str
    palette: Mapping[str, str]


def editor(kept: KeptBriefing, edition: Edition, palette: Mapping[str, str]) -> Html:
    """The lines, those that were taken out, and the way back to the original."""
    page = _Page(id=kept.id, palette=palette)
    rows = (_row(line, page) for line in edition.lines)
    again = _do(page, "Start again from the original", "start-again") if kept.edition else ""
    done = tag("button", "Done", type="button", class_="act-like strong b-view", value="mode=read", id="b-done")
    top = tag("div", done, again, class_="moves")
    parts = (
        tag("h2", f"Editing: {kept.title}"),
        note(HELP),
        top,
        tag("ol", *rows, class_="b-lines"),
        _gone(edition, page),
    )
    return tag("div", *parts, class_="scope b-editor")


def _row(line: Line, page: _Page) -> Html:
    party = line.statement.party if line.statement else None
    kind = tag("span", KINDS[line.kind], class_="b-kind")
    speaker = line.statement.speaker if line.statement else None
    who = tag("bdi", speaker, class_="who") if speaker and not line.text.startswith(speaker) else ""
    words = tag("p", join((kind, who, line.text, cites(line.citations)), " "), class_=f"b-text b-{line.kind}")
    return tag("li", words, marks(line), _moves(line, page), class_=colour(party, page.palette), id=f"b-line-{line.id}")


def _moves(line: Line, page: _Page) -> Html:
    up = _do(page, "Up", "move", line, by=-1)
    down = _do(page, "Down", "move", line, by=1)
    check = (
        ""
        if line.is_title or not line.hand
        else _do(page, "Check again", "check", line, strong=line.verdict == "unchecked")
    )
    return tag(
        "div",
        _form(line, page),
        _new(line, page),
        check,
        up,
        down,
        _do(page, "Delete", "remove", line),
        class_="b-moves",
    )


def _form(line: Line, page: _Page) -> Html:
    """The form for the words of a line, folded until it is wanted."""
    box = tag("label", "Words", _area(line.text))
    parts = (_hidden(page, "reword", line), box, "" if line.is_title else _numbers(line), _save("Save"))
    return _fold("Edit", tag("form", *parts, class_="b-form"), f"b-edit-{line.id}")


def _new(line: Line, page: _Page) -> Html:
    box = tag("label", "Your sentence", _area(""))
    parts = (_hidden(page, "add", line), box, _numbers(None), _save("Add"))
    return _fold("Add below", tag("form", *parts, class_="b-form"), f"b-add-{line.id}")


def _area(text: str) -> Html:
    return tag("textarea", text, name_="text", rows=3, maxlength=2000, required=True)


def _numbers(line: Line | None) -> Html:
    known = ", ".join(str(c.number) for c in line.citations) if line else ""
    box = tag("input", name_="cited", value=known, maxlength=200, placeholder="1, 3", autocomplete="off")
    return tag("label", "Numbers of the sentences it rests on", box)


def _hidden(page: _Page, verb: str, line: Line) -> Html:
    pairs = (("verb", verb), ("id", page.id), ("line", str(line.id)))
    return join(tag("input", type="hidden", name_=name, value=value) for name, value in pairs)


def _save(words: str) -> Html:
    return tag("div", tag("button", words, type="submit", class_="act-like strong"), class_="moves")


def _fold(words: str, inside: Html, id_: str) -> Html:
    return tag("details", tag("summary", words, class_="act-like"), inside, class_="b-fold", id=id_)


def _do(
    page: _Page, words: str, verb: str, line: Line | None = None, *, by: int | None = None, strong: bool = False
) -> Html:
    asked = {"verb": verb, "id": page.id} | ({"line": str(line.id)} if line else {}) | ({"by": str(by)} if by else {})
    spoken = tag("span", f" {line.text[:60]}", class_="vh") if line else ""
    name = f"b-{verb}{'' if by is None else by}-{line.id}" if line else f"b-{verb}"
    style = f"act-like b-do{' strong' * strong}"
    return tag("button", words, spoken, type="button", class_=style, value=json.dumps(asked), id=name)


def _gone(edition: Edition, page: _Page) -> Html:
    if not edition.removed:
        return Html("")
    rows = (_removed(one, page) for one in reversed(edition.removed))
    title = tag("summary", tag("b", "Taken out"), " ", badge(count(len(edition.removed), "line")))
    return tag("details", title, tag("ul", *rows), class_="shelf", id="b-gone", open=True)


def _removed(one: Removed, page: _Page) -> Html:
    return tag("li", tag("div", one.line.text, class_="struck"), _do(page, "Put back", "put-back", one.line))
