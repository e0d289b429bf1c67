"""Kept briefings: the list of them, what stands over an opened one, and what is new beside an earlier one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from app.render.cite import cites
from app.render.html import Html, join, tag
from app.render.words import badge, count, note, period, quiet, stamp
from domain.kept_briefing import BriefingLine, Gone, KeptBriefing, News, Order

FORMS = {
    "md": "Markdown", "docx": "Word", "pdf": "PDF", "html": "Web page", "csl": "Sources: CSL JSON", "bibtex": "Sources: BibTeX",
}  # fmt: skip
WHY = {
    "removed": "its article was removed from the library",
    "dismissed": "its claim was dismissed",
    "not found": "its claim is not found any more",
    "new version": "its article has a newer version, which does not say it in these words",
    "corrected": "its claim was corrected by hand since",
}
NOTHING = "No briefing yet. Each one that is written is kept here."


def history(lines: Sequence[BriefingLine], said: Html | None = None) -> Html:
    """The list of kept briefings, the last first, with what was just done."""
    rows = tag("ul", *(_row(line) for line in lines)) if lines else quiet(NOTHING)
    title = tag("summary", tag("b", "Kept briefings"), " ", badge(f"{len(lines):,}"))
    return join((said or "", tag("details", title, rows, class_="shelf", id="b-history", open=True)))


def _row(line: BriefingLine) -> Html:
    opener = tag("button", line.title, type="button", class_="b-open", value=line.id)
    edited = badge("edited") if line.edited else ""
    facts = (stamp(line.at), order_line(line.order), count(line.statements, "statement"), line.model or "")
    told = tag("div", join((opener, edited), " "), tag("div", " · ".join(f for f in facts if f), class_="chain"))
    return tag("li", told, tag("span", _renaming(line), _delete(line), class_="moves"))


def order_line(order: Order) -> str:
    """What a briefing was asked to be, in a line.

    >>> order_line(Order(topic="the bridge", length="long", audience="analyst"))
    'long, for an analyst'
    """
    filters = order.filters
    days = period(*(day.isoformat() if day else None for day in (filters.since, filters.until)))
    limits = (days, *(", ".join(names) for names in (filters.outlets, filters.parties, filters.tags)))
    return " · ".join(part for part in (f"{order.length}, for an {order.audience}", *limits) if part)


def _renaming(line: BriefingLine) -> Html:
    hidden = (tag("input", type="hidden", name_=n, value=v) for n, v in (("verb", "rename"), ("id", line.id)))
    box = tag("label", "Name", tag("input", name_="title", value=line.title, maxlength=120, required=True))
    save = tag("button", "Save", type="submit", class_="act-like strong")
    form = tag("form", *hidden, box, save, class_="b-form")
    return tag("details", tag("summary", "Rename", _of(line), class_="act-like"), form, class_="b-fold")


def _delete(line: BriefingLine) -> Html:
    return tag("button", "Delete", _of(line), type="button", class_="act-like b-do", value=_asked("delete", line.id))


def _of(line: BriefingLine) -> Html:
    return tag("span", f" “{line.title}” of {stamp(line.at)}", class_="vh")


def deleted(line: BriefingLine) -> Html:
    """That a briefing was deleted, and the way back."""
    undo = tag("button", "Undo", type="button", class_="act-like b-do", value=_asked("restore", line.id), id="b-undo")
    return note(f"Deleted “{line.title}”. It is erased for good a day from now. ", undo)


def told(words: str) -> Html:
    """What was done, in words."""
    return note(words)


def _asked(verb: str, id_: str) -> str:
    return json.dumps({"verb": verb, "id": id_})


def bar(kept: KeptBriefing, mode: str, others: Sequence[BriefingLine], since: str) -> Html:
    """What stands over an opened briefing: when and what for, edit, original or edited, compare, and the files."""
    facts = tag("span", f"Written {stamp(kept.at)} · {order_line(kept.order)}", class_="chain")
    edit = _view("Edit", "mode=edit", "b-edit")
    switch: tuple[Html, ...] = ()
    if kept.edition:
        shown = "original" if mode == "original" else "edited version"
        other = (
            _view("Show the edited version", "mode=read")
            if mode == "original"
            else _view("Show the original", "mode=original")
        )
        switch = (badge(f"{shown} shown", "" if mode == "original" else "warn"), other)
    return tag(
        "div",
        facts,
        tag("div", edit, *switch, _comparing(others, since), class_="moves"),
        _files(kept, mode),
        class_="b-bar",
    )


def _view(words: str, query: str, id_: str | None = None) -> Html:
    return tag("button", words, type="button", class_="act-like b-view", value=query, id=id_)


def _comparing(others: Sequence[BriefingLine], since: str) -> Html:
    if not others:
        return Html("")
    choices = (("", "nothing"), *((o.id, f"{o.title}, {stamp(o.at)}") for o in others[:50]))
    options = (tag("option", words, value=name, selected=name == since) for name, words in choices)
    return tag("label", "New since ", tag("select", *options, id="b-since"), class_="chain")


def _files(kept: KeptBriefing, mode: str) -> Html:
    version = "original" if mode == "original" or not kept.edition else "edited"
    place = f"/briefings/{quote(kept.id, safe='')}/file/"
    links = (
        tag("a", words, href=f"{place}{form}?{urlencode({'version': version})}", download=True, class_="b-file")
        for form, words in FORMS.items()
    )
    return tag("div", tag("span", "Save as ", class_="chain"), join(links, " "), class_="b-files")


def news(found: News, *, only: bool) -> Html:
    """What is new since the earlier briefing it names, and what of that one does not stand any more."""
    name = f"“{found.earlier.title}”, {stamp(found.earlier.at)}"
    many = len(found.new)
    words = f"{count(many, 'statement')} {'is' if many == 1 else 'are'} new" if many else "Nothing is new"
    switch = _view("Show all", "only=", "b-only") if only else _view("Show only what is new", "only=1", "b-only")
    head = tag("p", tag("b", words), f" since {name}. ", switch if many or only else "")
    return tag("div", head, _gone(found.gone), class_="note b-news")


def _gone(found: Sequence[Gone]) -> Html:
    if not found:
        return Html("")
    rows = (tag("li", one.text, " ", cites(one.citations), tag("div", WHY[one.why], class_="chain")) for one in found)
    title = tag("summary", f"{count(len(found), 'statement')} of the earlier one withdrawn or revised")
    return tag("details", title, tag("ul", *rows), class_="scope")
