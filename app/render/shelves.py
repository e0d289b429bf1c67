"""What stands beside the articles: sources that failed, watched feeds, removed articles, and the log."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.render.html import Html, join, tag
from app.render.words import badge, capital, count, day, stamp
from domain.article import Article
from domain.report import Feed, Item, LogEntry

LISTED = 200  # rows of one shelf


def act(words: str, verb: str, *ids: str | int, about: str = "", strong: bool = False) -> Html:
    """A button that asks for something to be done; the page's listener hands its value to the server.

    `about` is what it acts on, said to those who hear the page.
    """
    heard = tag("span", f" {about}", class_="vh") if about else ""
    value = json.dumps([verb, *map(str, ids)])
    return tag("button", words, heard, type="button", class_=f"act{' strong' * strong}", value=value)


def shelves(failed: Sequence[Item], feeds: Sequence[Feed], removed: Sequence[Article], log: Sequence[LogEntry]) -> Html:
    """The four fold-outs; those with nothing in them are left out."""
    parts = (_failed(failed), _feeds(feeds), _removed(removed), _log(log))
    return tag("div", *(part for part in parts if part), class_="shelves")


def _shelf(id_: str, title: str, number: int, inside: Html, *, kind: str = "", open_: bool = False) -> Html:
    summary = tag("summary", tag("b", title), " ", badge(f"{number:,}", kind))
    more = tag("p", f"The first {LISTED} of {number:,} are shown.", class_="none") if number > LISTED else ""
    return tag("details", summary, inside, more, class_="shelf", id=f"shelf-{id_}", open=open_)


def _failed(items: Sequence[Item]) -> Html:
    """What could not be taken, why, and the way to try it again."""
    if not items:
        return Html("")
    rows = (tag("li", _item(item), _ways(item)) for item in items[:LISTED])
    every = join((act("Try all again", "retry", strong=True), act("Drop all", "drop")), " ") if len(items) > 1 else ""
    return _shelf("failed", "Failed", len(items), join((tag("ul", *rows), every)), kind="warn", open_=True)


def _ways(item: Item) -> Html:
    """What can be done with one that failed."""
    both = (act("Try again", "retry", item.id, about=_name(item)), act("Drop", "drop", item.id, about=_name(item)))
    return tag("span", join(both, " "), class_="moves")


def _name(item: Item) -> str:
    return item.source.name or item.source.location


def _item(item: Item) -> Html:
    tries = f" · tried {count(item.tries, 'time')}" if item.tries > 1 else ""
    return tag("div", tag("bdi", _name(item)), tag("div", f"{capital(item.reason)}{tries}", class_="chain"))


def _feeds(feeds: Sequence[Feed]) -> Html:
    if not feeds:
        return Html("")
    rows = (tag("li", _feed(feed), _moves(feed)) for feed in feeds[:LISTED])
    return _shelf("feeds", "Watched feeds", len(feeds), tag("ul", *rows))


def _moves(feed: Feed) -> Html:
    check = act("Check now", "check", feed.url, about=feed.url)
    return tag("span", check, " ", act("Stop watching", "unwatch", feed.url, about=feed.url), class_="moves")


def _feed(feed: Feed) -> Html:
    parts = (
        f"checked {stamp(feed.checked_at)}" if feed.checked_at else "not checked yet",
        f"next {stamp(feed.next_at)}" if feed.next_at else "",
        f"failed {count(feed.failures, 'time')} running" if feed.failures else "",
        feed.note,
    )
    return tag("div", tag("bdi", feed.url), tag("div", " · ".join(part for part in parts if part), class_="chain"))


def _removed(found: Sequence[Article]) -> Html:
    """Articles that were taken out: in no answer and no list, kept to be put back."""
    if not found:
        return Html("")
    rows = (tag("li", _gone(a), act("Put back", "restore", a.id, about=a.title or a.name)) for a in found[:LISTED])
    return _shelf("removed", "Removed", len(found), tag("ul", *rows))


def _gone(article: Article) -> Html:
    when = day(article.published.iso, year=True) if article.published else "no date"
    return tag("div", tag("bdi", article.title or article.name), tag("div", f"{article.name} · {when}", class_="chain"))


def _log(entries: Sequence[LogEntry]) -> Html:
    if not entries:
        return Html("")
    head = tag("tr", *(tag("th", name, scope="col") for name in ("When", "What", "Which", "Detail")))
    rows = (
        tag("tr", *(tag("td", cell) for cell in (stamp(e.at), e.action, e.subject, e.detail))) for e in entries[:LISTED]
    )
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="log")
    return _shelf("log", "What was done", len(entries), tag("div", table, class_="scroller"))


def bar() -> Html:
    """What can be done with the selected rows; unseen while none is. Removing asks once more."""
    counted = tag("span", "", id="picked-count", role="status")
    ask = tag("button", "Remove…", type="button", id="picked-remove", class_="act-like")
    none = tag("button", "Select none", type="button", id="picked-none", class_="act-like")
    box = tag("input", type="text", id="picked-tag", maxlength="60", placeholder="Tag", aria_label="Tag")
    put = tag("button", "Add tag", type="button", id="picked-tagged", class_="act-like")
    take = tag("button", "Take tag away", type="button", id="picked-untagged", class_="act-like")
    choose = tag("span", join((box, put, take, ask, none), " "), class_="choose")
    words = tag("span", "They leave the lists and every answer, and can be put back under “Removed”.")
    sure = tag("button", "Yes, remove", type="button", id="picked-sure", class_="act-like strong")
    keep = tag("button", "Keep", type="button", id="picked-keep", class_="act-like")
    confirm = tag("span", join((words, sure, keep), " "), class_="confirm")
    return tag("div", counted, choose, confirm, class_="picked", role="group", title="Selected articles")
