"""The Disputes & figures page: who says otherwise, and which figures who gives; read anew each time it is opened."""

from __future__ import annotations

from typing import Any

from app.render.disputes import disputes
from app.render.html import Html
from app.render.parties import colours
from app.render.words import quiet
from app.ui.facade import Desk
from app.ui.filters import filters_of
from app.ui.parts import panel, shown
from app.ui.told import told
from app.view import query_of


class Disputes:
    """The page's component, and its handler around one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.panel = panel(quiet("Reading the articles…"), "disputes")

    def show(self, *chosen: Any) -> Html:
        """The cards of disputes."""
        return shown(self._cards(chosen), "disputes")

    @told
    def _cards(self, chosen: tuple[Any, ...]) -> Html:
        filters = filters_of(*chosen)
        counts, palette = self.desk.records.figures(filters), colours(self.desk.parties())
        possible = self.desk.possible(filters)
        return disputes(*self.desk.disputes(filters), palette, counts, query_of(filters), possible)
