"""The page that asks for the password, when one is set."""

from __future__ import annotations

from app.render.html import Html, tag
from app.render.words import note

# Without a referrer a browser sends the form as if from nowhere ("Origin: null"), and we would refuse it.
HEAD = Html(
    '<meta charset="utf-8"><meta name="referrer" content="same-origin"><title>Sitrep</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
)
FIELD = Html('<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>')


def login_page(style: str, *, bad: bool = False) -> Html:
    """A whole document; `style` is our own stylesheet, `bad` says that the last try failed."""
    wrong = note(tag("b", "That is not the password."), kind="error") if bad else ""
    label, button = tag("label", "Password", for_="password"), tag("button", "Log in", type="submit")
    form = tag("form", label, FIELD, button, method="post", action="/login")
    body = tag("main", tag("h1", "Sitrep"), wrong, form, class_="login desk")
    return Html(f'<!doctype html><html lang="en"><head>{HEAD}<style>{style}</style></head><body>{body}</body></html>')
