"""The route that gives a kept conversation as a file."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from app.render.words import error
from app.ui.facade import Desk
from domain.errors import NotFound, SitrepError

KINDS = {
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def add_conversations(app: FastAPI, desk: Desk) -> None:
    """Give the web app its `/conversation/ID`."""

    @app.get("/conversation/{name}")
    def saved(name: str, form: str = "md") -> Response:
        """One conversation with all its quotations, to be saved."""
        try:
            content = desk.talks.export(name, form)
        except SitrepError as failure:
            return HTMLResponse(error(failure), status_code=404 if isinstance(failure, NotFound) else 400)
        heads = {
            "content-disposition": f'attachment; filename="conversation-{name}.{form}"',
            "cache-control": "no-store",
        }
        return Response(content, media_type=KINDS[form], headers=heads)
