"""The Settings page: what is in use and how to change it, how the page looks, what is kept, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from app.render.html import Html, join, tag
from app.render.words import badge, count, heading, note, stamp
from domain.report import Check, LogEntry
from domain.running import Running, SettingLine

LOGGED = 200  # lines of the log
THEMES = (("auto", "As the system"), ("light", "Light"), ("dark", "Dark"))
CHANGE = (
    "Settings are read when Sitrep starts: from the environment, and from the file .env in the folder it is started in."
)


def settings(now: Running, log: Sequence[LogEntry]) -> Html:
    """The whole page but for the checks, which take their time."""
    return join((heading("Settings"), _writer(now), _look(), _kept(now), _table(now.settings), _log(log)))


def _writer(now: Running) -> Html:
    """Who writes answers, and what leaves this machine."""
    if now.engine == "extractive":
        who = "Answers and briefings are quoted from the articles by rules. No model has a part in them."
    else:
        who = f"Answers and briefings are written by the model {now.model}; every statement is checked against its sentences."
    where = f"Text is sent to {now.host}." if now.host else "Nothing leaves this machine."
    vectors = {
        "bundled": "Search by meaning uses the bundled model, on this machine.",
        "multilingual": "Search by meaning uses the multilingual model, on this machine.",
    }.get(now.embedder, f"Search by meaning uses {now.embedder}: articles are sent to {now.host}.")
    sent = badge(where.rstrip("."), "warn" if now.host else "ok")
    lines = (tag("p", who, " ", sent), tag("p", vectors, class_="foot"))
    return tag("section", tag("h3", "Who writes"), *lines, class_="card")


def _look() -> Html:
    """The theme and the keys: remembered by this browser alone, by the page's listener."""
    themes = (tag("button", words, type="button", class_="theme act-like", value=name) for name, words in THEMES)
    look = tag("div", *themes, class_="choices", role="group", id="themes")
    keys = tag("button", "Keys are on", type="button", class_="act-like", id="keys-switch")
    shown = (("n", "next citation"), ("p", "previous citation"), ("Esc", "close the source"))
    listed = join((join((tag("kbd", key), f" {words}")) for key, words in shown), " · ")
    return tag(
        "section", tag("h3", "This browser"), tag("p", "Colours"), look, tag("p", "Keys: ", listed), keys,
        tag("p", "Kept in this browser only.", class_="foot"), class_="card",
    )  # fmt: skip


def _kept(now: Running) -> Html:
    states = ", ".join(f"{number:,} {state}" for state, number in now.kept) or "nothing yet"
    samples = (
        note("These are the sample articles. They step aside when the first article of yours is added.")
        if now.samples
        else ""
    )
    own = (
        "read, over the names that Sitrep ships with"
        if now.own_parties
        else "not there: the names that Sitrep ships with are used"
    )
    rows = (
        (
            "Library folder",
            now.library,
            "SITREP_LIBRARY names another. Originals, texts, claims and corrections are in it.",
        ),
        (
            "Sources and articles",
            states,
            "Removed articles stay in the folder and can be put back on the Library page.",
        ),
        ("Backup", "sitrep backup FILE", "writes all of it into one file; sitrep restore-backup FILE brings it back."),
        ("Parties file", f"{now.parties_file} ({own})", "Names and aliases of parties; read again when it changes."),
    )
    cells = (
        tag("tr", tag("th", name, scope="row"), tag("td", tag("bdi", value)), tag("td", why))
        for name, value, why in rows
    )
    table = tag("table", tag("tbody", *cells), class_="list settings")
    return tag("section", tag("h3", "What is kept"), samples, tag("div", table, class_="scroller"), class_="card")


def _table(lines: Sequence[SettingLine]) -> Html:
    head = tag("tr", *(tag("th", name, scope="col") for name in ("Variable", "Now", "What it is for")))
    rows = (
        tag("tr", tag("td", tag("code", one.variable)), tag("td", _value(one)), tag("td", _with_code(one.meaning)))
        for one in lines
    )
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="list settings")
    changed = sum(not one.default for one in lines)
    title = tag("summary", tag("b", "All settings"), " ", badge(f"{changed} changed from the default"))
    change = tag(
        "p",
        CHANGE,
        " For example: ",
        tag("code", "SITREP_ENGINE=llm"),
        ". Keys and passwords are never shown.",
        class_="foot",
    )
    return tag(
        "details", title, change, tag("div", table, class_="scroller"), class_="shelf", id="shelf-settings", open=True
    )


def _value(one: SettingLine) -> Html:
    default = "" if not one.default else tag("span", " (default)", class_="chain")
    return tag("span", tag("bdi", one.value), default)


def _log(entries: Sequence[LogEntry]) -> Html:
    if not entries:
        return Html("")
    head = tag("tr", *(tag("th", name, scope="col") for name in ("When", "What", "Which", "Detail")))
    rows = (
        tag("tr", *(tag("td", cell) for cell in (stamp(e.at), e.action, e.subject, e.detail))) for e in entries[:LOGGED]
    )
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="log")
    title = tag("summary", tag("b", "Audit log"), " ", badge(f"the last {count(len(entries), 'entry', 'entries')}"))
    return tag("details", title, tag("div", table, class_="scroller"), class_="shelf", id="shelf-audit")


def checks(found: Sequence[Check]) -> Html:
    """What was looked at, whether it is well, and what to do where it is not."""
    rows = (tag("li", _check(one)) for one in found)
    bad = sum(not one.ok for one in found)
    title = tag("p", tag("b", "All is well." if not bad else f"{count(bad, 'thing')} to look at."), role="status")
    return tag("section", title, tag("ul", *rows, class_="results"), class_="card")


def _check(one: Check) -> Html:
    sign = badge("well", "ok") if one.ok else badge("not well", "warn")
    hint = tag("div", one.hint, class_="chain") if one.hint and not one.ok else ""
    return join((sign, " ", tag("b", one.name), " ", tag("bdi", one.detail), hint))


def _with_code(words: str) -> Html:
    """The words with what stands between backticks as something to be typed."""
    return join(tag("code", part) if n % 2 else part for n, part in enumerate(words.split("`")))
