"""The source pane's own routes: one article with its marks and claims, what its forms ask, and the original as received."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from app.render.about import moves
from app.render.claims import claims
from app.render.html import Html
from app.render.parties import colours
from app.render.raw import raw
from app.render.source import source
from app.render.words import error
from app.ui.facade import Desk
from app.ui.mending import mend
from domain.article import Article, Filters
from domain.errors import NotFound, SitrepError, UserError
from domain.text import Span

_ENDING = re.compile(r"\.\w{1,8}(?=$|[?#])")
_AS_THEY_ARE = frozenset(
    (".txt", ".md", ".json", ".jsonl", ".csv", ".pdf", ".docx", ".epub", ".eml")
)  # a saved page could run its scripts when it is opened: pages are saved as text


def add_sources(app: FastAPI, desk: Desk) -> None:
    """Give the web app its `/source` and `/original`."""

    @app.get("/source")
    def opened(
        article: str, version: int, start: int = 0, end: int = 0, also: str = "", as_raw: bool = False
    ) -> HTMLResponse:
        """One article for the source pane, with `start` to `end` marked and the spans of `also` marked lighter."""
        try:
            found, copies = _with_copies(desk, desk.article(article, version))
            cited = Span(start=start, end=end)
            if as_raw:
                shown = raw(found, cited, moves(found, raw=True))
            else:
                shown = source(found, cited, _spans(also), copies, _claims(desk, found, cited))
        except NotFound as failure:
            return HTMLResponse(error(failure), status_code=404)
        except (SitrepError, ValueError) as failure:
            known = failure if isinstance(failure, SitrepError) else UserError("That is not a place in an article")
            return HTMLResponse(error(known), status_code=400)
        return HTMLResponse(shown, headers={"cache-control": "no-store"})

    @app.post("/claims")
    def set_right(asked: dict[str, str]) -> HTMLResponse:
        """What became of a form of the source pane, in words."""
        try:
            return HTMLResponse(mend(desk, asked))
        except SitrepError as failure:
            return HTMLResponse(error(failure), status_code=400)

    @app.get("/original/{article:path}")
    def original(article: str, version: int | None = None) -> Response:
        """The bytes as they were received, to be saved and never shown: no browser takes them for a page."""
        try:
            content, name = desk.original(article, version), file_name(desk.article(article, version))
        except NotFound as failure:
            return HTMLResponse(error(failure), status_code=404)
        heads = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "cache-control": "no-store",
        }
        return Response(content, media_type="text/plain; charset=utf-8", headers=heads)


def file_name(article: Article) -> str:
    """What a saved original is called: the article's id and version, with an ending under which nothing runs."""
    found = _ENDING.search((article.member or article.source).lower())
    ending = found[0] if found else ""
    return f"{article.id}-v{article.version}{ending if ending in _AS_THEY_ARE else f'{ending}.txt'}".replace("/", "_")


def _with_copies(desk: Desk, article: Article) -> tuple[Article, Sequence[Article]]:
    """The article with what the library knows of its origin, and the other articles of that origin."""
    known = {a.id: a for a in desk.articles()}
    if article.id not in known:
        return article, ()
    here = known[article.id]
    copies = tuple(known[i] for i in here.copies if i in known)
    return replace(article, origin=here.origin, copies=here.copies), copies


def _claims(desk: Desk, article: Article, cited: Span) -> Html:
    """The claims of the article with their forms; a broken file of parties is said in their place."""
    try:
        found = desk.claims(Filters(articles=(article.id,)))
        placed = desk.corrections.placed(article.id)
    except UserError as failure:
        return error(failure)
    return claims(article, found, placed, desk.parties(), colours(desk.parties()), cited)


def _spans(text: str) -> tuple[Span, ...]:
    """The spans of "12-40,60-88"; ValueError when it is something else."""
    pairs = (pair.split("-") for pair in text.split(",")[:200] if pair)
    return tuple(Span(start=int(start), end=int(end)) for start, end in pairs)
