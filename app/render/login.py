"""The page that asks for the password, when one is set."""

from __future__ import annotations

from app.render.html import Html, tag
from app.render.words import note


def login_page(style: str, *, bad: bool = False) -> Html:
    """A whole document; `style` is our own stylesheet, `bad` says that the last try failed."""
    wrong = note(tag("b", "That is not the password."), kind="error") if bad else ""
    field = Html(
        '<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>'
    )
    label = tag("label", "Password", for_="password")
    form = tag("form", label, field, tag("button", "Log in", type="submit"), method="post", action="/login")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Sitrep</title>'
    )
    body = tag("main", tag("h1", "Sitrep"), wrong, form, class_="login desk")
    return Html(f'<!doctype html><html lang="en"><head>{head}<style>{style}</style></head><body>{body}</body></html>')
