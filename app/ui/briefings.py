"""The routes behind the Briefing page: kept briefings as HTML, what its buttons and forms ask, and its files."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from app.export.briefing_file import briefing_file, file_name
from app.export.formats import BRIEFING
from app.render.briefing import ALL, Fresh, briefing, edited
from app.render.editing import editor
from app.render.html import Html, join
from app.render.kept import bar, deleted, history, news, told
from app.render.parties import colours
from app.render.words import error
from app.ui.facade import Desk
from domain.edition import edition_of
from domain.errors import NotFound, SitrepError, UserError
from domain.kept_briefing import KeptBriefing, News, title_of

NEVER_KEPT = {"cache-control": "no-store"}


def add_briefings(app: FastAPI, desk: Desk) -> None:
    """Give the web app its `/briefings`."""

    @app.get("/briefings")
    def listed() -> HTMLResponse:
        """The list of kept briefings."""
        return _answered(lambda: history(desk.briefings.lines()))

    @app.get("/briefings/{id}")
    def opened(id: str, mode: str = "read", since: str = "auto", only: str = "") -> HTMLResponse:  # noqa: A002 - the route's own word
        """One kept briefing: to read, as it was written ("original"), or to edit; with what is new since another one."""
        return _answered(lambda: _page(desk, id, mode, since, only=bool(only)))

    @app.post("/briefings")
    def asked(given: dict[str, str]) -> HTMLResponse:
        """What became of a button or a form, as the list or as the briefing to edit."""
        return _answered(lambda: _done(desk, given))

    @app.get("/briefings/{id}/file/{form}")
    def file(id: str, form: str, version: str = "edited") -> Response:  # noqa: A002 - as above
        """A briefing as a file; `version` is "edited", where there is one, or "original"."""
        try:
            kept = desk.briefings.read(id)
            if form not in BRIEFING:
                raise NotFound(f"There is no format {form!r}", f"There are {', '.join(BRIEFING)}.")
            content = briefing_file(desk, kept, form, original=version == "original")
        except SitrepError as failure:
            return HTMLResponse(error(failure), status_code=404 if isinstance(failure, NotFound) else 400)
        media, name = BRIEFING[form][0], file_name(kept, form)
        heads = {**NEVER_KEPT, "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(content, media_type=media, headers=heads)


def _answered(made: Callable[[], Html]) -> HTMLResponse:
    try:
        return HTMLResponse(made(), headers=NEVER_KEPT)
    except NotFound as failure:
        return HTMLResponse(error(failure), status_code=404)
    except SitrepError as failure:
        return HTMLResponse(error(failure), status_code=400)


def _page(desk: Desk, name: str, mode: str, since: str, *, only: bool) -> Html:
    kept, palette = desk.briefings.read(name), colours(desk.parties())
    if mode == "edit":
        return editor(kept, kept.edition or edition_of(kept.briefing), palette)
    others = tuple(one for one in desk.briefings.lines() if one.at < kept.at)
    found = _news(desk, kept, since)
    head = (bar(kept, mode, others, found.earlier.id if found else ""), news(found, only=only) if found else "")
    if kept.edition and mode != "original":
        return join((*head, edited(kept.briefing, kept.edition, palette, kept.title)))
    fresh = Fresh(new=frozenset(found.new), only=only) if found else ALL
    return join((*head, briefing(kept.briefing, palette, fresh, _title(kept))))


def _title(kept: KeptBriefing) -> str:
    """The name that a person gave it, else "" for the usual one."""
    return "" if kept.title == title_of(kept.order) else kept.title


def _news(desk: Desk, kept: KeptBriefing, since: str) -> News | None:
    if since != "auto":
        return desk.briefings.news(kept.id, since) if since else None
    last = desk.briefings.last_before(kept.id)
    return desk.briefings.news(kept.id, last.id) if last else None


def _done(desk: Desk, given: dict[str, str]) -> Html:
    """Does what is asked; UserError for anything that no button asks."""
    verb, name, room = given.get("verb", ""), given.get("id", ""), desk.briefings
    match verb:
        case "rename":
            line = room.rename(name, given.get("title", ""))
            return history(room.lines(), told(f"Called “{line.title}” from now on."))
        case "delete":
            gone = room.delete(name)
            return history(room.lines(), deleted(gone))
        case "restore":
            back = room.restore(name)
            return history(room.lines(), told(f"“{back.title}” is back."))
    kept = _changed(desk, verb, name, given)
    return editor(kept, kept.edition or edition_of(kept.briefing), colours(desk.parties()))


def _changed(desk: Desk, verb: str, name: str, given: dict[str, str]) -> KeptBriefing:
    room, text, cited = desk.briefings, given.get("text", ""), given.get("cited", "")
    line = int(given["line"]) if given.get("line", "").isdecimal() and len(given["line"]) < 7 else -1
    match verb:
        case "reword":
            return room.reword(name, line, text, cited)
        case "add":
            return room.add(name, line, text, cited)
        case "remove":
            return room.remove(name, line)
        case "put-back":
            return room.put_back(name, line)
        case "move":
            return room.move(name, line, -1 if given.get("by") == "-1" else 1)
        case "check":
            return room.check(name, line)
        case "start-again":
            return room.start_again(name)
    raise UserError("That is nothing that can be done with a briefing", "Load the page again.")
