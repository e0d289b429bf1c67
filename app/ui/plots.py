"""Routes beside the pages: plots as SVG, tables as CSV, and the older statements behind a cell of the positions."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from app.export.table import figures_table, positions_table
from app.render.html import Html
from app.render.older import older
from app.render.parties import colours
from app.render.plot_figures import figures_plot
from app.render.plot_timeline import timeline_plot
from app.render.words import error, scope_line
from app.ui.facade import Desk
from app.view import Known, view_of
from domain.article import Filters
from domain.errors import NotFound, SitrepError, UserError

NEVER_KEPT = {"cache-control": "no-store"}


def add_plots(app: FastAPI, desk: Desk) -> None:
    """Give the web app its `/plot`, `/table` and `/older`; filters are given as in the address of a page."""

    @app.get("/plot/{name}.svg")
    def plot(name: str, request: Request, inline: bool = False, narrow: bool = False) -> Response:
        """One plot: `inline` for the page's own colours, else a file with title and scope; `narrow` for a phone."""

        def made(filters: Filters) -> Response:
            drawn = _plot(desk, name, request.query_params.get("by", "event"), filters, fixed=not inline, narrow=narrow)
            if not drawn:
                raise NotFound("There is nothing to draw", "Choose other filters.")
            return Response(drawn, media_type="image/svg+xml", headers=NEVER_KEPT)

        return _answered(desk, request, made)

    @app.get("/table/{kind}.csv")
    def table(kind: str, request: Request) -> Response:
        """Figures or positions as a table that a spreadsheet can open."""
        return _answered(desk, request, lambda filters: _table(desk, kind, filters))

    @app.get("/older")
    def behind(position: str, request: Request) -> Response:
        """What a party said before on the question of a position, named by its claim."""

        def made(filters: Filters) -> Response:
            held = (p for party in desk.positions(filters) for p in party.positions)
            found = next((p for p in held if p.claim == position), None)
            if found is None:
                raise NotFound("That position is not there any more", "Open the page again.")
            told = desk.records.older(found.claim, found.earlier, filters)
            return HTMLResponse(older(told, len(found.earlier), colours(desk.parties())), headers=NEVER_KEPT)

        return _answered(desk, request, made)


def _answered(desk: Desk, request: Request, made: Callable[[Filters], Response]) -> Response:
    """What was made under the filters of an address, or one sentence about what cannot be."""
    known = Known(pages=("ask",), outlets=desk.outlets(), parties=desk.parties(), tags=desk.tags.names())
    try:
        return made(view_of(request.url.query, known).filters)
    except NotFound as failure:
        return HTMLResponse(error(failure), status_code=404)
    except SitrepError as failure:
        return HTMLResponse(error(failure), status_code=400)


def _plot(desk: Desk, name: str, by: str, filters: Filters, *, fixed: bool, narrow: bool) -> Html:
    palette = colours(desk.parties())
    scope = scope_line(desk.scope(filters)) if fixed else ""
    if name == "timeline":
        found = desk.records.timeline(filters, "statement" if by == "statement" else "event")
        return timeline_plot(found, palette, scope=scope, fixed=fixed, narrow=narrow)
    group = next((g for g in desk.records.figures(filters) if name == f"figures-{g.id}"), None)
    if group is None:
        raise NotFound("There is no such plot", "Open the page again.")
    return figures_plot(group, palette, scope=scope, fixed=fixed, narrow=narrow)


def _table(desk: Desk, kind: str, filters: Filters) -> Response:
    if kind == "figures":
        claims = (c for c in desk.claims(filters) if c.figures)
        made = figures_table([(c, desk.article(c.article, c.version)) for c in claims])
    elif kind == "positions":
        made = positions_table(desk.positions(filters))
    else:
        raise UserError("There is no such table", "There are figures and positions.")
    heads = {**NEVER_KEPT, "content-disposition": f'attachment; filename="{kind}.csv"'}
    return Response(made, media_type="text/csv; charset=utf-8", headers=heads)
