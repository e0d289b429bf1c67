"""Our own stylesheet and script: one file each, which browsers keep for good, since its address changes with its content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import FastAPI
from fastapi.responses import Response

STYLES = ("desk.css", "looking.css", "talks.css", "briefing.css", "print.css")
SCRIPTS = ("view.js", "extras.js", "talks.js", "briefing.js", "focus.js", "desk.js")
LOOKS = "/look/"  # the path under which they stand
_KINDS = {"css": ("text/css", STYLES), "js": ("application/javascript", SCRIPTS)}


@cache
def asset(name: str) -> str:
    """One of our own files: a stylesheet, a script or `icon.svg`."""
    return (files("app.ui") / "assets" / name).read_text("utf-8")


@cache
def bundle(kind: str) -> bytes:
    """All our stylesheets ("css") or scripts ("js") one after another."""
    return "\n".join(asset(name) for name in _KINDS[kind][1]).encode()


def address(kind: str) -> str:
    """Where the present one is served."""
    return f"{LOOKS}{sha256(bundle(kind)).hexdigest()[:16]}.{kind}"


def style() -> str:
    """The tag of the stylesheet."""
    return f'<link rel="stylesheet" href="{address("css")}">'


def script() -> str:
    """The tag of the script, which loads beside Gradio's own and waits for the page."""
    return f'<script defer src="{address("js")}"></script>'


def add_looks(app: FastAPI) -> None:
    """Give the web app its `/look`."""

    @app.get(LOOKS + "{digest}.{kind}")
    def look(digest: str, kind: str) -> Response:
        """The file, by the one address that it has now."""
        if kind not in _KINDS or address(kind) != f"{LOOKS}{digest}.{kind}":
            return Response("There is no such file.", status_code=404, media_type="text/plain")
        return Response(bundle(kind), media_type=_KINDS[kind][0])
