"""What frames every page: the header with its badges, the first words of a conversation, the empty source pane."""

from __future__ import annotations

from collections.abc import Sequence

from app.render.answer import suggestions
from app.render.html import Html, join, tag
from app.render.words import badge, scope_line
from domain.answer import Scope

WELCOME = "Ask who said what, through whom, and who says otherwise. Every statement cites its exact sentence."
SAMPLES = (
    "You are looking at a small sample library, written for this app about a made-up conflict. "
    "Add your own articles on the Library page and it steps aside."
)
EMPTY = "Add articles on the Library page first: text, Markdown, HTML or JSON files."


def header(scope: Scope, engine: str, *, samples: bool) -> Html:
    """Product name, what is loaded, and which engine answers."""
    sample = badge("Sample library", "warn samples") if samples else ""
    line = scope_line(scope) if scope.articles else "No articles loaded"
    loaded = badge(line, "scope-line", title=f"{line}. Copies of one report are one origin.")
    short, colon, more = engine.partition(": ")
    words = join((short, tag("span", colon, more, class_="more")))
    answers = tag("span", words, class_=f"badge engine {'ok' if engine.startswith('Offline') else 'warn'}")
    return tag(
        "div", tag("h1", "Sitrep", class_="name"), tag("span", join((sample, loaded, answers), " "), class_="badges")
    )


def welcome(scope: Scope, questions: Sequence[str], *, samples: bool) -> Html:
    """What a conversation starts with: one line of explanation and questions to press."""
    about = SAMPLES if samples else "" if scope.articles else EMPTY
    lines = (tag("p", WELCOME, class_="lead"), tag("p", about, class_="chain") if about else "")
    return tag("section", join(lines), suggestions(questions), class_="turn welcome")


def pane() -> Html:
    """The source pane before anything was opened; the page's listener fills it."""
    place = tag("span", "Source", id="source-place")
    moves = (_button("source-back", "Previous citation", "◀"), place, _button("source-on", "Next citation", "▶"))
    bar = tag("div", tag("span", *moves), _button("source-close", "Close the source", "✕"), class_="bar")
    hint = tag("p", "Press a numbered citation to read the sentence in its article.", class_="none")
    return tag("div", bar, tag("div", hint, id="source-text"), class_="pane", id="source")


def _button(id_: str, label: str, sign: str) -> Html:
    shown = tag("span", label, class_="vh"), tag("span", sign)
    return tag("button", *shown, type="button", id=id_, disabled=id_ != "source-close")
